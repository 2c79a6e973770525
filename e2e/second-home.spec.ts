import { expect, test } from './fixtures.ts'
import { damageCopies, journals, loseDatabase, safeFiles } from './screens/damage.ts'
import { newNote, openNote, openWindow, saved, text } from './screens/notebook.ts'

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

test('a database that is gone is never taken for a new notebook, and comes back from the safe copy', async ({
  page,
  site,
}) => {
  await newNote(page, 'Minutes')
  await page.keyboard.type('The first words.')
  await saved(page)
  await expect.poll(async () => (await journals(page)).join('')).toContain('The first words.')
  await loseDatabase(page, site)
  await page.goto(site)
  await expect(page.getByRole('heading', { name: 'Your notebook is not where it was kept.' })).toBeVisible()
  await expect(page.getByRole('radio', { name: /1 note, 0 sources, 0 highlights/ })).toBeVisible()
  await page.getByRole('button', { name: 'Restore the safe copy' }).click()
  await expect(page.getByRole('heading', { name: 'Your notebook is restored.' })).toBeVisible()
  await page.getByRole('button', { name: 'Open the notebook' }).click()
  await openNote(page, 'Minutes')
  await expect(text(page)).toHaveText('The first words.')
  await text(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' And more.')
  await saved(page)
  await page.reload()
  await expect(text(page)).toHaveText('The first words. And more.')
})

test('an empty notebook is begun in place of a lost one only on a decision', async ({ page, site }) => {
  await newNote(page, 'Minutes')
  await saved(page)
  await expect.poll(async () => (await journals(page)).join('')).toContain('Minutes')
  await loseDatabase(page, site)
  await page.goto(site)
  await page.getByRole('button', { name: 'Begin an empty notebook…' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Begin an empty notebook' }).click()
  await expect(page.getByRole('button', { name: 'New note' }).first()).toBeVisible()
  expect((await journals(page)).join('')).toContain('Minutes')
})

test('a snapshot is folded from the journal beside the page, and a restore can stand on it', async ({ page, site }) => {
  await page.clock.install()
  await page.reload()
  await page.locator('#root > :not([data-waiting])').first().waitFor({ state: 'attached' })
  await newNote(page, 'Minutes')
  await page.keyboard.type('The first words.')
  await saved(page)
  await expect.poll(async () => (await journals(page)).join('')).toContain('The first words.')
  await page.clock.fastForward('06:00')
  await expect.poll(() => safeFiles(page)).toContainEqual(expect.stringMatching(/^snapshot-.*\.zip$/))
  await loseDatabase(page, site)
  await damageCopies(page, '^journal-', 'remove')
  await page.goto(site)
  await page.getByRole('button', { name: 'Restore the safe copy' }).click()
  await page.getByRole('button', { name: 'Open the notebook' }).click()
  await openNote(page, 'Minutes')
  await expect(text(page)).toHaveText('The first words.')
})
