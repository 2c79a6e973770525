// `npm test`: everything that holds this project together. Needs Node alone; closes with one line of counts.
import { build } from './build.mjs'
import { findChromium, findShell, getChromium } from './chromium.mjs'
import { install } from './install.mjs'
import { run, runTool } from './run.mjs'
import { begin, Stop, say } from './say.mjs'
import { browser, check, desktop, failure, units } from './steps.mjs'

/** @typedef {import('./steps.mjs').Outcome} Outcome */

/** None reads what another writes, so they run beside each other. */
const CHECKS = /** @type {Record<string, () => Promise<Outcome>>} */ ({
  types: () => check(runTool('typescript', ['-b'], { keep: true })),
  lint: () => check(runTool('@biomejs/biome', ['check', '--error-on-warnings'], { keep: true })),
  layers: () => check(run(process.execPath, ['layers.mjs'], { keep: true })),
  'dead code': () => check(runTool('knip', [], { keep: true })),
})
const TESTS = /** @type {Record<string, () => Promise<Outcome>>} */ ({ unit: units })
const SPECS = /** @type {Record<string, () => Promise<Outcome>>} */ ({ browser, desktop })
const FAST = [...Object.keys(CHECKS), ...Object.keys(TESTS)]
const USAGE = `npm test -- [--fast] [--only STEP]
  --fast       without the specs that need a browser or a window
  --only STEP  one of: ${[...FAST, ...Object.keys(SPECS)].join(', ')}`

await begin(async () => {
  const wanted = readWish(process.argv.slice(2))
  await install()
  process.env.CHROMIUM_HEADLESS_SHELL = (await findShell()) ?? ''
  // Some tests beside the code look at hostile pages in a real one.
  const mustGet = wanted.includes('browser') && !process.env.CHROMIUM_HEADLESS_SHELL
  process.env.CHROMIUM_PATH = (await (mustGet ? getChromium() : findChromium())) ?? ''
  const of = (/** @type {typeof CHECKS} */ steps) => Object.entries(steps).filter(([name]) => wanted.includes(name))
  const outcomes = await Promise.all(of(CHECKS).map(([name, work]) => step(name, work)))
  for (const [name, work] of of(TESTS)) outcomes.push(await step(name, work))
  const specs = of(SPECS)
  const built = specs.length ? await step('build', buildOnce) : null
  if (built) outcomes.push(built)
  // Without a build there is nothing to look at.
  if (!built?.failed) for (const [name, work] of specs) outcomes.push(await step(name, work))
  sum(outcomes)
})

/** @param {string[]} args */
function readWish(args) {
  const all = [...FAST, ...Object.keys(SPECS)]
  if (!args.length) return all
  if (args.length === 1 && args[0] === '--fast') return FAST
  const only = args[0] === '--only' ? args.slice(1) : []
  if (!only.length || !only.every(name => all.includes(name))) throw new Stop(USAGE)
  return only
}

/** @returns {Promise<Outcome>} */
async function buildOnce() {
  await build()
  return { passed: 1, failed: 0, skips: [], text: '' }
}

/** @param {string} name @param {() => Promise<Outcome>} work */
async function step(name, work) {
  const started = Date.now()
  const outcome = await attempt(work)
  if (outcome.text) say(`\n${outcome.text}\n`)
  const counts = `${outcome.passed} passed, ${outcome.failed} failed, ${outcome.skips.length} skipped`
  say(`${outcome.failed ? '✗' : '✓'} ${name}: ${counts} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  return outcome
}

/** A step that breaks down counts as failed and stops no other. @param {() => Promise<Outcome>} work */
async function attempt(work) {
  try {
    return await work()
  } catch (error) {
    return failure(error instanceof Stop ? error.message : String(error instanceof Error ? error.stack : error))
  }
}

/** @param {Outcome[]} outcomes */
function sum(outcomes) {
  const total = (/** @type {(outcome: Outcome) => number} */ of) => outcomes.reduce((n, outcome) => n + of(outcome), 0)
  const skips = outcomes.flatMap(outcome => outcome.skips)
  for (const why of new Set(skips.map(skip => skip.why))) {
    const names = skips.filter(skip => skip.why === why).map(skip => skip.what)
    say(`Skipped ${names.length}, ${why}: ${names.join('; ')}`)
  }
  const failed = total(outcome => outcome.failed)
  say(`${total(outcome => outcome.passed)} passed, ${failed} failed, ${skips.length} skipped`)
  process.exitCode = failed ? 1 : 0
}
