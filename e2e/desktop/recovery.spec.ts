import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../fixtures.ts'
import { hasOneNote, writeFirstNote } from './firstNote.ts'
import { shown } from './shown.ts'

/** All that lies in the folder of safe copies beside a profile. */
function copiesOf(profile: string): string {
  const folder = `${profile}-safety-copies`
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.txt'))
    .map(name => readFileSync(join(folder, name), 'utf8'))
    .join('')
}

test('a profile that was cleaned away, its memory too, is asked for in the folder of copies', async ({
  desktop,
}, info) => {
  const profile = info.outputPath('profile')
  await writeFirstNote(desktop, 'Minutes')
  await expect.poll(() => copiesOf(profile)).toContain('Minutes')
  await desktop.close()
  const before = copiesOf(profile)
  for (const part of ['IndexedDB', 'Local Storage', 'Session Storage'])
    rmSync(join(profile, part), { recursive: true, force: true })
  await desktop.launch()
  const { page } = desktop
  await expect(page.getByRole('heading', { name: 'Your notebook is not where it was kept.' })).toBeVisible()
  await expect(
    page.getByRole('radio', { name: /^Safe copy until .*1 note.*Proposed: It is all there is/ }),
  ).toBeChecked()
  expect(copiesOf(profile)).toBe(before)
  await page.getByRole('button', { name: 'Restore the safe copy' }).click()
  await page.getByRole('button', { name: 'Open the notebook' }).click()
  await shown(desktop)
  await hasOneNote(page)
})

test('damage after which no database can be made any more is set aside, and all comes back', async ({
  desktop,
}, info) => {
  const profile = info.outputPath('profile')
  await writeFirstNote(desktop, 'Minutes')
  await expect.poll(() => copiesOf(profile)).toContain('Minutes')
  await desktop.close()
  const store = join(profile, 'IndexedDB', 'app_notebook_0.indexeddb.leveldb')
  for (const name of readdirSync(store)) if (name.startsWith('MANIFEST')) rmSync(join(store, name))
  const damaged = readdirSync(store).filter(name => name !== 'LOCK')
  await desktop.launch()
  const { page } = desktop
  await page.getByRole('button', { name: 'Restore the safe copy' }).click()
  await expect(page.getByText('No database can be made beside the damaged one')).toBeVisible()
  await page.getByRole('button', { name: 'Set the damaged files aside and restore' }).click()
  await page.getByRole('button', { name: 'Open the notebook' }).click()
  await shown(desktop)
  await hasOneNote(page)
  const aside = readdirSync(profile).filter(name => name.startsWith('IndexedDB set aside'))
  expect(aside).toHaveLength(1)
  expect(readdirSync(join(profile, aside[0]!, 'app_notebook_0.indexeddb.leveldb'))).toEqual(
    expect.arrayContaining(damaged),
  )
})
