import { inBrowser, profile, typeTimes } from './browser.mjs'
import { median, p95, row } from './numbers.mjs'
import { bareKey, EDITOR, inData, longTitle, OPEN_TIMES, opened, openFromList, placeCaret, rounds } from './rows.mjs'

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./numbers.mjs').Row} Row
 * @typedef {import('./rows.mjs').Bench} Bench
 */

const DIALOG_ROW = '[role="dialog"] [role="option"]'
const FOUND = '[role="listbox"][aria-label="Found"]'
const SEARCH_BOX = '[aria-label="Search notes and sources"]'
const FRAMES = 120
/** As often as a screen is opened, so that the median is of the third time. */
const TIMES = 5
const WIDE = { sources: 10_000, tags: 3_000 }

/** The library with sources and tags beside the notes. @param {Bench} bench */
async function wideLibrary(bench) {
  const library = profile(bench.library)
  const wide = bench.count < 10_000 ? { sources: 1_000, tags: 300 } : WIDE
  await inBrowser(library, async page => {
    await page.goto(`${bench.site}bench/data.html`)
    await page.evaluate(`bench.widen(${wide.sources}, ${wide.tags})`)
    await page.goto(bench.site)
    await page.waitForSelector(EDITOR)
    await page.waitForTimeout(3000)
  })
  return library
}

/** Every screen, from the key or the click to the frame that shows it. @param {Bench} bench @returns {Promise<Row[]>} */
export async function screens(bench) {
  const library = await wideLibrary(bench)
  const times = /** @type {Map<string, number>} */ (new Map())
  const frames = /** @type {Map<string, number>} */ (new Map())
  const bare = await inBrowser(profile(library), async page => {
    await page.goto(`${bench.site}bench/rows.html`)
    return scrollTime(page, '[role="listbox"]')
  })
  await inBrowser(profile(library), async page => {
    // Room for the tags beside a list and a page.
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(bench.site)
    await page.waitForSelector(EDITOR)
    await page.waitForTimeout(3000)
    for (const { name, before, go, shows, back } of SCREENS) {
      await before?.(page)
      times.set(name, await screenTime(page, go, shows, back))
    }
    for (const { name, open, list } of LISTS) {
      await open(page)
      await page.waitForSelector(`${list} [role="option"], ${list} [role="treeitem"]`)
      frames.set(name, await scrollTime(page, list))
    }
  })
  return [
    ...[...times].map(([name, value]) => row(`screen: ${name}`, value, { goal: 100 })),
    ...[...frames].map(([name, value]) => row(`frame while scrolling, p95: ${name}`, value, { limit: bare, goal: 20 })),
  ]
}

/** @param {Page} page @param {string} list */
async function scrollTime(page, list) {
  const times = await page.evaluate(`clock.scroll(${JSON.stringify(list)}, 240, ${FRAMES})`)
  return p95(/** @type {number[]} */ (times))
}

/** @param {Page} page @param {(page: Page) => Promise<void>} go @param {string} shows @param {(page: Page) => Promise<void>} back */
async function screenTime(page, go, shows, back) {
  const times = []
  for (let at = 0; at < TIMES; at++) {
    await page.evaluate('clock.times.length = 0')
    const kinds = JSON.stringify(['keydown', 'click'])
    await page.evaluate(`clock.first(${kinds}, ${JSON.stringify(shows)})`)
    await go(page)
    await page.evaluate(`clock.reachedIn(1, 30_000, ${JSON.stringify(shows)})`)
    times.push(Number(await page.evaluate('clock.times[0]')))
    await back(page)
    await page.waitForFunction(selector => !document.querySelector(selector), shows, { timeout: 30_000 })
  }
  return median(times)
}

/** @param {string} keys @returns {(page: Page) => Promise<void>} */
const press = keys => page => page.keyboard.press(keys)
/** Back to a note, whatever stands where it stood. @param {Page} page */
async function toNote(page) {
  await page.keyboard.press('Control+o')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox').fill(longTitle(1_000))
  await dialog.getByRole('group', { name: 'Go to' }).locator('[aria-selected="true"]').waitFor()
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
}

/** @param {string} name @returns {(page: Page) => Promise<void>} */
const place = name => page =>
  page
    .locator('[data-region="navigator"]')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first()
    .click()

const SOURCES = '[role="listbox"][aria-label="Sources"]'
const NOTES = '[role="listbox"][aria-label="Notes"]'
const TAGS = '[role="tree"][aria-label="Tags"]'

// A note bears its title in a field.
const PAGE_TITLE = '[data-pane] h1:not([data-words])'

