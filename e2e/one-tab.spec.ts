import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { goTo, newNote, openNote, openWindow, saved, storedNote, text, title } from './screens/notebook.ts'

test.use({
  notebook: {
    notes: [
      { title: 'Salala', text: 'It shut the roads.' },
      { title: 'Supply lines', text: 'Two roads.' },
    ],
  },
})

/** Keeps the notes from being read and written for a while, as a busy disk does. */
async function holdNotes(page: Page, ms: number): Promise<void> {
  await page.evaluate(async ms => {
    const request = indexedDB.open('notebook')
    await new Promise(resolve => (request.onsuccess = resolve))
    const tx = request.result.transaction(['notes', 'bodies'], 'readwrite')
    const until = performance.now() + ms
    const hold = () => {
      if (performance.now() < until) tx.objectStore('notes').count().onsuccess = hold
      else request.result.close()
    }
    hold()
  }, ms)
}

test('a note that another window changed shows its newest text when one comes back to it', async ({ page, site }) => {
  await openNote(page, 'Salala')
  const other = await openWindow(page.context(), site)
  await openNote(other, 'Salala')
  await other.keyboard.type(' Seven months.')
  await saved(other)
  await expect(text(page)).toHaveText('It shut the roads. Seven months.')

  await page.bringToFront()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Both of them.')
  await page.keyboard.press('F2')
  await page.keyboard.type('Salala, 2011')
  await saved(page)
  await goTo(page, 'Supply lines')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(title(page)).toHaveValue('Salala, 2011')
  await expect(text(page)).toHaveText('It shut the roads. Seven months. Both of them.')
  await text(page).press('Control+End')
  await page.keyboard.type(' On.')
  await saved(page)
  expect((await storedNote(page, 'Salala, 2011')).words).toBe('It shut the roads. Seven months. Both of them. On.')
})

test('a copy that another window renames shows its new title, and typing goes on from it', async ({ page, site }) => {
  await openNote(page, 'Salala')
  const other = await openWindow(page.context(), site)
  await openNote(other, 'Salala')
  // Both type before either is saved.
  await holdNotes(page, 1500)
  await Promise.all([page.keyboard.type(' Here.'), other.keyboard.type(' There.')])
  const copied = (window: Page) => window.getByRole('tab', { name: 'Salala (conflict copy)' }).count()
  await expect.poll(async () => (await copied(page)) + (await copied(other))).toBe(1)
  const [owner, renamer] = (await copied(page)) === 1 ? [page, other] : [other, page]
  await saved(owner)
  await openNote(renamer, 'Salala (conflict copy)')
  await renamer.keyboard.press('F2')
  await renamer.keyboard.type('Mine')
  await saved(renamer)
  await expect(title(owner)).toHaveValue('Mine')
})

test('going to another note and back before it is there shows what was typed last', async ({ page }) => {
  await goTo(page, 'Supply lines')
  await openNote(page, 'Salala')
  await page.keyboard.type(' Typed.')
  await saved(page)
  await holdNotes(page, 700)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(text(page)).toHaveCount(0)
  await page.keyboard.press('Alt+ArrowRight')
  await expect(text(page)).toHaveText('It shut the roads. Typed.')
  await text(page).press('Control+End')
  await page.keyboard.type(' On.')
  await saved(page)
  expect((await storedNote(page, 'Salala')).words).toBe('It shut the roads. Typed. On.')
})

test('a note that is gone for good stands in nobody’s way', async ({ page }) => {
  await openNote(page, 'Salala')
  await goTo(page, 'Supply lines')
  await page.evaluate(async () => {
    const request = indexedDB.open('notebook')
    await new Promise(resolve => (request.onsuccess = resolve))
    const tx = request.result.transaction('notes', 'readwrite')
    const store = tx.objectStore('notes')
    const all = store.getAll()
    await new Promise(resolve => (all.onsuccess = resolve))
    for (const note of all.result) if (note.title === 'Salala') store.delete(note.id)
    await new Promise(resolve => (tx.oncomplete = resolve))
    request.result.close()
  })
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByText('no longer in the notebook')).toBeVisible()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(text(page)).toHaveText('Two roads.')
  await newNote(page, 'After it')
  await expect(title(page)).toHaveValue('After it')
})
