import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { messages } from './screens/bringIn.ts'
import { goTo, runCommand, saved, storedNotes, text, title } from './screens/notebook.ts'
import { Reader } from './screens/reader.ts'

const FIRST = 'Pakistan and the United States since 1947'
const SWINGS =
  'Kux tells it as a story of swings: closeness when Washington needed a partner against Moscow, distance when it did not'

const start = (page: Page) => page.getByRole('heading', { name: 'Your notebook is ready, and it is empty.' })
const question = (page: Page) => page.getByRole('alertdialog')

async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Look around in a sample' }).click()
  await expect(title(page)).toHaveValue(FIRST)
  await expect(text(page)).toContainText('To do')
}

const live = async (page: Page) => (await storedNotes(page)).filter(note => !note.deleted)

test.beforeEach(({ page }) => expect(start(page)).toBeVisible())

test('is opened from the empty page, and a quote leads back to its passage', async ({ page }) => {
  await openSample(page)
  const quotes = text(page).getByRole('figure')
  await expect(quotes).toHaveCount(3)
  for (const quote of await quotes.all()) await expect(quote).toContainText('Verbatim')
  await expect(quotes.first()).toContainText('Kux 2001, ¶ 4')
  await quotes
    .first()
    .getByRole('button', { name: /Kux 2001/ })
    .click()
  const reader = new Reader(page)
  await reader.shows(SWINGS)
  await expect.poll(() => reader.isInView(SWINGS)).toBe(true)
  await expect.poll(() => reader.painted()).toContain(`yellow: ${SWINGS}`)
})

test('leads everywhere, and is of use in Urdu', async ({ page }) => {
  await openSample(page)
  await text(page).getByRole('link', { name: 'Ayub Khan' }).click()
  await expect(title(page)).toHaveValue('Ayub Khan')
  await goTo(page, 'رسد کا راستہ اور سلالہ')
  await expect(text(page).getByText('اتحادی افواج')).toHaveCSS('direction', 'rtl')
})

test('opened twice adds nothing', async ({ page }) => {
  await openSample(page)
  const before = await storedNotes(page)
  expect(before).toHaveLength(14)
  await runCommand(page, 'Open the sample')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(title(page)).toHaveValue(FIRST)
  expect(await storedNotes(page)).toEqual(before)
})

test('goes in one step, comes back with Undo, and leaves the notebook empty', async ({ page }) => {
  await openSample(page)
  await goTo(page, 'Aid and its conditions')
  await expect(text(page)).toContainText('The swings')
  await runCommand(page, 'Remove the sample')
  await expect(question(page)).toContainText('Remove the sample?')
  await expect(question(page)).toContainText('14 notes and 5 sources go to the Trash')
  await question(page).getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(start(page)).toBeVisible()
  expect(await live(page)).toEqual([])

  await messages(page).getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await live(page)).length).toBe(14)
  await goTo(page, FIRST)
  for (const quote of await text(page).getByRole('figure').all()) await expect(quote).toContainText('Verbatim')

  await runCommand(page, 'Remove the sample')
  await question(page).getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(start(page)).toBeVisible()
  await openSample(page)
  expect(await live(page)).toHaveLength(14)
  expect(await storedNotes(page)).toHaveLength(14)
})

test('can be opened again when it is gone for good', async ({ page }) => {
  await openSample(page)
  await runCommand(page, 'Remove the sample')
  await question(page).getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(start(page)).toBeVisible()
  const navigator = page.getByRole('navigation', { name: 'Notebook' })
  await expect(navigator.getByRole('button', { name: 'Highlights' })).toHaveText('Highlights')
  await runCommand(page, 'Open the Trash')
  await page.getByRole('button', { name: 'Empty the Trash…' }).click()
  await question(page)
    .getByRole('button', { name: /^Delete|^Empty/ })
    .click()
  await expect(page.getByText('The Trash is empty.')).toBeVisible()
  expect(await storedNotes(page)).toEqual([])
  await runCommand(page, 'Open the sample')
  await expect(title(page)).toHaveValue(FIRST)
  await page.reload()
  for (const quote of await text(page).getByRole('figure').all()) await expect(quote).toContainText('Verbatim')
  await expect(navigator.getByRole('button', { name: 'Highlights' })).toHaveText('Highlights12')
})

test('keeps what was changed since, with what it rests on, unless one says otherwise', async ({ page }) => {
  await openSample(page)
  await goTo(page, 'Ayub Khan')
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' My own words.')
  await runCommand(page, 'Remove the sample')
  await expect(question(page)).toContainText('13 notes and 4 sources go to the Trash')
  await expect(question(page).getByRole('listitem')).toHaveText([
    'Ayub Khan',
    'The United States and Pakistan, 1947–2000: Disenchanted Allies',
  ])
  await question(page).getByRole('button', { name: 'Remove the rest' }).click()
  await expect.poll(async () => (await live(page)).map(note => note.title)).toEqual(['Ayub Khan'])
  await saved(page)
  await expect(text(page).getByRole('figure')).toContainText('Verbatim')

  await runCommand(page, 'Remove the sample')
  await question(page).getByRole('button', { name: 'Remove all 2' }).click()
  await expect(start(page)).toBeVisible()
  expect(await live(page)).toEqual([])
})

test('has a guide beside it, of the same kind of notes', async ({ page }) => {
  await page.getByRole('button', { name: 'Read the guide' }).click()
  await expect(title(page)).toHaveValue('Guide: writing')
  await expect(text(page)).toContainText('Guide: quoting')
  expect(await live(page)).toHaveLength(6)
  await runCommand(page, 'Remove the sample')
  await expect(question(page)).toContainText('Remove the guide?')
  await question(page).getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(start(page)).toBeVisible()
})