const SCREENS = [
  { name: 'go to', go: press('Control+o'), shows: DIALOG_ROW, back: press('Escape') },
  { name: 'commands', go: press('Control+p'), shows: DIALOG_ROW, back: press('Escape') },
  { name: 'settings', go: press('Control+,'), shows: '[role="dialog"]', back: press('Escape') },
  { name: 'sources', go: place('Sources'), shows: `${SOURCES} [role="option"]`, back: place('Notes') },
  // The button of a list that is open closes it.
  {
    name: 'notes',
    before: place('Sources'),
    go: place('Notes'),
    shows: `${NOTES} [role="option"]`,
    back: place('Sources'),
  },
  { name: 'trash', go: place('Trash'), shows: PAGE_TITLE, back: toNote },
  { name: 'search', go: press('Control+Shift+f'), shows: SEARCH_BOX, back: toNote },
  {
    name: 'tag',
    go: (/** @type {Page} */ page) => page.locator(`${TAGS} [role="treeitem"]`).nth(3).click(),
    shows: PAGE_TITLE,
    back: toNote,
  },
  {
    name: 'source',
    go: (/** @type {Page} */ page) => page.locator(`${SOURCES} [role="option"]`).nth(2).click(),
    shows: '[data-pane] iframe',
    back: toNote,
  },
]

const LISTS = [
  { name: '10,000 sources', open: async () => {}, list: SOURCES },
  { name: '3,000 tags', open: async () => {}, list: TAGS },
  { name: '10,000 notes', open: place('Notes'), list: NOTES },
]

/** From a letter in the box to the results for it. @param {Bench} bench @returns {Promise<Row[]>} */
export async function keyToResults(bench) {
  const value = await rounds(bench, page => resultTimes(page, bench))
  return [row('search, key to results painted, p95', value, { goal: bench.count > 10_000 ? 80 : 50 })]
}

/** @param {Page} page @param {Bench} bench */
async function resultTimes(page, bench) {
  await page.goto(bench.site)
  await page.waitForSelector(EDITOR)
  await page.waitForTimeout(1500)
  await page.keyboard.press('Control+Shift+f')
  await page.waitForSelector(SEARCH_BOX)
  for (const word of ['peace', 'treaty', 'water', 'minister', 'harbour', 'loyal', 'senate']) {
    for (const letter of word) {
      await page.evaluate(`clock.changed('keydown', ${JSON.stringify(FOUND)})`)
      const before = Number(await page.evaluate('clock.times.length'))
      await page.keyboard.press(letter)
      await page.evaluate(`clock.reached(${before + 1})`)
    }
    await page.locator(SEARCH_BOX).fill('')
  }
  // What is the same after a letter as before is no answer to measure.
  const times = /** @type {number[]} */ (await page.evaluate('clock.times')).filter(time => time < 2000)
  return p95(times)
}

/** Typing and opening with another note and the links beside. @param {Bench} bench @returns {Promise<Row[]>} */
export async function withPanes(bench) {
  const limit = await bareKey(bench, 10_000)
  const typing = await rounds(bench, async page => {
    await twoPanes(page, bench)
    await placeCaret(page, `[data-pane="0"] ${EDITOR} > p`)
    return p95(await typeTimes(page, bench.repeats))
  })
  const opening = await rounds(bench, async page => {
    await twoPanes(page, bench)
    return opened(page, longTitle(1_000), longTitle(50_000))
  })
  return [
    row('key to paint p95, 10,000 words, panes open', typing, { limit, times: 1.5 }),
    row('open a note of 1,000 words, panes open', opening, { limit, times: OPEN_TIMES[0] }),
  ]
}

/** A note of 10,000 words, one of 1,000 beside it, and the links of the one that is active. @param {Page} page @param {Bench} bench */
async function twoPanes(page, bench) {
  // In a narrower window the list steps back before two pages.
  await page.setViewportSize({ width: 1680, height: 900 })
  await page.goto(bench.site)
  await openFromList(page, longTitle(10_000))
  await page.keyboard.press('Control+Shift+e')
  await page.waitForSelector('[data-pane="1"]')
  await openFromList(page, longTitle(1_000))
  await page.keyboard.press('Control+Shift+\\')
  await page.waitForTimeout(500)
}

/** As `start`, of a notebook five times as large. @param {Bench} bench @param {(bench: Bench) => Promise<Row[]>} start @param {(bench: Bench) => Promise<void>} fill @returns {Promise<Row[]>} */
export async function large(bench, start, fill) {
  const [small] = await start(bench)
  const five = { ...bench, count: bench.count * 5, library: profile() }
  await fill(five)
  const [start5] = await start(five)
  const [results] = await keyToResults(five)
  const count = five.count.toLocaleString('en')
  return [
    row(`start, ${count} notes`, start5?.value ?? Number.NaN, { limit: small?.value ?? Number.NaN, times: 1.2 }),
    { ...(results ?? row('', 0, {})), name: `search, key to results painted, p95, ${count} notes` },
  ]
}

/** @param {Bench} bench @returns {Promise<Row[]>} */
export async function searchReady(bench) {
  const ready = /** @type {import('./rows.mjs').Pair[]} */ (await inData(bench, 'searchReady()'))
  const anew = /** @type {import('./rows.mjs').Pair[]} */ (
    await inData({ ...bench, rounds: 1 }, `indexAnew(${bench.count})`)
  )
  const of = (/** @type {import('./rows.mjs').Pair[]} */ pairs, /** @type {'own' | 'limit'} */ side) =>
    median(pairs.map(pair => pair[side][0] ?? Number.NaN))
  return [
    row('search ready after it is started', of(ready, 'own'), { limit: of(ready, 'limit'), goal: 150 }),
    row('index from nothing', of(anew, 'own'), { limit: of(anew, 'limit'), goal: 1100 }),
  ]
}
