// `npm run test:safety`: what takes minutes. Kills, damages and fills disks, and closes with a table of what was called
// Saved and what was read back of it.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { getChromium } from './chromium.mjs'
import { install } from './install.mjs'
import { hasNoDisplay, onPath, root, run, runTool, toolPath } from './run.mjs'
import { begin, Stop, say } from './say.mjs'

const figures = join(root, '.cache', 'safety.jsonl')
const SPECS = ['killed', 'damaged', 'fullDisk', 'desktopKilled']
const USAGE = `npm run test:safety -- [--share N] [--only PART]
  --share N    how much of the full counts (50 kills of a browser, 20 of the desktop app, 1,000 schedules): 1, or 0.1 for a look
  --only PART  one of: schedules, ${SPECS.join(', ')}`

const NAMES = /** @type {Record<string, string>} */ ({
  typingLost: 'typing never called Saved and lost, at most ms',
  behind: 'journal not yet as far',
  silence: 'longest until Saved or Not saved, ms',
  failed: 'times Not saved was said',
  wasClosed: 'closed under the window',
})

await begin(async () => {
  const { share, parts } = readWish(process.argv.slice(2))
  await install()
  process.env.CHROMIUM_PATH = (await getChromium()) ?? ''
  process.env.SAFETY_SHARE = String(share)
  await build()
  rmSync(figures, { force: true })
  const failed = []
  for (const part of parts) if ((await runPart(part)) !== 0) failed.push(part)
  say(`\n${table()}`)
  if (failed.length > 0) throw new Stop(`Not all of it held: ${failed.join(', ')}. What happened stands above.`)
})

/** @param {string} part */
async function runPart(part) {
  say(`\n${part}`)
  if (part === 'schedules') return (await runTool('vitest', ['run', 'src/renderer/data/twoWindows.test.ts'])).code
  // Without an end, `killed` would mean the specs of the desktop too.
  const args = [toolPath('@playwright/test'), 'test', '--project=safety', '--workers=1', `/${part}.spec`]
  const xvfb = part === 'desktopKilled' && hasNoDisplay() ? onPath('xvfb-run') : null
  const [program, ...before] = xvfb ? [xvfb, '-a', process.execPath] : [process.execPath]
  return (await run(program, [...before, ...args])).code
}

/** @param {string[]} args */
function readWish(args) {
  const wish = { share: 1, parts: ['schedules', ...SPECS] }
  for (let at = 0; at < args.length; at += 2) {
    const [name, value = ''] = args.slice(at, at + 2)
    if (name === '--share' && Number(value) > 0) wish.share = Number(value)
    else if (name === '--only' && wish.parts.includes(value)) wish.parts = [value]
    else throw new Stop(USAGE)
  }
  return wish
}

/** What the specs have noted, as a table of Markdown. */
function table() {
  const lines = existsSync(figures) ? readFileSync(figures, 'utf8').split('\n').filter(Boolean) : []
  const rows = lines.map(line => {
    const { what, times, acknowledged = '', readBack = '', lost = '', ...more } = JSON.parse(line)
    const rest = Object.entries(more).map(([name, value]) => `${NAMES[name] ?? name}: ${value}`)
    return `| ${what} | ${times} | ${acknowledged} | ${readBack} | ${lost} | ${rest.join(', ')} |`
  })
  return ['| what | times | called Saved | read back | lost | |', '|---|---:|---:|---:|---:|---|', ...rows].join('\n')
}
