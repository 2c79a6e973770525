import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { moveToTrash, openNote, openWindow, saved, storedNotes, tags, text, title } from './screens/notebook.ts'

test.use({
  notebook: {
    notes: [
      { title: 'Chronology', text: 'In 2011.' },
      { title: 'Salala', text: 'See the [[Chronology]].' },
    ],
  },
})

test('each sees what the other saves: texts, titles, tags and the trash', async ({ page, context, site }) => {
  const other = await openWindow(context, site)
  await openNote(other, 'Chronology')
  await openNote(page, 'Chronology')
  await page.keyboard.type(' And 2012. #routes ')
  await saved(page)
  await expect(text(other)).toHaveText('In 2011. And 2012. #routes ')
  await expect(tags(other).getByRole('treeitem', { name: 'routes' })).toBeVisible()

  await page.keyboard.press('F2')
  await page.keyboard.type('Time line')
  await expect(title(other)).toHaveValue('Time line')
  await expect(other.getByRole('tab', { name: 'Time line' })).toBeVisible()

  // What the other window has taken over is what it writes on.
  await other.bringToFront()
  await openNote(other, 'Time line')
  await other.keyboard.type('End.')
  await saved(other)
  await expect(text(page)).toContainText('#routes End.')
  await openNote(other, 'Salala')
  await expect(text(other)).toHaveText('See the Time line.')
  expect((await storedNotes(page)).map(note => note.title).sort()).toEqual(['Salala', 'Time line'])
})

test('the last words of a window that is closed at once are seen in the other without a new start', async ({
  page,
  context,
  site,
}) => {
  await openNote(page, 'Chronology')
  const other = await openWindow(context, site)
  await openNote(other, 'Chronology')
  await other.keyboard.type(' Last words.')
  await other.close({ runBeforeUnload: true })
  await expect(text(page)).toHaveText('In 2011. Last words.')
  expect((await storedNotes(page)).map(note => note.title).sort()).toEqual(['Chronology', 'Salala'])
  // What was saved is not brought back a second time.
  await expect
    .poll(() => page.evaluate(() => Object.keys(localStorage).filter(key => key.includes('draft'))))
    .toEqual([])
})

test('one note written in both ends with both texts kept, and says so', async ({ page, context, site }) => {
  const other = await openWindow(context, site)
  await openNote(other, 'Chronology')
  await openNote(page, 'Chronology')
  // Both type before either has been saved.
  await Promise.all([page.keyboard.type(' Mine.'), other.keyboard.type(' Theirs.')])
  await Promise.all([saved(page), saved(other)])
  await expect
    .poll(async () =>
      (await storedNotes(page))
        .filter(note => note.title !== 'Salala')
        .map(note => note.words)
        .sort(),
    )
    .toEqual(['In 2011. Mine.', 'In 2011. Theirs.'])
  await expect(text(page)).toHaveText('In 2011. Mine.')
  await expect(text(other)).toHaveText('In 2011. Theirs.')
  const notice = (window: Page) => window.getByText('This note was also changed in another window.', { exact: true })
  await expect.poll(async () => (await notice(page).count()) + (await notice(other).count())).toBe(1)
  const told = (await notice(page).count()) > 0 ? page : other
  await expect(notice(told)).toBeVisible()
  // Each goes on in its own.
  await page.keyboard.type(' More.')
  await other.keyboard.type(' Again.')
  await expect
    .poll(async () =>
      (await storedNotes(page))
        .filter(note => note.title !== 'Salala')
        .map(note => note.words)
        .sort(),
    )
    .toEqual(['In 2011. Mine. More.', 'In 2011. Theirs. Again.'])
  await told.getByRole('button', { name: 'Open the other one beside' }).click()
  await expect(text(told)).toHaveCount(2)
})

test('a note that is moved to the trash in one is told so in the other', async ({ page, context, site }) => {
  const other = await openWindow(context, site)
  await openNote(other, 'Chronology')
  await openNote(page, 'Salala')
  await moveToTrash(page)
  await expect(page.getByText('lies in the Trash.').last()).toBeVisible()
  await openNote(page, 'Chronology')
  await moveToTrash(page)
  await expect(page.getByText('lies in the Trash.').last()).toBeVisible()
  await expect(other.getByText('This note lies in the Trash.')).toBeVisible()
  await other.getByRole('button', { name: 'Restore it' }).click()
  await expect(other.getByText('This note lies in the Trash.')).toBeHidden()
  await openNote(page, 'Chronology')
  await expect(text(page)).toHaveText('In 2011.')
})
