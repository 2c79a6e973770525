import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { newNote, saved, storedNote, text } from './screens/notebook.ts'

async function pasteTable(page: Page, rows: string): Promise<void> {
  await text(page).evaluate((root, words) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', words)
    root.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, rows)
  await expect(text(page).getByRole('table')).toBeVisible()
}

async function tableMenu(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('button', { name: 'Table', exact: true })).toBeVisible()
  await page.keyboard.press('Alt+Enter')
  await page.getByRole('menuitem', { name, exact: true }).click()
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(text(page)).toBeFocused()
}

const cell = (page: Page, words: string) => text(page).getByRole('cell', { name: words, exact: true })
const widthOf = async (page: Page, words: string) => (await cell(page, words).boundingBox())?.width ?? 0

async function dragEnd(page: Page, words: string, by: number, end: 'left' | 'right'): Promise<void> {
  const box = await cell(page, words).boundingBox()
  if (!box) throw new Error('no cell')
  const [x, y] = [end === 'right' ? box.x + box.width - 1 : box.x + 1, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + by / 2, y)
  await page.mouse.move(x + by, y)
  await page.mouse.up()
}

test('a column is made wider by the mouse and by the menu, and stays so', async ({ page }) => {
  await newNote(page, 'Support')
  await pasteTable(page, 'Year\tPaid\tNote\n2011\t1,200\tnone')
  const before = await widthOf(page, 'Year')
  await dragEnd(page, 'Year', 60, 'right')
  await expect.poll(() => widthOf(page, 'Year')).toBeGreaterThan(before + 55)
  await cell(page, '1,200').click()
  const paid = await widthOf(page, 'Paid')
  await tableMenu(page, 'Narrower column')
  await expect.poll(() => widthOf(page, 'Paid')).toBeLessThan(paid - 20)
  await saved(page)
  const year = await widthOf(page, 'Year')
  await page.reload()
  await expect(cell(page, 'Year')).toBeVisible()
  expect(Math.abs((await widthOf(page, 'Year')) - year)).toBeLessThan(2)
  expect((await storedNote(page, 'Support')).blocks[0]).toContain('"colWidths":[')
})

test('a table that begins in Urdu runs from the right, and its columns grow to the left', async ({ page }) => {
  await newNote(page, 'امداد')
  await pasteTable(page, 'سال\tامداد\n۲۰۱۰\t۱٫۵')
  const [year, paid] = [await cell(page, 'سال').boundingBox(), await cell(page, 'امداد').boundingBox()]
  expect(year!.x).toBeGreaterThan(paid!.x)
  await dragEnd(page, 'سال', -50, 'left')
  await expect.poll(() => widthOf(page, 'سال')).toBeGreaterThan(year!.width + 45)
})

test('cells are merged and split, and rows moved, from the keyboard', async ({ page }) => {
  await newNote(page, 'Cells')
  await pasteTable(page, 'a\tb\nc\td')
  await cell(page, 'c').click()
  await tableMenu(page, 'Move row up')
  await expect(text(page).getByRole('row').first()).toHaveText('cd')
  await cell(page, 'c').click()
  await cell(page, 'd').click({ modifiers: ['Shift'] })
  await tableMenu(page, 'Merge cells')
  await expect(text(page).locator('td[colspan="2"]')).toHaveText('cd')
  await tableMenu(page, 'Split cell')
  await expect(text(page).locator('td[colspan="2"]')).toHaveCount(0)
  await expect(text(page).getByRole('cell')).toHaveCount(4)
  await saved(page)
})

test('a table that is too wide scrolls within the note', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 600 })
  await newNote(page, 'Wide')
  const row = (word: string) => Array.from({ length: 14 }, (_, at) => `${word} ${at}`).join('\t')
  await pasteTable(page, `${row('Head')}\n${row('Words')}`)
  const scroller = text(page).getByRole('table').locator('..')
  expect(await scroller.evaluate(dom => dom.scrollWidth > dom.clientWidth)).toBe(true)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  await cell(page, 'Words 0').click()
  for (let i = 0; i < 13; i++) await page.keyboard.press('Tab')
  await expect(cell(page, 'Words 13')).toBeInViewport()
})
