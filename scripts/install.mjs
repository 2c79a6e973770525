import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runNpm } from './run.mjs'
import { Stop, say } from './say.mjs'

/**
 * Installs from the lockfile when something of it is missing in `node_modules`.
 * npm writes `node_modules/.package-lock.json` last, so an interrupted install is seen as missing.
 */
export async function install() {
  const missing = missingPackage(root)
  if (missing === null) return
  say(`Installing what is missing (${missing}) from the lockfile; the first time takes about a minute.`)
  const { code } = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'])
  if (code !== 0) throw new Stop('npm could not install the packages; its own words stand above. Is the network there?')
}

/**
 * The first package of the lockfile that is not installed as it says, or null.
 * @param {string} folder
 */
export function missingPackage(folder) {
  const wanted = readLock(join(folder, 'package-lock.json'))
  const installed = readLock(join(folder, 'node_modules', '.package-lock.json'))
  if (!wanted) throw new Stop('package-lock.json is missing, so nobody can say what to install.')
  for (const [path, entry] of Object.entries(wanted)) {
    // An optional package is for one platform, usually another one.
    if (path === '' || entry.optional || entry.devOptional || entry.peer) continue
    const there = installed?.[path]
    if (there?.version !== entry.version || there?.integrity !== entry.integrity || !existsSync(join(folder, path))) {
      return path.replace(/^.*node_modules\//, '')
    }
  }
  return null
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }> | null}
 */
function readLock(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null
}
