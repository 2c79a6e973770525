import { inBrowser, profile } from './browser.mjs'
import { median, row } from './numbers.mjs'
import { inData, typeInApp } from './rows.mjs'

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./numbers.mjs').Row} Row
 * @typedef {import('./rows.mjs').Bench} Bench
 */

const WORDS = 10_000

/** What the second home costs, and how long it takes to fold and to come back from. @param {Bench} bench @returns {Promise<Row[]>} */
export async function copies(bench) {
  return [...(await costs(bench)), ...(await folding(bench))]
}

/** With the second home against without. @param {Bench} bench */
async function costs(bench) {
  const save = await inTurns(bench, {
    limit: () => saveTime(bench, ''),
    own: () => saveTime(bench, 'bench.withCopies()'),
  })
  const key = await inTurns(bench, { limit: () => keyTime(bench, 'none'), own: () => keyTime(bench, 'current') })
  return [
    row('save one note beside the journal, p50', save.value, { limit: save.limit, times: 1.05 }),
    row(`key to paint p95, ${WORDS.toLocaleString('en')} words, beside the journal`, key.value, {
      limit: key.limit,
      times: 1.05,
    }),
  ]
}

/**
 * The medians of both over the rounds, each time in a browser of its own.
 * @param {Bench} bench @param {Record<'limit' | 'own', () => Promise<number>>} measure
 */
async function inTurns({ rounds }, measure) {
  const times = { limit: /** @type {number[]} */ ([]), own: /** @type {number[]} */ ([]) }
  for (let at = 0; at < rounds; at++) {
    times.limit.push(await measure.limit())
    times.own.push(await measure.own())
  }
  return { limit: median(times.limit), value: median(times.own) }
}

/** In a browser that has no private files nothing is kept a second time. */
function withoutPrivateFiles() {
  delete (/** @type {any} */ (StorageManager.prototype).getDirectory)
}

/**
 * While one types, not while the copies are looked through once after the start.
 * @param {Bench} bench @param {'none' | 'current'} copy
 */
function keyTime(bench, copy) {
  return inBrowser(profile(bench.library), async page => {
    if (copy === 'none') await page.addInitScript(withoutPrivateFiles)
    return typeInApp(page, bench, WORDS, () => page.locator(`[data-copy="${copy}"]`).waitFor())
  })
}

/** @param {Bench} bench @param {string} before */
function saveTime({ site, library, repeats, count }, before) {
  return inBrowser(profile(library), async page => {
    await page.goto(`${site}bench/data.html`)
    if (before) await page.evaluate(before)
    const { own } = /** @type {{ own: number[] }} */ (await page.evaluate(`bench.saves(${repeats}, ${count})`))
    return median(own)
  })
}

/** @param {Bench} bench @returns {Promise<Row[]>} */
async function folding(bench) {
  const made = /** @type {Record<'ms' | 'snapshot' | 'journals' | 'notebook', number>[]} */ (
    await inData(bench, 'snapshot()')
  )
  const of = (/** @type {'ms' | 'snapshot' | 'journals' | 'notebook'} */ what) => median(made.map(each => each[what]))
  const restored = median(/** @type {number[]} */ (await inData(bench, 'restored()')))
  const count = bench.count.toLocaleString('en')
  const [unit, rows] = ['MB', of('notebook') / 1e6]
  return [
    row(`snapshot of ${count} notes, in the worker`, of('ms'), { goal: bench.count }),
    row(`restore of ${count} notes, read back`, restored, { goal: 2 * bench.count }),
    row('size of a snapshot', of('snapshot') / 1e6, { unit, limit: rows, times: 1 }),
    row('size of the journals of a new notebook', of('journals') / 1e6, { unit, limit: rows, times: 1.5 }),
  ]
}
