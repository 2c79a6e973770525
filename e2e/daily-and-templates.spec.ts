import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { goTo, openNote, openWindow, runCommand, saved, storedNotes, text, title } from './screens/notebook.ts'

const selected = (page: Page, name: string) => page.getByRole('tab', { name, selected: true })
const titles = async (page: Page) => (await storedNotes(page)).map(note => note.title).sort()

test.describe('the note of a day', () => {
  test.use({ notebook: { notes: [{ title: 'Aid' }, { title: '18 November 2026', text: 'Before.' }] } })

  test('is made with a key, found again, and another one after midnight', async ({ page }) => {
    await page.clock.setFixedTime('2026-11-22T23:59:30+05:00')
    await openNote(page, 'Aid')
    await page.keyboard.press('Control+Shift+D')
    await expect(selected(page, '2026-11-22')).toBeVisible()
    await expect(text(page)).toBeFocused()
    await page.keyboard.type('Late. ')
    await goTo(page, 'Aid')
    await page.keyboard.press('Control+Shift+D')
    await expect(text(page)).toHaveText('Late. ')

    await page.clock.setFixedTime('2026-11-23T00:00:10+05:00')
    await page.keyboard.press('Control+Shift+D')
    await expect(selected(page, '2026-11-23')).toBeVisible()
    await expect(text(page)).toHaveText('')
    expect(await titles(page)).toEqual(['18 November 2026', '2026-11-22', '2026-11-23', 'Aid'])

    await runCommand(page, 'The day’s note before')
    await expect(selected(page, '2026-11-22')).toBeVisible()
    await runCommand(page, 'The day’s note before')
    await expect(text(page)).toHaveText('Before.')
    await runCommand(page, 'The day’s note before')
    await expect(page.getByText('There is no earlier day’s note.')).toBeVisible()
    await runCommand(page, 'The day’s note after')
    await expect(text(page)).toHaveText('Late. ')
  })

  test('is one for two windows that ask for it at once', async ({ page, context, site }) => {
    const other = await openWindow(context, site)
    for (const window of [page, other]) await window.clock.setFixedTime('2026-11-22T12:00:00+05:00')
    await Promise.all([page, other].map(window => window.keyboard.press('Control+Shift+D')))
    for (const window of [page, other]) await expect(selected(window, '2026-11-22')).toBeVisible()
    expect((await titles(page)).filter(each => each === '2026-11-22')).toHaveLength(1)
    await expect(text(page)).toBeVisible()
    await page.bringToFront()
    await text(page).click()
    await page.keyboard.type('Seen by both.')
    await saved(page)
    await expect(text(other)).toHaveText('Seen by both.')
  })
})

test.describe('a template', () => {
  test.use({ notebook: { notes: [{ title: 'Aid', text: 'Money.' }] } })

  test('is a note with the tag: one is made, changed, and notes begin with it', async ({ page }) => {
    await page.clock.setFixedTime('2026-11-22T14:05:00+05:00')
    await runCommand(page, 'New note from a template')
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText('There is no template yet.')).toBeVisible()
    await expect(dialog.getByRole('option', { name: 'Make a template', selected: true })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(selected(page, 'Meeting (template)')).toBeVisible()
    await expect(text(page)).toContainText('{{cursor}}')

    await runCommand(page, 'New note from a template')
    await expect(dialog.getByRole('option', { name: 'Meeting (template)', selected: true })).toBeVisible()
    await page.keyboard.press('Enter')
    await page.keyboard.type('Ministry of Commerce')
    await expect(dialog.getByRole('option', { name: 'Make “Ministry of Commerce”', selected: true })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(title(page)).toHaveValue('Ministry of Commerce')
    await expect(text(page)).toBeFocused()
    await page.keyboard.type('Two of them.')
    await expect(text(page)).toHaveText(
      'Ministry of Commerce, 2026-11-22, 14:05Who was thereTwo of them.What was saidWhat follows',
    )
    await saved(page)

    // Into a note that is there: below the block one writes in, and the tag stays with the template.
    await openNote(page, 'Aid')
    await runCommand(page, 'Insert a template')
    await expect(dialog.getByRole('option', { name: 'Meeting (template)', selected: true })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(text(page)).toContainText('Money.Aid, 2026-11-22, 14:05Who was there')
    await expect(text(page)).toBeFocused()
    await page.keyboard.type('Nobody.')
    await expect(text(page)).toContainText('Who was thereNobody.What was said')
    await saved(page)
    const tagged = (await storedNotes(page)).filter(note => note.words.includes('#template'))
    expect(tagged.map(note => note.title)).toEqual(['Meeting (template)'])
  })
})
