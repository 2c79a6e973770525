import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { fixture, messages, openDetails, openSource } from './screens/bringIn.ts'
import { goTo, pane, text, title } from './screens/notebook.ts'
import { Reader } from './screens/reader.ts'

const NEWS = 'The quarry that two ministries claim'
const RIGHT = 'a right to be heard before anybody else may buy'
const ROAD = 'A road that remains when the firm goes'
const COLORS = ['yellow', 'green', 'blue', 'violet', 'rose'] as const

test.use({
  notebook: {
    sources: [
      {
        title: NEWS,
        html: readFileSync(fixture('news.html'), 'utf8'),
        csl: { author: [{ given: 'Sadia', family: 'Mengal' }], publisher: 'Indus Ledger', issued: '2024-05-14' },
      },
      { title: 'درّے کی سڑک', html: readFileSync(fixture('urdu.html'), 'utf8') },
    ],
    notes: [{ title: 'Minerals', text: 'What was promised.' }],
  },
})

const bar = (page: Page) => page.getByRole('toolbar', { name: 'Selected passage' })
const chosen = (page: Page) => page.getByRole('toolbar', { name: 'Highlight' })

test.beforeEach(({ page }) => expect(page.getByRole('button', { name: 'New note' }).first()).toBeVisible())

test.describe('a passage', () => {
  test.beforeEach(async ({ page }) => {
    await openSource(page, NEWS)
    await new Reader(page).shows(RIGHT)
  })

  test('is highlighted in five colours, changes its colour, and stays', async ({ page }) => {
    const reader = new Reader(page)
    const passages = ['a quarry has been open', 'is theirs to sell', RIGHT, 'Training for forty geologists', ROAD]
    for (const [i, color] of COLORS.entries()) {
      await reader.select(passages[i]!)
      await bar(page).getByRole('button', { name: color }).click()
      await expect(bar(page)).toBeHidden()
    }
    const all = COLORS.map((color, i) => `${color}: ${passages[i]}`).sort()
    await expect.poll(() => reader.painted()).toEqual(all)

    await reader.click(RIGHT)
    await expect(chosen(page).getByRole('button', { name: 'blue' })).toHaveAttribute('aria-pressed', 'true')
    await chosen(page).getByRole('button', { name: 'rose' }).click()
    const changed = all.map(one => one.replace(`blue: ${RIGHT}`, `rose: ${RIGHT}`)).sort()
    await expect.poll(() => reader.painted()).toEqual(changed)
    await page.reload()
    await expect.poll(() => reader.painted()).toEqual(changed)
    await expect(page.getByRole('contentinfo')).toContainText('5 highlights')
  })

  test('is marked by keys as fast as they come, each in its own colour', async ({ page }) => {
    const reader = new Reader(page)
    await reader.focus()
    for (const key of ['n', '1', 'n', '2', 'n', '3']) await page.keyboard.press(key)
    await expect
      .poll(async () => (await reader.painted()).map(one => one.split(':')[0]))
      .toEqual(['blue', 'green', 'yellow'])
    expect(new Set((await reader.painted()).map(one => one.replace(/^\w+: /, ''))).size).toBe(3)
  })

  test('marked again in another colour is one highlight still', async ({ page }) => {
    const reader = new Reader(page)
    for (const key of ['1', '3']) {
      await reader.select(RIGHT)
      await page.keyboard.press(key)
      await expect(bar(page)).toBeHidden()
    }
    await expect.poll(() => reader.painted()).toEqual([`blue: ${RIGHT}`])
  })

  test('over several blocks is one highlight', async ({ page }) => {
    const reader = new Reader(page)
    const over = 'within eighteen monthsTraining for forty geologists'
    await reader.select(over)
    await page.keyboard.press('1')
    await expect.poll(() => reader.painted()).toEqual([`yellow: ${over}`])
  })

  test('bears a comment and tags, and the page of its tag leads back to it', async ({ page }) => {
    const reader = new Reader(page)
    await reader.select(RIGHT)
    await bar(page).getByRole('button', { name: 'Comment' }).click()
    await page.getByLabel('Comment on this passage').fill('Who may buy first?')
    await page.getByRole('button', { name: 'Keep' }).click()
    await reader.click(RIGHT)
    await chosen(page).getByRole('button', { name: 'Tag', exact: true }).click()
    await page.getByRole('combobox', { name: 'Tags of this passage' }).fill('us/minerals')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')

    const highlights = await openDetails(page, 'Highlights')
    await expect(highlights.getByRole('listitem')).toContainText(['Who may buy first?'])
    await highlights.getByRole('button', { name: '#us/minerals' }).click()
    const main = page.getByRole('main')
    await expect(main).toContainText('Who may buy first?')
    await main.getByText(RIGHT).click()
    await expect.poll(() => reader.isInView(RIGHT)).toBe(true)
  })

  test('is copied with its citation', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const reader = new Reader(page)
    await reader.select(RIGHT)
    await bar(page).getByRole('button', { name: 'Copy with citation' }).click()
    const copied = () => page.evaluate(() => navigator.clipboard.readText())
    await expect
      .poll(copied)
      .toBe(
        `“${RIGHT}” (Sadia Mengal, “${NEWS},” Indus Ledger, 14 May 2024, ¶ 6, https://ledger.example/2024/quarry?from=home.)`,
      )
    expect(await reader.painted()).toEqual([])
  })

  test('is deleted, and comes back', async ({ page }) => {
    const reader = new Reader(page)
    await reader.select(ROAD)
    await bar(page).getByRole('button', { name: 'violet' }).click()
    await reader.click(ROAD)
    await chosen(page).getByRole('button', { name: 'Delete the highlight' }).click()
    await expect.poll(() => reader.painted()).toEqual([])
    await expect(messages(page)).toContainText('Highlight deleted')
    await messages(page).getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => reader.painted()).toEqual([`violet: ${ROAD}`])
  })
})

