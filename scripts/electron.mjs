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

/**
 * As `findElectron`, and makes sure that it starts: a system library may be missing, and the Electron that tests are
 * run with where there is no other prepares itself on its first start.
 * @returns {ReturnType<typeof findElectron>}
 */
export async function findStartingElectron() {
  const found = await findElectron()
  if (!found.path) return found
  const { code, output } = await run(found.path, ['--version'], { keep: true, timeout: 300_000 })
  if (code === 0) return found
  return { path: null, reason: `Electron does not start here (${output.trim().split('\n').at(-1)})` }
}
