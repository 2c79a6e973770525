import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import {
  goTo,
  moveToTrash,
  newNote,
  openNote,
  openWindow,
  saved,
  status,
  storedNote,
  storedNotes,
  text,
  title,
} from './screens/notebook.ts'

test.use({
  notebook: {
    notes: [
      { title: 'Other', text: 'Another note.' },
      { title: 'Draft', text: 'Begun.' },
    ],
  },
})

/** Reports each time when the status line says Saved while the text that is shown is not in the database. */
async function watchStatusLine(page: Page, name: string): Promise<() => Promise<string[]>> {
  await page.evaluate(title => {
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const lies: string[] = []
    const checks: Promise<void>[] = []
    const checked = new Set<string>()
    const check = async (shown: string, database: IDBDatabase) => {
      const read = database.transaction(['notes', 'bodies'])
      const heads = await ask(read.objectStore('notes').getAll())
      const { id } = heads.find(head => head.title === title)
      const body = await ask(read.objectStore('bodies').get(id))
      const stored = JSON.stringify(body.blocks)
      if (!stored.includes(shown)) lies.push(`Saved, but “${shown.slice(-20)}” is not there`)
    }
    const look = (database: IDBDatabase) => {
      const shown = document.querySelector('[contenteditable="true"]')?.textContent ?? ''
      const isSaved = document.querySelector('[data-saving]')?.getAttribute('data-saving') === 'saved'
      if (isSaved && !checked.has(shown)) {
        checked.add(shown)
        checks.push(check(shown, database))
      }
      requestAnimationFrame(() => look(database))
    }
    void ask(indexedDB.open('notebook')).then(look)
    Object.assign(window, {
      liesOfTheStatusLine: () => Promise.all(checks).then(() => [...lies, `${checked.size} looked at`]),
    })
  }, name)
  return () =>
    page.evaluate(() => (window as unknown as { liesOfTheStatusLine: () => Promise<string[]> }).liesOfTheStatusLine())
}

test('the status line never says Saved of a text that is not kept', async ({ page }) => {
  await openNote(page, 'Draft')
  const lies = await watchStatusLine(page, 'Draft')
  for (const word of ['one', 'two', 'three']) {
    // The pause before a save is 300 ms: some words fall before it, some after, some into the saving.
    await page.keyboard.type(` ${word}`, { delay: word === 'two' ? 120 : 0 })
    if (word !== 'one') await saved(page)
    // A frame that is drawn with what the line says.
    await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  }
  const [looked, ...found] = (await lies()).reverse()
  expect(found).toEqual([])
  expect(Number.parseInt(looked ?? '0', 10)).toBeGreaterThan(1)
  expect((await storedNote(page, 'Draft')).words).toBe('Begun. one two three')
})

test.describe('nothing is lost', () => {
  const moments: [string, (page: Page) => Promise<unknown>][] = [
    ['reloading', page => page.reload()],
    ['leaving for another page and coming back', page => page.goto('about:blank').then(() => page.goBack())],
  ]
  for (const [what, leave] of moments) {
    test(`by ${what} right after a key`, async ({ page }) => {
      await openNote(page, 'Draft')
      await page.keyboard.type(' The last words.')
      await leave(page)
      await expect(text(page)).toHaveText('Begun. The last words.')
    })

    test(`by ${what} with a title just typed`, async ({ page }) => {
      await openNote(page, 'Draft')
      await page.keyboard.press('F2')
      await page.keyboard.type('A new name')
      await leave(page)
      await expect(title(page)).toHaveValue('A new name')
      await expect(text(page)).toHaveText('Begun.')
    })

    test(`by ${what} in the midst of a link`, async ({ page }) => {
      await openNote(page, 'Draft')
      await page.keyboard.type(' See [[Not there yet]] and [[oth')
      await leave(page)
      await expect(text(page)).toHaveText('Begun. See Not there yet and [[oth')
      await text(page).getByRole('link', { name: 'Not there yet' }).click()
      await expect(title(page)).toHaveValue('Not there yet')
      await expect
        .poll(async () => (await storedNotes(page)).map(note => note.title).sort())
        .toEqual(['Draft', 'Not there yet', 'Other'])
    })
  }

  test('by closing the window right after a key', async ({ page, context, site }) => {
    await openNote(page, 'Draft')
    await page.keyboard.type(' The last words.')
    await page.close({ runBeforeUnload: true })
    const again = await openWindow(context, site)
    await openNote(again, 'Draft')
    await expect(text(again)).toHaveText('Begun. The last words.')
  })

  test('of what is called Saved when the page is killed', async ({ page, context, site }) => {
    await openNote(page, 'Draft')
    await page.keyboard.type(' The last words.')
    await saved(page)
    const session = await context.newCDPSession(page)
    const crashed = page.waitForEvent('crash')
    void session.send('Page.crash').catch(() => null)
    await crashed
    const again = await openWindow(context, site)
    await openNote(again, 'Draft')
    await expect(text(again)).toHaveText('Begun. The last words.')
  })

  test('by going to another note right after a key, and back', async ({ page }) => {
    await openNote(page, 'Draft')
    await page.keyboard.type(' The last words.')
    await goTo(page, 'Other')
    await expect(text(page)).toHaveText('Another note.')
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(text(page)).toHaveText('Begun. The last words.')
    await saved(page)
    expect((await storedNote(page, 'Draft')).words).toBe('Begun. The last words.')
    expect((await storedNote(page, 'Other')).words).toBe('Another note.')
  })

  test('by closing the tab right after a key', async ({ page }) => {
    await openNote(page, 'Draft')
    await page.keyboard.type(' The last words.')
    await page.keyboard.press('Alt+w')
    await expect(text(page)).toBeHidden()
    await openNote(page, 'Draft')
    await expect(text(page)).toHaveText('Begun. The last words.')
  })

  test('by making a note and leaving it at once', async ({ page }) => {
    await newNote(page, 'Only a title')
    await page.reload()
    await expect(title(page)).toHaveValue('Only a title')
  })
})

