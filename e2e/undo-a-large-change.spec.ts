import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { goTo, openNote, openWindow, runCommand, saved, storedNotes, tags, text } from './screens/notebook.ts'
import { found, search } from './screens/search.ts'

const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name })
const question = (page: Page) => page.getByRole('alertdialog')
const branch = (page: Page, name: string) => tags(page).getByRole('treeitem', { name })
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const toast = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words })
const textOf = async (page: Page, title: string) =>
  (await storedNotes(page)).find(note => note.title === title && !note.deleted)?.words

/** In the dialog that is open. */
async function renameTo(page: Page, name: string): Promise<void> {
  await expect(page.getByLabel('New name')).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
}

async function undoLast(page: Page, name: RegExp): Promise<void> {
  await runCommand(page, 'Undo a large change')
  await dialog(page, 'Large changes').getByRole('button', { name }).click()
}

test.describe('a tag', () => {
  test.use({
    notebook: {
      sources: [
        {
          title: 'The Act of 2009',
          text: 'Civilian aid, over five years.',
          tags: ['us/aid', 'law'],
          highlights: [{ words: 'over five years', tags: ['us/aid/civilian'] }],
        },
      ],
      notes: [
        { title: 'Suspension', text: 'In 2018 #us/aid was stopped.' },
        { title: 'Reimbursement', text: 'For costs. #us/aid/military #csf' },
        { title: 'Elections', text: 'No aid here. #congress' },
        { title: 'کشمیر کا سوال', text: 'سلالہ کے بعد #کشمیر پر' },
      ],
    },
  })

  test('is renamed everywhere while a note with it is open, and is again what it was after a reload', async ({
    page,
  }) => {
    await openNote(page, 'Suspension')
    await page.keyboard.type(' And more')
    await branch(page, 'us').click()
    await page.getByRole('button', { name: 'More about this tag' }).click()
    await page.getByRole('menuitem', { name: 'Rename…' }).click()
    const rename = dialog(page, 'Rename #us')
    await expect(rename).toContainText('It is on 2 notes, 1 source and 1 highlight. The 3 tags below it go with it.')
    await expect(rename.getByRole('list', { name: 'What it is on' }).getByRole('listitem')).toHaveCount(4)
    await renameTo(page, 'policy/us')
    await expect(toast(page, '#us is now #policy/us in 4 places.')).toBeVisible()
    await expect(heading(page)).toHaveText('#policy/us')
    await expect(branch(page, 'policy')).toBeVisible()

    await goTo(page, 'Suspension')
    await expect(text(page)).toHaveText('In 2018 #policy/us/aid was stopped. And more')
    await page.keyboard.press('Control+End')
    await page.keyboard.type(', typed since')
    await saved(page)
    await page.reload()
    await expect(text(page)).toBeVisible()
    await undoLast(page, /^Undo: Renamed #us to #policy\/us/)
    await expect(toast(page, 'Undone for 2 notes, 1 source and 1 highlight.')).toBeVisible()
    await expect(dialog(page, 'Large changes')).toContainText('Undone')
    await expect(dialog(page, 'Large changes').getByRole('button', { name: /^Do again/ })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(dialog(page, 'Large changes')).toBeHidden()
    await expect(text(page)).toHaveText('In 2018 #us/aid was stopped. And more, typed since')
    await expect(branch(page, 'us')).toBeVisible()
    await expect(branch(page, 'policy')).toBeHidden()
    expect((await storedNotes(page)).map(note => note.title)).not.toContainEqual(expect.stringContaining('conflict'))
  })

  test('shows under its new name in the other window, and is undone from there', async ({ page, context, site }) => {
    const other = await openWindow(context, site)
    await goTo(other, 'Suspension')
    await branch(page, 'us').click()
    await runCommand(page, 'Rename the tag')
    await renameTo(page, 'america')
    await expect(text(other)).toHaveText('In 2018 #america/aid was stopped.')
    await search(page, 'tag:america')
    await expect(found(page)).toHaveCount(4)
    await search(page, 'tag:us')
    await expect(page.getByRole('listbox', { name: 'Found' })).toBeHidden()
    await undoLast(other, /^Undo: Renamed/)
    await other.keyboard.press('Escape')
    await expect(text(other)).toHaveText('In 2018 #us/aid was stopped.')
    await expect(branch(page, 'us')).toBeVisible()
  })

  test('becomes one with another only when that is said, and two again', async ({ page }) => {
    await branch(page, 'csf').click()
    await runCommand(page, 'Rename the tag')
    const rename = dialog(page, 'Rename #csf')
    await rename.getByLabel('New name').fill('congress')
    await expect(rename).toContainText('#congress is there already, on 1 thing.')
    await rename.getByRole('button', { name: 'Make them one' }).click()
    await expect(page.getByRole('region', { name: 'Notes' }).getByRole('listitem')).toHaveCount(2)
    await toast(page, '#csf is now #congress').getByRole('button', { name: 'Undo' }).click()
    await expect(branch(page, 'csf')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Notes' }).getByRole('listitem')).toHaveCount(1)
  })

  test('refuses a name that is none', async ({ page }) => {
    await branch(page, 'csf').click()
    await runCommand(page, 'Rename the tag')
    const rename = dialog(page, 'Rename #csf')
    await rename.getByLabel('New name').fill(' / ')
    await expect(rename).toContainText('Write a name of at most 100 letters.')
    await expect(rename.getByRole('button', { name: 'Rename' })).toBeDisabled()
    await rename.getByLabel('New name').press('Enter')
    await expect(rename).toBeVisible()
  })

  test('is deleted with the keys alone, leaves its words, and comes back from the trash after a reload', async ({
    page,
  }) => {
    await tags(page).focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Home')
    await page.keyboard.type('us')
    await page.keyboard.press('Delete')
    await expect(question(page)).toContainText('Delete #us?')
    await expect(question(page)).toContainText('It is taken off 2 notes, 1 source and 1 highlight.')
    await expect(question(page).getByRole('button', { name: 'Cancel' })).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(question(page).getByRole('button', { name: 'Delete from 4 places' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(toast(page, '#us lies in the Trash.')).toBeVisible()
    await expect(page.getByRole('button', { name: /^Trash/ })).toHaveText(/^Trash\s*1$/)
    await expect(branch(page, 'us')).toBeHidden()
    expect(await textOf(page, 'Suspension')).toBe('In 2018 us/aid was stopped.')

    await page.reload()
    await runCommand(page, 'Open the Trash')
    await expect(page.getByText('1 tag. Nothing leaves the Trash by itself.')).toBeVisible()
    await page.getByRole('button', { name: 'Restore #us' }).focus()
    await page.keyboard.press('Enter')
    await expect(branch(page, 'us')).toBeVisible()
    await expect(page.getByText('The Trash is empty.')).toBeVisible()
    expect(await textOf(page, 'Suspension')).toBe('In 2018 #us/aid was stopped.')
  })

  test('is gone for good once the trash is emptied', async ({ page }) => {
    await branch(page, 'us').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    await question(page).getByRole('button', { name: 'Delete from 4 places' }).click()
    await expect(question(page)).toBeHidden()
    await runCommand(page, 'Open the Trash')
    await page.getByRole('button', { name: 'Empty the Trash…' }).click()
    await expect(question(page)).toContainText(
      'It holds 1 tag. They cannot be restored afterwards, not by Undo either.',
    )
    await question(page).getByRole('button', { name: 'Delete 1 thing for good' }).click()
    await expect(page.getByText('The Trash is empty.')).toBeVisible()
    await expect(question(page)).toBeHidden()
    await runCommand(page, 'Undo a large change')
    await expect(dialog(page, 'Large changes')).toContainText('There is nothing to undo.')
  })

  test('in Urdu is renamed and deleted likewise', async ({ page }) => {
    await tags(page).focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Shift+F10')
    await page.keyboard.press('Enter')
    await renameTo(page, 'جموں و کشمیر')
    await expect(branch(page, 'جموں و کشمیر')).toBeVisible()
    expect(await textOf(page, 'کشمیر کا سوال')).toBe('سلالہ کے بعد #جموں و کشمیر پر')
    await undoLast(page, /^Undo: Renamed/)
    await page.keyboard.press('Escape')
    await expect(branch(page, 'کشمیر')).toBeVisible()
    await expect.poll(() => textOf(page, 'کشمیر کا سوال')).toBe('سلالہ کے بعد #کشمیر پر')
  })
})

test('an import goes to the trash as one step after a reload, and comes back', async ({ page }, info) => {
  const vault = info.outputPath('Vault')
  mkdirSync(vault, { recursive: true })
  writeFileSync(join(vault, 'Aid.md'), 'See [[Torkham]]. #us/aid\n')
  writeFileSync(join(vault, 'Torkham.md'), 'Fees were counted.\n')
  writeFileSync(join(vault, 'Salala.md'), 'In November.\n')
  await runCommand(page, 'Import Markdown')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('dialog').getByRole('button', { name: 'Choose a folder…' }).click(),
  ])
  await chooser.setFiles(vault)
  await expect(dialog(page, '3 notes were added.')).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).click()
  await openNote(page, 'Salala')
  await page.keyboard.type(' Typed since.')
  await saved(page)
  await page.reload()
  await expect(text(page)).toBeVisible()

  await undoLast(page, /^Undo: Imported “Vault”/)
  await expect(toast(page, '2 notes lie in the Trash. “Salala” was changed since and stays as it is.')).toBeVisible()
  await dialog(page, 'Large changes')
    .getByRole('button', { name: /^Do again/ })
    .click()
  await expect(toast(page, 'Done again for 2 notes.')).toBeVisible()
  await page.keyboard.press('Escape')
  expect((await storedNotes(page)).filter(note => note.deleted)).toEqual([])
})

test('nothing large was changed yet, and the list says what would be in it', async ({ page }) => {
  await runCommand(page, 'Undo a large change')
  await expect(dialog(page, 'Large changes')).toContainText('There is nothing to undo.')
})
