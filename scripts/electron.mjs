import { existsSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { hasNoDisplay, run } from './run.mjs'

/**
 * Electron's binary, or the reason why there is none. Asking the package downloads the binary where it is missing,
 * and throws within two seconds where that is refused; it honours `ELECTRON_OVERRIDE_DIST_PATH`.
 * @returns {Promise<{ path: string, reason: null } | { path: null, reason: string }>}
 */
export async function findElectron() {
  // Asked first: without a screen there is nothing to download for.
  if (hasNoDisplay()) return { path: null, reason: 'there is no display for a desktop window here' }
  const { code, output } = await run(process.execPath, ['-p', "require('electron')"], { keep: true })
  const path = output.trim().split(/\r?\n/).at(-1) ?? ''
  if (code === 0 && isAbsolute(path) && existsSync(path)) return { path, reason: null }
  return { path: null, reason: "Electron's program is not here and could not be downloaded" }
}
