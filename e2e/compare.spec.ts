import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { dialog, showHistory, version, versions } from './screens/history.ts'
import { openNote, openWindow, saved, storedNotes, text } from './screens/notebook.ts'

test.use({
  notebook: {
    notes: [{ title: 'Chronology', text: 'The road was closed.\nIt opened again.\n[[Salala]]' }, { title: 'Salala' }],
  },
})

/** Two windows write into one note at the same time; the one whose words became the copy is told so, and returned. */
async function conflict(page: Page, context: BrowserContext, site: string): Promise<{ told: Page; other: Page }> {
  const second = await openWindow(context, site)
  await openNote(second, 'Chronology')
  await openNote(page, 'Chronology')
  await Promise.all([page.keyboard.type(' Mine.'), second.keyboard.type(' Theirs.')])
  await Promise.all([saved(page), saved(second)])
  const notice = (window: Page) => window.getByText('This note was also changed in another window.', { exact: true })
  await expect.poll(async () => (await notice(page).count()) + (await notice(second).count())).toBe(1)
  return (await notice(page).count()) > 0 ? { told: page, other: second } : { told: second, other: page }
}

const words = async (page: Page) =>
  (await storedNotes(page))
    .filter(note => !note.deleted && note.words !== '')
    .map(note => note.words.split('\n').join(' | '))

test('a copy says where it comes from, the note says that there is one, and the two become one', async ({
  page,
  context,
  site,
}) => {
  const { told, other } = await conflict(page, context, site)
  await expect(told.getByText(/Written while “Chronology” was changed elsewhere, today, \d\d:\d\d\./)).toBeVisible()
  await expect(other.getByText('There is a second text of this note.')).toBeVisible()

  await told.bringToFront()
  await told.getByRole('button', { name: 'Compare' }).click()
  await expect(dialog(told).getByRole('heading', { name: 'Two texts of “Chronology”' })).toBeVisible()
  const row = dialog(told).getByRole('region', { name: /^1\. / }).first()
  await expect(row).toContainText('Mine.')
  await expect(row).toContainText('Theirs.')
  await row.getByText('Both', { exact: true }).click()
  await dialog(told).getByText('Result', { exact: true }).click()
  await expect(dialog(told)).toContainText('Mine.')
  await expect(dialog(told)).toContainText('Theirs.')
  await told.getByRole('button', { name: 'Keep merged' }).click()
  await expect(dialog(told)).toHaveCount(0)

  // Both windows show the one note; the copy lies in the trash.
  await expect(text(told)).toContainText('Mine.')
  await expect(text(told)).toContainText('Theirs.')
  await expect(text(other)).toContainText('Mine.')
  await expect(text(other)).toContainText('Theirs.')
  await expect(other.getByText('There is a second text of this note.')).toBeHidden()
  expect(await words(told)).toHaveLength(1)

  await told.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => words(told)).toHaveLength(2)
  // What had been merged is not lost either.
  await showHistory(told)
  await expect(versions(told).first()).toContainText('before a restore')
  await dialog(told).getByText('As it was', { exact: true }).click()
  await expect(version(told)).toContainText('Mine.')
  await expect(version(told)).toContainText('Theirs.')
})

test('the merge by keys alone, and both kept where one only looks', async ({ page, context, site }) => {
  const { told } = await conflict(page, context, site)
  await told.bringToFront()
  const before = (await words(told)).sort()
  await told.getByRole('button', { name: 'Compare' }).focus()
  await told.keyboard.press('Enter')
  await expect(dialog(told)).toBeVisible()
  const row = dialog(told).getByRole('region', { name: /^1\. / }).first()
  await expect(row).toBeVisible()
  await told.keyboard.press('Alt+ArrowDown')
  await expect(row).toBeFocused()
  await told.keyboard.press('Tab')
  await expect(row.getByRole('radio', { name: 'Both' })).toBeFocused()
  await told.keyboard.press('ArrowLeft')
  await expect(row.getByRole('radio', { name: 'From the copy' })).toBeChecked()
  await told.keyboard.press('Escape')
  await expect(dialog(told)).toHaveCount(0)
  expect((await words(told)).sort()).toEqual(before)
})
