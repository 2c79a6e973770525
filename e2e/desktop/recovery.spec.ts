import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../fixtures.ts'
import { saved, title } from '../screens/notebook.ts'
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
  await shown(desktop)
  await desktop.page.getByRole('button', { name: 'New note' }).first().click()
  await expect(title(desktop.page)).toBeFocused()
  await desktop.page.keyboard.type('Minutes')
  await saved(desktop.page)
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
  await expect(page.getByRole('navigation', { name: 'Notebook' }).getByRole('button', { name: /^Notes/ })).toHaveText(
    /^Notes\s*1$/,
  )
})
