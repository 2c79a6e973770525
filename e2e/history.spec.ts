import { expect, test } from './fixtures.ts'
import { dialog, showHistory, version, versions } from './screens/history.ts'
import {
  links,
  moveToTrash,
  openNote,
  pane,
  saved,
  showLinks,
  storedNote,
  storedNotes,
  text,
  title,
} from './screens/notebook.ts'

test.use({
  notebook: {
    notes: [
      { title: 'Chronology', text: '## Before\nIn 2011 the road was closed.\nIt opened again.' },
      { title: 'افغانستان', text: 'یہ کتاب پرانی ہے۔\nسڑک بند تھی۔' },
    ],
    sources: [
      {
        title: 'The Act of 2009',
        text: 'Civilian aid, over five years.',
        highlights: [{ words: 'Civilian aid', comment: 'First thought' }],
      },
    ],
  },
})

test('a note has no history yet, and says when it will', async ({ page }) => {
  await openNote(page, 'Chronology')
  await showLinks(page)
  await page.getByRole('tab', { name: 'History', exact: true }).click()
  await expect(links(page)).toContainText('Earlier versions stand here once you have written for a while.')
})

test('what was written for a while is a version: seen, restored in place, and that undone', async ({ page }) => {
  await page.clock.install()
  await openNote(page, 'Chronology')
  await page.keyboard.type(' And 2012.')
  await saved(page)
  await page.clock.fastForward('06:00')
  await page.keyboard.type(' More.')
  await saved(page)
  // Nearly everything goes: what stood there is kept first.
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Gone.')
  await saved(page)
  await expect(text(page)).toHaveText('Gone.')

  await showLinks(page)
  await page.getByRole('tab', { name: 'History', exact: true }).click()
  const kept = links(page).getByRole('region', { name: 'Versions' }).getByRole('button')
  await expect(kept).toHaveCount(3)
  await expect(kept.first()).toContainText('before a large deletion')
  await kept.first().click()
  await expect(dialog(page).getByRole('heading', { name: 'History of “Chronology”' })).toBeVisible()
  await expect(version(page).getByRole('region', { name: 'Removed' }).first()).toContainText('Before')
  await expect(version(page)).toContainText('In 2011 the road was closed.')
  await expect(version(page).getByRole('region', { name: 'Added' })).toContainText('Gone.')
  await dialog(page).getByText('As it was', { exact: true }).click()
  await expect(version(page)).toContainText('It opened again. And 2012. More.')

  await page.getByRole('button', { name: 'Restore here' }).click()
  await expect(dialog(page)).toHaveCount(0)
  // The open note shows it at once, and is still the only one.
  await expect(text(page)).toContainText('It opened again. And 2012. More.')
  await expect(kept.first()).toContainText('before a restore')
  expect((await storedNotes(page)).filter(note => note.title.includes('Chronology'))).toHaveLength(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(text(page)).toHaveText('Gone.')
  await text(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' On.')
  await saved(page)
  expect((await storedNote(page, 'Chronology')).words).toBe('Gone. On.')
})

test('what is typed while the history is opened belongs to what a restore replaces', async ({ page }) => {
  await page.clock.install()
  await openNote(page, 'Chronology')
  await page.keyboard.type(' One.')
  await saved(page)
  await page.clock.fastForward('06:00')
  await page.keyboard.type(' Two, not saved yet.')
  await showHistory(page)
  await expect(version(page)).toContainText('Two, not saved yet.')
  await page.getByRole('button', { name: 'Restore here' }).click()
  await expect(text(page)).not.toContainText('Two')
  await showHistory(page)
  await expect(versions(page).first()).toContainText('before a restore')
  await dialog(page).getByText('As it was', { exact: true }).click()
  await expect(version(page)).toContainText('One. Two, not saved yet.')
})

test('a version as a note of its own, by keys alone', async ({ page }) => {
  await openNote(page, 'Chronology')
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('Long ')
  await saved(page)
  await showHistory(page)
  const copy = page.getByRole('button', { name: 'Restore as a copy' })
  await expect(dialog(page).getByRole('status')).toHaveText('1 change')
  await page.keyboard.press('Alt+ArrowDown')
  await expect(version(page).getByRole('region', { name: 'Changed' })).toBeFocused()
  await expect(page.locator('ins')).toHaveText('added: Long ')
  for (let at = 0; at < 12 && !(await copy.evaluate(node => node === document.activeElement)); at++)
    await page.keyboard.press('Shift+Tab')
  await expect(copy).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveValue(/^Chronology \(as of \d+ \w+ \d{4}, \d\d:\d\d\)$/)
  await expect(text(page)).toHaveText('BeforeIn 2011 the road was closed.It opened again.')
})

test('one changed letter of an Urdu text is shown, and the text runs its own way', async ({ page }) => {
  await openNote(page, 'افغانستان')
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+ArrowLeft')
  await page.keyboard.press('Control+ArrowLeft')
  await page.keyboard.type('نئی')
  await saved(page)
  await showHistory(page)
  const changed = version(page).getByRole('region', { name: 'Changed' })
  await expect(changed.locator('ins')).toHaveCount(1)
  await expect(changed.locator('[lang="ur"]').first()).toHaveCSS('direction', 'rtl')
})

test('a note in the trash has its history, and leaves the trash by it', async ({ page }) => {
  await openNote(page, 'Chronology')
  await page.keyboard.type(' More.')
  await saved(page)
  await moveToTrash(page)
  await expect(page.getByText('lies in the Trash.').last()).toBeVisible()
  await page.getByRole('button', { name: /^Trash/ }).click()
  await page.getByRole('button', { name: 'Look at Chronology' }).click()
  await expect(text(page)).toBeVisible()
  await showHistory(page)
  await page.getByRole('button', { name: 'Restore here' }).click()
  await expect(text(page)).toHaveText('BeforeIn 2011 the road was closed.It opened again.')
  await expect(page.getByText('This note lies in the Trash.')).toBeHidden()
})

test('what is known of a source, and the comment of a highlight, come back as well', async ({ page }) => {
  await page.keyboard.press('Control+o')
  await page.getByRole('dialog').getByRole('combobox').fill('The Act')
  await page.keyboard.press('Enter')
  await showLinks(page)
  await page.getByRole('button', { name: 'More for this highlight' }).click()
  await page.getByRole('menuitem', { name: 'Edit the comment' }).click()
  await page.getByRole('textbox', { name: 'Comment' }).fill('Second thought')
  await page.keyboard.press('Control+Enter')
  await expect(links(page)).toContainText('Second thought')
  await page.getByRole('button', { name: 'More for this highlight' }).click()
  await page.getByRole('menuitem', { name: 'History' }).click()
  await expect(version(page).locator('del')).toContainText('First')
  await page.getByRole('button', { name: 'Restore here' }).click()
  await expect(links(page)).toContainText('First thought')

  await page.getByRole('tab', { name: 'About', exact: true }).click()
  await page.getByRole('textbox', { name: 'Publisher' }).fill('Congress')
  await page.keyboard.press('Tab')
  await page.getByRole('tab', { name: 'History', exact: true }).click()
  await links(page).getByRole('region', { name: 'Versions' }).getByRole('button').first().click()
  await expect(version(page).locator('ins')).toContainText('Congress')
  await page.getByRole('button', { name: 'Restore here' }).click()
  await page.getByRole('tab', { name: 'About', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Publisher' })).toHaveValue('')
  await expect(pane(page, 0)).toContainText('Civilian aid')
})
