import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { scanJournal } from '../../src/shared/journal.ts'
import { expect, test } from '../fixtures.ts'
import { saved, text, title } from '../screens/notebook.ts'
import { hasOneNote, writeFirstNote } from './firstNote.ts'
import { shown } from './shown.ts'

/** The journals beside a profile, each as its bytes. */
function journalsOf(profile: string): Buffer[] {
  const folder = `${profile}-safety-copies`
  try {
    return readdirSync(folder).flatMap(notebook =>
      readdirSync(join(folder, notebook))
        .filter(name => name.startsWith('journal-'))
        .sort()
        .map(name => readFileSync(join(folder, notebook, name))),
    )
  } catch {
    return []
  }
}

test('what is saved lies in a folder apart from the data of the app, also after a kill', async ({ desktop }, info) => {
  const profile = info.outputPath('profile')
  const written = () => Buffer.concat(journalsOf(profile)).toString()
  await shown(desktop)
  await desktop.page.getByRole('button', { name: 'New note' }).first().click()
  await expect(title(desktop.page)).toBeFocused()
  await desktop.page.keyboard.type('Minutes')
  await desktop.page.keyboard.press('Enter')
  await expect(text(desktop.page)).toBeFocused()
  await desktop.page.keyboard.type('The first words.')
  await saved(desktop.page)
  await expect.poll(written).toContain('The first words.')
  await desktop.kill()
  await desktop.launch()
  await shown(desktop)
  await expect(title(desktop.page)).toHaveValue('Minutes')
  await text(desktop.page).click()
  await desktop.page.keyboard.press('Control+End')
  await desktop.page.keyboard.type(' The last words.')
  await saved(desktop.page)
  await expect.poll(written).toContain('The first words. The last words.')
  const journals = journalsOf(profile)
  expect(journals).toHaveLength(2)
  for (const journal of journals) expect(scanJournal(journal).damage).toEqual([])
})

test('a notebook whose database was wiped comes back from the folder', async ({ desktop }, info) => {
  const profile = info.outputPath('profile')
  await writeFirstNote(desktop, 'Minutes')
  await expect.poll(() => Buffer.concat(journalsOf(profile)).toString()).toContain('Minutes')
  await desktop.close()
  rmSync(join(profile, 'IndexedDB'), { recursive: true })
  await desktop.launch()
  const { page } = desktop
  await expect(page.getByRole('heading', { name: 'Your notebook is not where it was kept.' })).toBeVisible()
  await page.getByRole('button', { name: 'Restore the safe copy' }).click()
  await page.getByRole('button', { name: 'Open the notebook' }).click()
  await shown(desktop)
  await hasOneNote(page)
})
