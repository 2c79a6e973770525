import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { newNote, openNote, openWindow, text } from './screens/notebook.ts'
import { choose, closeSettings, openSettings, storedSetting } from './screens/settings.ts'

test.use({ notebook: { notes: [{ title: 'Torkham', text: 'The route over Torkham stayed closed.' }] } })

const lookOf = (page: Page) =>
  text(page).evaluate(element => {
    const { fontFamily, fontSize, lineHeight } = getComputedStyle(element)
    const { width } = element.getBoundingClientRect()
    return { face: fontFamily.split(',')[0], size: fontSize, line: lineHeight, width: Math.round(width) }
  })

test('type, size, lines and width of writing hold at once, in the other window too, and after a reload', async ({
  page,
  context,
  site,
}) => {
  const other = await openWindow(context, site)
  await openNote(other, 'Torkham')
  await openNote(page, 'Torkham')
  expect(await lookOf(page)).toEqual({ face: '"Source Serif 4"', size: '17px', line: '27.2px', width: 560 })
  const settings = await openSettings(page, 'Writing')
  await choose(settings, 'Type', 'Sans')
  await choose(settings, 'Space between lines', 'Open')
  await choose(settings, 'Width', 'Narrow')
  await settings.getByRole('slider').focus()
  await page.keyboard.press('ArrowRight')
  const changed = { face: '"Source Sans 3"', size: '18px', line: '32.4px', width: 466 }
  await expect.poll(() => lookOf(page)).toEqual(changed)
  await expect.poll(() => lookOf(other)).toEqual(changed)
  await expect
    .poll(() => storedSetting(page, 'writing'))
    .toMatchObject({ face: 'sans', line: 'open', measure: 'narrow', size: 18 })
  await closeSettings(page)
  await page.reload()
  await expect(text(page)).toBeVisible()
  expect(await lookOf(page)).toEqual(changed)

  const again = await openSettings(page, 'Writing')
  await again.getByRole('button', { name: 'as it was at first' }).click()
  await expect(again.getByRole('button', { name: 'as it was at first' })).toBeDisabled()
  expect((await lookOf(page)).size).toBe('17px')
})

test('a first line with no letter yet goes as the settings say, and by its letters from then on', async ({ page }) => {
  const settings = await openSettings(page, 'Language and spelling')
  await choose(settings, 'Direction of a line with no letter yet', 'Right to left')
  await closeSettings(page)
  await newNote(page, 'Urdu')
  const line = text(page).locator('p').first()
  await expect(line).toHaveCSS('direction', 'rtl')
  await page.keyboard.type('Words')
  await expect(line).toHaveCSS('direction', 'ltr')
})

test('spelling is left alone where one does not want it checked', async ({ page }) => {
  await openNote(page, 'Torkham')
  await expect(text(page)).toHaveAttribute('spellcheck', 'true')
  const settings = await openSettings(page, 'Language and spelling')
  await expect(settings.getByText('The browser checks, in the languages of its own settings')).toBeVisible()
  await settings.getByText('Check spelling while writing').click()
  await expect(text(page)).toHaveAttribute('spellcheck', 'false')
  await expect(page.locator('html')).toHaveAttribute('spellcheck', 'false')
})

test('what one reads looks as set, in the reader’s own settings as well', async ({ page }) => {
  const settings = await openSettings(page, 'Reading')
  await choose(settings, 'Page', 'Sepia')
  await expect.poll(() => storedSetting(page, 'reader')).toMatchObject({ paper: 'sepia' })
  await settings.getByRole('button', { name: 'as it was at first' }).click()
  await expect.poll(() => storedSetting(page, 'reader')).toMatchObject({ paper: 'window' })
})

test('says where things are kept, and leads to the export', async ({ page, site }) => {
  const settings = await openSettings(page, 'Where things are kept')
  await expect(settings.getByText(new URL(site).origin)).toBeVisible()
  await expect(settings.getByText('1 note, 0 sources and 0 highlights')).toBeVisible()
  await expect(settings.getByText(/^[\d.]+ [kM]B$/).first()).toBeVisible()
  await expect(settings.getByText('kept a second time in the browser’s private files')).toBeVisible()
  await settings.getByRole('button', { name: 'Export the notebook' }).click()
  await expect(page.getByRole('dialog', { name: 'Export the notebook' })).toBeVisible()
})

test('goes by keys alone: sections, choices, and back to the text', async ({ page }) => {
  await openNote(page, 'Torkham')
  await page.keyboard.press('Control+,')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await expect(settings).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(settings.getByRole('tab', { name: 'Appearance' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(settings.getByRole('tab', { name: 'Writing' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(settings.getByRole('radio', { name: 'Serif' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(settings.getByRole('radio', { name: 'Sans' })).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(settings).toBeHidden()
  await expect(text(page)).toBeFocused()
})

test.describe('at 200 % in a small window', () => {
  test.use({ viewport: { width: 450, height: 300 } })

  test('everything can be reached', async ({ page }) => {
    await page.keyboard.press('Control+,')
    const settings = page.getByRole('dialog', { name: 'Settings' })
    await settings.getByRole('tab', { name: 'Writing' }).click()
    const last = settings.getByRole('button', { name: 'as it was at first' })
    await choose(settings, 'Width', 'Wide')
    await last.click()
    await expect(settings.getByRole('radio', { name: 'Normal' }).last()).toBeChecked()
    const isWide = await settings.evaluate(element => element.scrollWidth > element.clientWidth)
    expect(isWide).toBe(false)
  })
})
