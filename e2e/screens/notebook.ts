import { type BrowserContext, expect, type Page } from '@playwright/test'

/** The text of the open note; with two notes side by side, say which pane. */
export const text = (page: Page) => page.getByRole('textbox', { name: 'Text of the note' })
export const title = (page: Page) => page.getByRole('textbox', { name: 'Title' })
export const pane = (page: Page, at: 0 | 1) => page.locator(`[data-pane="${at}"]`)
/** What completes a link or a tag while it is typed. */
export const completions = (page: Page) => page.getByRole('listbox', { name: /^(Notes and sources|Tags)$/ })
export const links = (page: Page) => page.getByRole('complementary', { name: 'Links and details' })
export const tags = (page: Page) => page.getByRole('tree', { name: 'Tags' })
export const status = (page: Page) => page.locator('[data-saving]')

/** Waits until the status line says that all is kept. */
export async function saved(page: Page): Promise<void> {
  await expect(status(page)).toHaveText(/^Saved \d\d:\d\d$/)
}

/** One more window on the same notebook. */
export async function openWindow(context: BrowserContext, site: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(site)
  await page.locator('#root > :not([data-waiting])').first().waitFor({ state: 'attached' })
  return page
}

/** What is open, by its own menu; the question that may follow is left to be answered. */
export async function moveToTrash(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'This note' }).click()
  await page.getByRole('menuitem', { name: 'Move to Trash…' }).click()
  await expect(page.getByRole('menu')).toHaveCount(0)
}

export async function newNote(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Alt+n')
  await expect(title(page)).toBeFocused()
  await expect(title(page)).toHaveValue('')
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(text(page)).toBeFocused()
}

/** By the switcher, as one who knows the title; `keys` say where to. */
export async function goTo(page: Page, name: string, keys = 'Enter'): Promise<void> {
  await expect(page.getByRole('button', { name: 'Search or go to' })).toBeVisible()
  await page.keyboard.press('Control+o')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox').fill(name)
  // Not the row that would make a new note of that name: another window's note may not have been heard of yet.
  await expect(dialog.getByRole('group', { name: 'Go to' }).getByRole('option', { name, selected: true })).toBeVisible()
  await page.keyboard.press(keys)
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('tab', { name, selected: true }).last()).toBeVisible()
}

/** One of all commands, by its name, as the palette offers it. */
export async function runCommand(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('button', { name: 'Search or go to' })).toBeVisible()
  await page.keyboard.press('Control+p')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox').fill(`>${name}`)
  await expect(dialog.getByRole('option', { name, selected: true })).toBeVisible()
  await page.keyboard.press('Enter')
}

/** Opens a note and sets the caret at its end. */
export async function openNote(page: Page, name: string): Promise<void> {
  await goTo(page, name)
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('Control+End')
}

export async function showLinks(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show links and details' }).click()
  await expect(links(page)).toBeVisible()
}

export type Stored = { id: string; title: string; rev: string; deleted: boolean; blocks: string[]; words: string }

/** The notes as they lie in the database, past the app: what a status line or a screen says is not taken for it. */
export async function storedNotes(page: Page): Promise<Stored[]> {
  return page.evaluate(async () => {
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await ask(indexedDB.open('notebook'))
    const read = database.transaction(['notes', 'bodies'])
    const [heads, bodies] = await Promise.all([
      ask(read.objectStore('notes').getAll()),
      ask(read.objectStore('bodies').getAll()),
    ])
    database.close()
    const blocksOf = new Map<string, string[]>(bodies.map(body => [body.id, body.blocks]))
    const wordsIn = (node: { text?: string; children?: never[] }): string =>
      node.text ?? (node.children ?? []).map(wordsIn).join('')
    return heads.map(({ id, title, rev, deletedAt }) => {
      const blocks = blocksOf.get(id) ?? []
      const words = blocks.map(block => wordsIn(JSON.parse(block))).join('\n')
      return { id, title, rev, deleted: deletedAt !== null, blocks, words }
    })
  })
}

export async function storedNote(page: Page, name: string): Promise<Stored> {
  const found = (await storedNotes(page)).filter(note => note.title === name)
  if (found.length !== 1) throw new Error(`${found.length} notes are called ${name}`)
  return found[0]!
}
