import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { goTo, newNote, openWindow, runCommand, storedNote, storedNotes, text } from './screens/notebook.ts'

/** Imports what is chosen and waits for the report. */
async function importFrom(page: Page, button: string, path: string): Promise<void> {
  await runCommand(page, 'Import Markdown')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('dialog').getByRole('button', { name: button }).click(),
  ])
  await chooser.setFiles(path)
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Done' })).toBeVisible()
}

test.describe('a notebook', () => {
  test.use({
    notebook: {
      notes: [
        { title: 'Transit fees', text: 'What was paid at Torkham.', tags: ['us/military aid'], aliases: ['Tolls'] },
        { title: 'پارلیمان کی شرائط', text: 'سلالہ کے بعد' },
      ],
      sources: [{ title: 'Seven months at Torkham', text: 'The convoys did not wait for a price.' }],
    },
  })

  test('goes out as one zip and comes back into an empty one', async ({ page, browser, site }, info) => {
    await runCommand(page, 'Export the notebook')
    await expect(page.getByRole('dialog', { name: 'Export the notebook' })).toBeVisible()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^Aide-Mémoire \d{4}-\d\d-\d\d\.zip$/)
    await expect(page.getByText('Exported 2 notes, 1 source and 0 highlights.')).toBeVisible()
    const zip = info.outputPath('notebook.zip')
    await download.saveAs(zip)

    const context = await browser.newContext()
    const other = await openWindow(context, site)
    await importFrom(other, 'Choose a zip or files…', zip)
    await expect(other.getByRole('dialog', { name: '2 notes and 1 source were added.' })).toBeVisible()
    await expect(other.getByText('Everything was understood.')).toBeVisible()
    await other.getByRole('button', { name: 'Done' }).click()
    await goTo(other, 'Transit fees')
    await expect(text(other)).toContainText('What was paid at Torkham.')
    expect(await storedNotes(other)).toEqual(await storedNotes(page))
    await context.close()
  })
})

test('a folder of Markdown comes in once, with a report', async ({ page }, info) => {
  const vault = info.outputPath('Vault')
  mkdirSync(join(vault, 'Places'), { recursive: true })
  writeFileSync(join(vault, 'Aid.md'), 'See [[Torkham|the road]] and [[Nobody]]. #us/aid\n\n![[map.png]]\n')
  writeFileSync(join(vault, 'Places/Torkham.md'), '# Fees\n\n- [x] counted\n')
  writeFileSync(join(vault, 'map.png'), 'x')

  await newNote(page, 'Nobody knows')
  await importFrom(page, 'Choose a folder…', vault)
  const dialog = page.getByRole('dialog', { name: '2 notes were added.' })
  await expect(dialog.getByText('Not found or not readable, and only named in the text: 1 image.')).toBeVisible()
  await dialog.getByText('Lead to notes that are not there: 1 link.').click()
  await expect(dialog.getByText('Aid.md: Nobody')).toBeVisible()
  await dialog.getByRole('button', { name: 'Done' }).click()

  await goTo(page, 'Aid')
  await text(page).getByRole('link', { name: 'the road' }).click()
  await expect(page.getByRole('tab', { name: 'Torkham', selected: true })).toBeVisible()
  await expect(text(page).getByRole('heading', { name: 'Fees' })).toBeVisible()

  const before = await storedNote(page, 'Aid')
  await importFrom(page, 'Choose a folder…', vault)
  await expect(page.getByRole('dialog', { name: '0 notes were added.' })).toBeVisible()
  await expect(page.getByText('There already, and left as they are: 2 records.')).toBeVisible()
  expect(await storedNote(page, 'Aid')).toEqual(before)
})

test('a file that is no zip is said in a sentence', async ({ page }, info) => {
  const path = info.outputPath('broken.zip')
  writeFileSync(path, 'no zip at all')
  await runCommand(page, 'Import Markdown')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a zip or files…' }).click(),
  ])
  await chooser.setFiles(path)
  await expect(page.getByRole('alert')).toHaveText('This file is not a zip.')
})
