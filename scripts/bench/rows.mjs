import { inBrowser, memoryOf, profile, typeTimes } from './browser.mjs'
import { median, p95, row } from './numbers.mjs'

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./numbers.mjs').Row} Row
 * @typedef {{ site: string, library: string, count: number, rounds: number, repeats: number }} Bench
 *   `library`: a profile with the filled notebook, copied for each measurement; `rounds`: how often all is measured
 *   anew; `repeats`: how many keys, saves and queries a round has.
 * @typedef {{ own: number[], limit: number[] }} Pair
 */

const LONG = [1_000, 10_000, 50_000]
const ROW = '[role="option"]'
// A hand holds a button down for 60 to 100 ms; the click, from which the time counts, is its release.
const PRESS = 60
export const EDITOR = '[contenteditable="true"]'

/** @param {number} words */
export const longTitle = words => `Long note of ${words.toLocaleString('en')} words`

/** Fills the library and leaves the app with a note open, as it was closed last. @param {Bench} bench */
export async function fillLibrary({ site, library, count }) {
  await inBrowser(library, async page => {
    await page.goto(`${site}bench/data.html`)
    await page.evaluate(`bench.fill(${count}, ${JSON.stringify(LONG)})`)
    await page.goto(site)
    await page
      .getByRole('button', { name: /^Notes/ })
      .first()
      .click()
    await openFromList(page, longTitle(LONG[0] ?? 0))
    // The first safe copy is of every note; each measurement would begin with it.
    await page
      .getByText(/^safe copy (just now|\d)/i)
      .first()
      .waitFor()
    await page.waitForTimeout(3000)
  })
}

/** Opens a note from the list of notes, which stays open from one start to the next. @param {Page} page @param {string} title */
export async function openFromList(page, title) {
  await page.evaluate(`void (clock.opened = clock.shown('${EDITOR}', ${JSON.stringify(`${title}.`)}))`)
  await page.locator(ROW, { hasText: title }).first().click()
  await page.evaluate('clock.opened')
}

/**
 * The median over the rounds of what each round comes to, on a fresh copy of the library each.
 * @param {Bench} bench
 * @param {(page: Page) => Promise<number>} work
 */
export async function rounds({ library, rounds }, work) {
  const values = []
  for (let at = 0; at < rounds; at++) values.push(await inBrowser(profile(library), work))
  return median(values)
}

/** Navigation to the newest notes painted and typing possible. @param {Bench} bench @returns {Promise<Row[]>} */
export async function start(bench) {
  const limit = await rounds(bench, page => startTime(page, `${bench.site}bench/start.html`, 'textarea'))
  const value = await rounds(bench, page => startTime(page, bench.site, EDITOR))
  return [row('start', value, { limit, times: 1.3 })]
}

/** @param {Page} page @param {string} address @param {string} editor */
async function startTime(page, address, editor) {
  await page.goto(address, { waitUntil: 'commit' })
  return Number(
    await page.evaluate(
      `Promise.all([clock.shown('[role="option"]', ''), clock.shown('${editor}', '')]).then(all => Math.max(...all))`,
    ),
  )
}

/** @param {Bench} bench @returns {Promise<Row[]>} */
export async function keyToPaint(bench) {
  const rows = []
  for (const words of LONG) {
    const limit = words > 10_000 ? await codeMirrorKey(bench, words) : await bareKey(bench, words)
    const value = await rounds(bench, tab => typeInApp(tab, bench, words))
    rows.push(row(`key to paint p95, ${words.toLocaleString('en')} words`, value, { limit, times: 1.5 }))
  }
  return rows
}

/** Key to paint, p95, in a contenteditable with nothing around it. @param {Bench} bench @param {number} words */
export function bareKey(bench, words) {
  return rounds(bench, async page => {
    await page.goto(`${bench.site}bench/editable.html?words=${words}`)
    await placeCaret(page, 'p')
    return p95(await typeTimes(page, bench.repeats))
  })
}

/** @param {Bench} bench @param {number} words */
function codeMirrorKey(bench, words) {
  return rounds(bench, async page => {
    await page.goto(`${bench.site}bench/codemirror.html?words=${words}`)
    await page.evaluate(`dispatchEvent(new Event('bench-caret'))`)
    return p95(await typeTimes(page, bench.repeats))
  })
}

/** The same note in a notebook that has only the long ones. @param {Bench} bench @returns {Promise<Row[]>} */
export async function fullAgainstEmpty(bench) {
  const library = profile()
  await fillLibrary({ ...bench, library, count: 5 })
  const empty = await rounds({ ...bench, library }, page => typeInApp(page, bench, 10_000))
  const full = await rounds(bench, page => typeInApp(page, bench, 10_000))
  return [row('key to paint p95, full against empty library', full, { limit: empty, times: 1.1 })]
}

/**
 * `ready`: what is waited for before a note is opened.
 * @param {Page} page @param {Bench} bench @param {number} words @param {() => Promise<unknown>} [ready]
 */
export async function typeInApp(page, bench, words, ready) {
  await page.goto(bench.site)
  await ready?.()
  await openFromList(page, longTitle(words))
  await placeCaret(page, `${EDITOR} > p`)
  return p95(await typeTimes(page, bench.repeats))
}

/** At the end of the paragraph in the middle. @param {Page} page @param {string} paragraphs */
export async function placeCaret(page, paragraphs) {
  const all = page.locator(paragraphs)
  const middle = all.nth(Math.floor((await all.count()) / 2))
  await middle.scrollIntoViewIfNeeded()
  await middle.click()
  await page.keyboard.press('End')
}

