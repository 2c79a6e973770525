import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findStartingElectron } from './electron.mjs'
import { hasNoDisplay, onPath, root, run, runTool, toolPath } from './run.mjs'

/**
 * What a step of the tests came to. `text`: what went wrong, for a step that has not said so itself.
 * @typedef {{ passed: number, failed: number, skips: { what: string, why: string }[], text: string }} Outcome
 */

const reports = join(root, '.cache', 'tests')

/** A check that holds or does not. @param {Promise<{ code: number, output: string }>} running @returns {Promise<Outcome>} */
export async function check(running) {
  const { code, output } = await running
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skips: [], text: code === 0 ? '' : output.trim() }
}

/** @param {string} text @returns {Outcome} */
export function failure(text) {
  return { passed: 0, failed: 1, skips: [], text }
}

/** All of vitest; its output is shown only when something fails. @returns {Promise<Outcome>} */
export async function units() {
  const report = freshReport('units')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code, output } = await runTool('vitest', args, { keep: true, env: { NO_COLOR: '1', FORCE_COLOR: undefined } })
  const outcome = existsSync(report) ? readVitest(readFileSync(report, 'utf8')) : failure('')
  if (code !== 0 && outcome.failed === 0) outcome.failed = 1
  const text = output.replace(/^ *✓.*\n/gm, '').trim()
  return { ...outcome, text: outcome.failed ? text : '' }
}

/** The specs in the built app, in a real Chromium. @returns {Promise<Outcome>} */
export async function browser() {
  if (process.env.CHROMIUM_HEADLESS_SHELL || process.env.CHROMIUM_PATH) return specs('browser', process.execPath, [])
  return failure(
    'No Chromium: set CHROMIUM_PATH to one, or install one (apt-get install chromium, or npx playwright install chromium).',
  )
}

/** The specs in Electron's window; each says itself why it is skipped where there is none. @returns {Promise<Outcome>} */
export async function desktop() {
  const xvfb = hasNoDisplay() ? onPath('xvfb-run') : null
  if (xvfb) return specs('desktop', xvfb, ['-a', process.execPath])
  // The first start of a test Electron may install it; that belongs to no test.
  await findStartingElectron()
  return specs('desktop', process.execPath, [])
}

/**
 * @param {'browser' | 'desktop'} project
 * @param {string} program
 * @param {string[]} before
 * @returns {Promise<Outcome>}
 */
async function specs(project, program, before) {
  const report = freshReport(project)
  const playwright = toolPath('@playwright/test')
  const args = [...before, playwright, 'test', `--project=${project}`, '--reporter=dot,json']
  const { code } = await run(program, args, { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } })
  const outcome = existsSync(report) ? readPlaywright(readFileSync(report, 'utf8')) : failure('')
  if (code !== 0 && outcome.failed === 0) outcome.failed = 1
  return outcome
}

/** @param {string} name */
function freshReport(name) {
  const file = join(reports, `${name}.json`)
  mkdirSync(reports, { recursive: true })
  rmSync(file, { force: true })
  return file
}

/** Counts of vitest's JSON report; a file that did not even load is one failure. @param {string} json @returns {Outcome} */
export function readVitest(json) {
  const { testResults } = /** @type {{ testResults: VitestFile[] }} */ (JSON.parse(json))
  const tests = testResults.flatMap(file => file.assertionResults)
  const broken = testResults.filter(file => file.status === 'failed' && !file.assertionResults.length)
  return {
    passed: tests.filter(test => test.status === 'passed').length,
    failed: tests.filter(test => test.status === 'failed').length + broken.length,
    skips: tests
      .filter(test => test.status !== 'passed' && test.status !== 'failed')
      .map(test => ({ what: test.fullName, why: `left out as ${test.status}` })),
    text: '',
  }
}

/** Counts of Playwright's JSON report. @param {string} json @returns {Outcome} */
export function readPlaywright(json) {
  const { stats, suites } = /** @type {{ stats: PlaywrightStats, suites: Suite[] }} */ (JSON.parse(json))
  const skips = suites
    .flatMap(specsIn)
    .flatMap(spec =>
      spec.tests
        .filter(test => test.status === 'skipped')
        .map(test => ({ what: spec.title, why: whySkipped(test.annotations) })),
    )
  const shaky = suites
    .flatMap(specsIn)
    .filter(spec => spec.tests.some(test => test.status === 'flaky'))
    .map(spec => spec.title)
  const text = shaky.length ? `Passed only when tried again, which is a defect to look into: ${shaky.join('; ')}` : ''
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skips, text }
}

/** @param {Suite} suite @returns {Spec[]} */
const specsIn = suite => [...suite.specs, ...(suite.suites ?? []).flatMap(specsIn)]

/** @param {Annotation[]} annotations */
function whySkipped(annotations) {
  return annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? 'no reason is given'
}

/**
 * @typedef {{ status: string, assertionResults: { status: string, fullName: string }[] }} VitestFile
 * @typedef {{ expected: number, unexpected: number, flaky: number, skipped: number }} PlaywrightStats
 * @typedef {{ type: string, description?: string }} Annotation
 * @typedef {{ title: string, tests: { status: string, annotations: Annotation[] }[] }} Spec
 * @typedef {{ specs: Spec[], suites?: Suite[] }} Suite
 */
