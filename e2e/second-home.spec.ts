import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { newNote, openWindow, saved, text } from './screens/notebook.ts'

/** All that lies in the journals of the browser's private files, journal by journal. */
const journals = (page: Page) =>
  page.evaluate(async () => {
    const found: string[] = []
    const read = async (folder: FileSystemDirectoryHandle) => {
      for await (const entry of folder.values()) {
        if (entry.kind === 'directory') await read(entry as FileSystemDirectoryHandle)
        else if (entry.name.startsWith('journal-'))
          found.push(await (await (entry as FileSystemFileHandle).getFile()).text())
      }
    }
    await read(await navigator.storage.getDirectory())
    return found
  })

test('what two windows save is kept outside the database too, each in a journal of its own', async ({
  page,
  context,
  site,
}) => {
  await newNote(page, 'Minutes')
  await page.keyboard.type('The first words.')
  await saved(page)
  await expect.poll(async () => (await journals(page)).join('')).toContain('The first words.')
  const other = await openWindow(context, site)
  await newNote(other, 'Elsewhere')
  await other.keyboard.type('Of the second window.')
  await saved(other)
  await expect.poll(async () => (await journals(page)).join('')).toContain('Of the second window.')
  expect(await journals(page)).toHaveLength(2)
  await text(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' And the last.')
  await saved(page)
  await expect.poll(async () => (await journals(page)).join('')).toContain('The first words. And the last.')
  expect(await journals(page)).toHaveLength(2)
})