test('the window comes back as it was: tabs, two sides, what is open', async ({ page }) => {
  await openNote(page, 'Draft')
  await goTo(page, 'Other', 'Alt+Enter')
  await expect(page.getByRole('tablist', { name: /Open tabs/ })).toHaveCount(2)
  await page.getByRole('button', { name: 'Show links and details' }).click()
  await page.reload()
  await expect(page.getByRole('tablist', { name: /Open tabs/ })).toHaveCount(2)
  await expect(page.locator('[data-pane="0"]').getByRole('textbox', { name: 'Title' })).toHaveValue('Draft')
  await expect(page.locator('[data-pane="1"]').getByRole('textbox', { name: 'Title' })).toHaveValue('Other')
  await expect(page.getByRole('complementary', { name: 'Links and details' })).toBeVisible()
})

test.describe('the trash', () => {
  test.use({
    notebook: {
      notes: [
        { title: 'Supply lines', text: 'Two roads.' },
        { title: 'Salala', text: 'It shut the [[Supply lines]].' },
        { title: 'Funds', text: 'Paid for the [[Supply lines]].' },
        { title: 'Alone', text: 'Nobody links here.' },
      ],
    },
  })

  test('asks first and names what links to a note; the links find it again when it is restored', async ({ page }) => {
    await openNote(page, 'Supply lines')
    await moveToTrash(page)
    const question = page.getByRole('alertdialog')
    await expect(question).toContainText('Move “Supply lines” to the Trash?')
    await expect(question).toContainText('2 notes link to it')
    await expect(question).toContainText('“Salala”')
    await expect(question).toContainText('“Funds”')
    await question.getByRole('button', { name: 'Cancel' }).click()
    await expect(title(page)).toHaveValue('Supply lines')
    await moveToTrash(page)
    await question.getByRole('button', { name: 'Move to Trash' }).click()
    await expect(page.getByRole('tab', { name: 'Supply lines' })).toHaveCount(0)
    await openNote(page, 'Salala')
    const link = text(page).getByRole('link', { name: 'Supply lines' })
    await expect(link).toHaveAttribute('title', 'In the trash')
    await page.getByRole('button', { name: /^Trash/ }).click()
    await page.getByRole('button', { name: 'Restore Supply lines' }).click()
    await expect(page.getByText('The Trash is empty.')).toBeVisible()
    await page.reload()
    await openNote(page, 'Salala')
    await expect(link).toHaveAttribute('title', '')
    await link.click()
    await expect(text(page)).toHaveText('Two roads.')
  })

  test('takes what was typed a moment before, and gives it back with Undo', async ({ page }) => {
    await openNote(page, 'Alone')
    await page.keyboard.type(' The last words.')
    await moveToTrash(page)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(text(page)).toHaveText('Nobody links here. The last words.')
    expect((await storedNote(page, 'Alone')).deleted).toBe(false)
  })

  test('is emptied only after a question that counts', async ({ page }) => {
    await openNote(page, 'Alone')
    await moveToTrash(page)
    await page.getByRole('button', { name: /^Trash/ }).click()
    await expect(page.getByText('1 note. Nothing leaves the Trash by itself.')).toBeVisible()
    await page.getByRole('button', { name: 'Empty the Trash…' }).click()
    await page.getByRole('button', { name: 'Delete 1 thing for good' }).click()
    await expect(page.getByText('The Trash is empty.')).toBeVisible()
    await expect
      .poll(async () => (await storedNotes(page)).map(note => note.title).sort())
      .toEqual(['Funds', 'Salala', 'Supply lines'])
    await expect(status(page)).not.toContainText('Not saved')
  })
})
