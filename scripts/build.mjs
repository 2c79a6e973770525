import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runTool } from './run.mjs'
import { Stop, say } from './say.mjs'

const stamp = join(root, '.cache', 'built')
const made = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']

/** Builds `out/` when a source has changed since it was last built. The stamp goes first and comes last, so half a build is built again. */
export async function build() {
  const now = fingerprint()
  if (readStamp() === now && made.every(file => existsSync(join(root, file)))) return
  say('Building the app.')
  rmSync(stamp, { force: true })
  const { code, output } = await runTool('electron-vite', ['build', '--logLevel', 'warn'], { keep: true })
  if (code !== 0) throw new Stop(`${output.trim()}\nThe app could not be built; the reason stands above.`)
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(stamp, now)
}

function readStamp() {
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : null
}

/** A hash over the words of everything that goes into the build; times are left out, a fresh clone or a switched branch changes them all. */
function fingerprint() {
  const hash = createHash('sha256').update(process.version)
  const single = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'tsconfig.base.json']
  for (const file of [...single, ...filesIn('src'), ...filesIn('resources')]) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

/** @param {string} folder */
function filesIn(folder) {
  if (!existsSync(join(root, folder))) return []
  const names = /** @type {string[]} */ (readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }))
  const isSource = (/** @type {string} */ name) => /\.[^/\\]+$/.test(name) && !/\.test\.tsx?$/.test(name)
  return names
    .filter(isSource)
    .map(name => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort()
}
