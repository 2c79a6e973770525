import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { protocol } from 'electron'
import headers from '#shared/headers.json' with { type: 'json' }
import { HOME, ours } from './address.ts'

const isOurs = ours(null).origin

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
}

/** Before the app is ready, or Chromium treats app: as an opaque scheme without storage. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the built page from `root` as app://notebook/. */
export function serveApp(root: string): void {
  protocol.handle('app', request => answer(root, request))
}

/** The answer to one request, with the security headers whatever it is. */
export async function answer(root: string, request: Pick<Request, 'url' | 'method'>): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, 'Method not allowed')
  if (!isOurs(request.url)) return refusal(403, 'Forbidden')
  const file = await filePathFor(root, request.url)
  if (file === null) return refusal(404, 'Not found')
  const bytes = await readFile(file)
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), {
    status: 200,
    headers: {
      ...headers,
      'Content-Type': TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
      'Content-Length': String(bytes.length),
    },
  })
}

function refusal(status: number, words: string): Response {
  return new Response(words, { status, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' } })
}

/** The existing file inside `root` that the address names, or null. Links that lead out of `root` count as missing. */
export async function filePathFor(root: string, address: string): Promise<string | null> {
  const path = pathIn(address)
  if (path === null) return null
  try {
    const home = await realpath(root)
    const file = await realpath(join(home, ...path))
    return file.startsWith(home + sep) && (await stat(file)).isFile() ? file : null
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

// The build names its files itself, so a name may be held to what a build writes: no dot at either end, no separator,
// drive, stream, device path, control character or second layer of percent signs gets through.
const NAME = /^(?!.*\.$)[A-Za-z0-9_-][A-Za-z0-9_.+@-]*$/

/** The names from the root to the file, or null for an address that names none of ours. */
function pathIn(address: string): string[] | null {
  if (!isOurs(address)) return null
  // The parser resolves "..", so whatever still needs it was hidden from the parser; look at the address as written.
  const written = address.slice(HOME.length - 1).split(/[?#]/, 1)[0]!
  if (written === '' || written === '/') return ['index.html']
  const names = written.slice(1).split('/')
  const decoded = names.map(decode)
  return decoded.every(name => name !== null && NAME.test(name)) ? (decoded as string[]) : null
}

function decode(name: string): string | null {
  try {
    return decodeURIComponent(name)
  } catch {
    return null
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'EACCES', 'EPERM', 'EINVAL'].includes(String(code))
}
