// `npm run dev`: the app with its sources watched, in Electron or, without one, in the browser.
import { findElectron } from './electron.mjs'
import { install } from './install.mjs'
import { root, runTool } from './run.mjs'
import { begin, say } from './say.mjs'

const DEV_PORT = 4748

await begin(async () => {
  await install()
  // `electron-vite dev` neither downloads Electron nor says that it is missing, so it is told where it is.
  const electron = await findElectron()
  if (electron.path) {
    await runTool('electron-vite', ['dev', '--watch'], { env: { ELECTRON_EXEC_PATH: electron.path } })
    return
  }
  say(`No desktop window, because ${electron.reason}; the browser shell is served instead.`)
  await devInBrowser()
})

/** The renderer's part of electron.vite.config.ts in Vite's own server. Without the CSP: React's refresh needs inline scripts. */
async function devInBrowser() {
  const { createServer, loadConfigFromFile, mergeConfig } = await import('vite')
  const loaded = await loadConfigFromFile({ command: 'serve', mode: 'development' }, 'electron.vite.config.ts', root)
  if (!loaded) throw new Error('electron.vite.config.ts is missing')
  const { renderer } = /** @type {{ renderer: import('vite').UserConfig }} */ (/** @type {unknown} */ (loaded.config))
  const server = await createServer(
    mergeConfig(renderer, { configFile: false, server: { host: '127.0.0.1', port: DEV_PORT, strictPort: true } }),
  )
  await server.listen()
  server.printUrls()
}