test.describe('a quote', () => {
  test('goes into the note beside, shows its words and its source, and leads back to the passage', async ({ page }) => {
    await goTo(page, 'Minerals')
    await goTo(page, NEWS, 'Alt+Enter')
    const reader = new Reader(page)
    await reader.shows(RIGHT)
    await reader.select(RIGHT)
    await bar(page).getByRole('button', { name: 'Quote in note' }).click()
    const quote = text(page).getByRole('figure')
    await expect(quote.getByRole('blockquote')).toHaveText(RIGHT)
    await expect(quote).toContainText('Mengal 2024, ¶ 6')
    await expect(quote).toContainText('Verbatim')

    await reader.scroll(-5_000)
    await expect.poll(() => reader.isInView('In the hills above a village')).toBe(true)
    await page.setViewportSize({ width: 1280, height: 500 })
    await expect.poll(() => reader.isInView(RIGHT)).toBe(false)
    await quote.getByRole('button', { name: /Mengal 2024/ }).click()
    await expect.poll(() => reader.isInView(RIGHT)).toBe(true)

    await page.reload()
    await expect(quote.getByRole('blockquote')).toHaveText(RIGHT)
    await reader.click('In the hills')
    const details = await openDetails(page, 'Quoted in')
    await expect(details).toContainText('Minerals')
  })

  test('makes a note where none is open, and says what becomes of it with its highlight and its source', async ({
    page,
  }) => {
    await openSource(page, NEWS)
    const reader = new Reader(page)
    await reader.shows(ROAD)
    await reader.select(ROAD)
    await bar(page).getByRole('button', { name: 'Quote in note' }).click()
    await expect(title(page)).toHaveValue(new RegExp(NEWS))
    const quote = text(page).getByRole('figure')
    await expect(quote.getByRole('blockquote')).toHaveText(ROAD)

    await reader.click(ROAD)
    await chosen(page).getByRole('button', { name: 'Delete the highlight' }).click()
    await expect(messages(page)).toContainText('Highlight deleted. 1 note still quotes it.')
    await expect(quote.getByRole('blockquote')).toHaveText(ROAD)
    await expect(quote).not.toContainText('Verbatim')
    await messages(page).getByRole('button', { name: 'Undo' }).click()
    await expect(quote).toContainText('Verbatim')
  })

  test('of Urdu stands from right to left', async ({ page }) => {
    await goTo(page, 'Minerals')
    await goTo(page, 'درّے کی سڑک', 'Alt+Enter')
    const reader = new Reader(page)
    const words = 'معاہدے کا مسودہ تیار تھا'
    await reader.shows(words)
    await reader.select(words)
    await bar(page).getByRole('button', { name: 'Quote in note' }).click()
    const quote = text(page).getByRole('figure')
    await expect(quote.getByRole('blockquote')).toHaveText(words)
    await expect(quote).toHaveAttribute('dir', 'rtl')
  })
})

test('all of it goes by the keys', async ({ page }) => {
  await goTo(page, 'Minerals')
  await goTo(page, NEWS, 'Alt+Enter')
  const reader = new Reader(page)
  await reader.shows(RIGHT)
  await reader.focus()
  await page.keyboard.press('n')
  await expect.poll(() => reader.selected()).toMatch(/^In the hills above a village.*two winters\.$/)
  await page.keyboard.press('n')
  await expect.poll(() => reader.selected()).toMatch(/^It was surveyed by an American team/)
  const second = await reader.selected()
  await page.keyboard.press('2')
  await expect.poll(() => reader.painted()).toEqual([`green: ${second}`])

  await page.keyboard.press('h')
  await page.keyboard.press('c')
  await page.getByLabel('Comment on this passage').pressSequentially('By whom?')
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.keyboard.press('h')
  await page.keyboard.press('q')
  await expect(pane(page, 0).getByRole('figure').getByRole('blockquote')).toHaveText(second)
  const highlights = await openDetails(page, 'Highlights')
  await expect(highlights.getByRole('listitem')).toContainText(['By whom?'])

  await reader.focus()
  await page.keyboard.press('h')
  await page.keyboard.press('Delete')
  await expect.poll(() => reader.painted()).toEqual([])
})
