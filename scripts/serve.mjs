import { createReadStream, readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { root } from './run.mjs'

/** The browser shell's port. The notebook belongs to the origin and so to the port: it stays for ever. */
export const PORT = 4747

const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
})
const ABOUT = JSON.stringify({ app: 'aide-memoire' })

/**
 * Serves the built renderer on 127.0.0.1 with the headers of both shells. Port 0 takes a free one.
 * Rejects with `code: 'EADDRINUSE'` where the port is taken.
 * @param {{ port: number, folder?: string }} options
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export function serve({ port, folder = join(root, 'out', 'renderer') }) {
  const headers = JSON.parse(readFileSync(join(root, 'src', 'shared', 'headers.json'), 'utf8'))
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    const own = server.address()
    const ownPort = typeof own === 'object' && own ? own.port : port
    void answer(request, response, folder, ownPort)
  })
  return new Promise((done, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', () => {
      const own = server.address()
      const address = `http://127.0.0.1:${typeof own === 'object' && own ? own.port : port}/`
      const close = () =>
        new Promise(closed => {
          server.close(() => closed(undefined))
          server.closeAllConnections()
        })
      done({ address, close: /** @type {() => Promise<void>} */ (close) })
    })
  })
}

/** Whether what listens on the port is this app already. @param {number} port */
export async function isOurs(port) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/about.json`, { signal: AbortSignal.timeout(2000) })
    return (await answer.text()) === ABOUT
  } catch {
    // Whatever it is, it does not speak our language.
    return false
  }
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {string} folder
 * @param {number} port
 */
async function answer(request, response, folder, port) {
  const refuse = (/** @type {number} */ status) =>
    void response.writeHead(status, { 'Content-Type': 'text/plain' }).end()
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
  // A foreign name that resolves to this machine (DNS rebinding) would make a foreign page our own origin.
  if (request.headers.host !== `127.0.0.1:${port}` && request.headers.host !== `localhost:${port}`) return refuse(421)
  // One origin only, or there would be two notebooks.
  if (request.headers.host.startsWith('localhost')) {
    return void response.writeHead(307, { Location: `http://127.0.0.1:${port}/` }).end()
  }
  const path = pathOf(request.url ?? '')
  if (path === null) return refuse(400)
  if (path === '/about.json') return void response.writeHead(200, { 'Content-Type': 'application/json' }).end(ABOUT)
  // Browsers ask for it beside whatever names no icon, such as about.json.
  if (path === '/favicon.ico') return refuse(204)
  const file = join(folder, path === '/' ? 'index.html' : path)
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) return refuse(404)
  response.writeHead(200, {
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'Content-Length': found.size,
    // Names in assets carry a hash of their content; a page kept by the browser would name old ones.
    'Cache-Control': path.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
  })
  if (request.method === 'HEAD') return void response.end()
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response)
}

/**
 * The path asked for, or null for one that is not plainly below the folder: `..` in any spelling, backslashes,
 * control characters, hidden files, a drive letter.
 * @param {string} url
 */
export function pathOf(url) {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '')
    const plain = path.startsWith('/') && !/[\\:%\p{Cc}]|\/\/|\/\./u.test(path)
    return plain ? path : null
  } catch {
    return null
  }
}