/**
 * To open notes of 1,000, 10,000 and 50,000 words takes at most so many times a key in a bare contenteditable of 10,000
 * words: milliseconds on the machine of the budgets, where that key takes 8.3.
 */
export const OPEN_TIMES = [33, 90, 200].map(ms => ms / 8.3)

/** @param {Bench} bench @returns {Promise<Row[]>} */
export async function openNote(bench) {
  const rows = []
  const limit = await bareKey(bench, 10_000)
  for (const [at, words] of LONG.entries()) {
    const value = await rounds(bench, async page => {
      await page.goto(bench.site)
      return opened(page, longTitle(words), longTitle(LONG[at === 0 ? 1 : 0] ?? 0))
    })
    rows.push(row(`open a note of ${words.toLocaleString('en')} words`, value, { limit, times: OPEN_TIMES[at] }))
  }
  return rows
}

/** The median time from the click on a note in the list to its first words, with another one open before. @param {Page} page @param {string} title @param {string} other */
export async function opened(page, title, other) {
  for (let time = 0; time < 7; time++) {
    await openFromList(page, other)
    await page.evaluate(`clock.click('${EDITOR}', ${JSON.stringify(`${title}.`)})`)
    await page.locator(ROW, { hasText: title }).first().click({ delay: PRESS })
    await page.evaluate(`clock.reached(${time + 1})`)
  }
  return median(/** @type {number[]} */ (await page.evaluate('clock.times')))
}

/** Calls one function of `e2e/bench/data.ts` in each round. @template T @param {Bench} bench @param {string} call @returns {Promise<T[]>} */
export async function inData(bench, call) {
  const results = []
  for (let at = 0; at < bench.rounds; at++) {
    results.push(
      await inBrowser(profile(bench.library), async page => {
        await page.goto(`${bench.site}bench/data.html`)
        return /** @type {Promise<T>} */ (page.evaluate(`bench.${call}`))
      }),
    )
  }
  return results
}

/** @param {Pair[]} pairs @param {(times: number[]) => number} come @returns {{ value: number, limit: number }} */
function both(pairs, come) {
  return { value: median(pairs.map(pair => come(pair.own))), limit: median(pairs.map(pair => come(pair.limit))) }
}

/** @param {Bench} bench @returns {Promise<Row[]>} */
export async function save(bench) {
  const pairs = /** @type {(Pair & { first: number[] })[]} */ (
    await inData(bench, `saves(${bench.repeats}, ${bench.count})`)
  )
  const [middle, slow] = [both(pairs, median), both(pairs, p95)]
  return [
    row('save one note, strict, p50', middle.value, { limit: middle.limit, times: 2.5 }),
    // 13 ms where the limit takes 4.2.
    row('save one note, strict, p95', slow.value, { limit: slow.limit, times: 3.1 }),
    row('save one note and keep a version, p50', median(pairs.map(pair => median(pair.first))), {
      limit: middle.limit,
      times: 4,
    }),
  ]
}

/** What is kept of the past of each note, against its text. @param {Bench} bench @returns {Promise<Row[]>} */
export async function history(bench) {
  const measured = /** @type {{ own: number, past: number }[]} */ (
    await inData({ ...bench, rounds: 1 }, `pasts(${bench.count / 10}, ${bench.count})`)
  )
  const [sizes = { own: 0, past: 0 }] = measured
  return [row('twenty versions of a note, against its text', sizes.past / sizes.own, { unit: 'times', goal: 4 })]
}

/** @param {Bench} bench @returns {Promise<Row[]>} */
export async function search(bench) {
  const call = `searches(${bench.repeats}, ${bench.count})`
  const found = /** @type {Record<'one' | 'two' | 'prefix' | 'fuzzy', Pair>[]} */ (await inData(bench, call))
  const of = (/** @type {'one' | 'two' | 'prefix' | 'fuzzy'} */ kind) =>
    both(
      found.map(sets => sets[kind]),
      p95,
    )
  const [one, two, prefix, fuzzy] = [of('one'), of('two'), of('prefix'), of('fuzzy')]
  return [
    row('search, one word, p95', one.value, { limit: one.limit, times: 5 }),
    row('search, two words, p95', two.value, { limit: two.limit, times: 5 }),
    row('search, prefix, p95', prefix.value, { limit: prefix.limit, goal: 8 }),
    row('search, fuzzy, p95', fuzzy.value, { limit: fuzzy.limit, goal: 7 }),
  ]
}

/** @param {Bench} bench @returns {Promise<Row[]>} */
export async function backlinks(bench) {
  const pairs = /** @type {Pair[]} */ (await inData(bench, `backlinks(${bench.repeats}, ${bench.count})`))
  const { value, limit } = both(pairs, p95)
  // 2 ms where the limit takes 0.8.
  return [row('backlinks, first query included, p95', value, { limit, times: 2.5 })]
}

/** @param {Bench} bench @returns {Promise<Row[]>} */
export async function tagQuery(bench) {
  const times = /** @type {number[][]} */ (await inData(bench, `tagQueries(${bench.repeats})`))
  return [row('tag query, one or two tags, p95', median(times.map(p95)), { goal: 3 })]
}

/** @param {Bench} bench @returns {Promise<Row[]>} */
export async function memory(bench) {
  const measure = (/** @type {string} */ address) =>
    rounds(bench, async page => {
      await page.goto(address)
      await page.waitForSelector(ROW)
      await page.waitForTimeout(5000)
      return memoryOf(page)
    })
  const limit = await measure(`${bench.site}bench/start.html`)
  return [row('memory, page and workers', await measure(bench.site), { unit: 'MB', limit, goal: 140 })]
}
