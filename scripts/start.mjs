// `npm start`: installs, builds and opens the app. Needs Node alone.
import { spawn } from 'node:child_process'
import { build } from './build.mjs'
import { findElectron } from './electron.mjs'
import { install } from './install.mjs'
import { onPath, root } from './run.mjs'
import { begin, Stop, say } from './say.mjs'
import { isOurs, PORT, serve } from './serve.mjs'

const USAGE = `npm start -- [--browser] [--port N] [--no-open]
  --browser   in the browser, without asking for a desktop window
  --port N    on another port, which is another notebook (browser only)
  --no-open   print the address and leave the browser alone`

await begin(async () => {
  const wish = readWish(process.argv.slice(2))
  await install()
  await build()
  if (!wish.browser) {
    const electron = await findElectron()
    if (electron.path && (await openWindow(electron.path))) return
    say(
      `${electron.reason ? sentence(electron.reason) : 'The desktop window could not start'}, so the app runs in the browser.`,
    )
  }
  await openBrowser(wish)
})

/** @param {string[]} args */
function readWish(args) {
  const wish = { browser: false, port: PORT, open: !process.env.CI }
  for (let at = 0; at < args.length; at++) {
    const [name, joined] = /** @type {string} */ (args[at]).split('=', 2)
    if (name === '--browser') wish.browser = true
    else if (name === '--no-open') wish.open = false
    else if (name === '--port') {
      wish.port = Number(joined ?? args[++at])
      wish.browser = true
    } else throw new Stop(`${args[at]} is not known.\n${USAGE}`)
  }
  if (!Number.isInteger(wish.port) || wish.port < 1 || wish.port > 65535)
    throw new Stop(`A port is a number from 1 to 65535.`)
  return wish
}

/** @param {string} reason */
function sentence(reason) {
  return reason.charAt(0).toUpperCase() + reason.slice(1)
}

/**
 * Opens the desktop window and waits until it is closed. False where Electron ends at once with an error:
 * a system library is missing, or it refuses to run as root.
 * @param {string} path
 * @returns {Promise<boolean>}
 */
function openWindow(path) {
  return new Promise(done => {
    const started = Date.now()
    const child = spawn(path, [root], { cwd: root, stdio: 'inherit' })
    let asked = false
    // Ctrl-C reaches Electron too: it closes its windows, and this script ends after it.
    const ask = () => {
      asked = true
    }
    const end = () => {
      asked = true
      child.kill('SIGTERM')
    }
    process.on('SIGINT', ask).on('SIGTERM', end)
    child.on('error', () => done(false))
    child.on('exit', code => {
      process.off('SIGINT', ask).off('SIGTERM', end)
      done(asked || code === 0 || code === null || Date.now() - started > 10_000)
    })
  })
}

/** @param {{ port: number, open: boolean }} wish */
async function openBrowser({ port, open }) {
  const server = await serve({ port }).catch(async error => {
    if (error.code === 'EADDRINUSE' && (await isOurs(port))) return null
    if (error.code === 'EADDRINUSE') throw new Stop(takenSentence(port))
    throw error
  })
  const address = `http://127.0.0.1:${port}/`
  if (port !== PORT) say(`Port ${port} has a notebook of its own; the usual one is on ${PORT}.`)
  say(server ? `Aide-Mémoire is at ${address} (Ctrl-C ends it).` : `Aide-Mémoire is running already, at ${address}`)
  if (open) openAddress(address)
  if (server) endOnSignal(server.close)
}

/** @param {number} port */
function takenSentence(port) {
  return `Port ${port} is taken by another program. The browser keeps the notebook under its address, and another port is
another address: the app would open with another, empty notebook, and yours would be back with port ${port}.
Close the other program, or start with \`npm start -- --port ${port + 1}\` if a separate notebook is what you want.`
}

/** Opens the system's browser where there is one; where there is none, the printed address is enough. @param {string} address */
function openAddress(address) {
  const [program, args] =
    process.platform === 'darwin'
      ? ['open', [address]]
      : process.platform === 'win32'
        ? ['explorer.exe', [address]]
        : [onPath('xdg-open'), [address]]
  if (!program) return
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}

/** @param {() => Promise<void>} close */
function endOnSignal(close) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void close())
}
