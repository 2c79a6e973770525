import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { newNote, openNote, runCommand, saved, storedNote, text } from './screens/notebook.ts'

test.use({
  permissions: ['clipboard-read', 'clipboard-write'],
  notebook: { notes: [{ title: 'Salala', text: 'The gates were shut.' }] },
})

const clipboardOf = (name: string) =>
  readFileSync(new URL(`../src/renderer/editor/paste/fixtures/${name}`, import.meta.url), 'utf8')

/** Puts it on the system's clipboard, past the app. */
async function fill(page: Page, kinds: Record<string, string>): Promise<void> {
  await page.evaluate(async given => {
    const entries = Object.entries(given).map(([type, words]) => [type, new Blob([words], { type })])
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(entries))])
  }, kinds)
}

async function onClipboard(page: Page, type: string): Promise<string> {
  return page.evaluate(async wanted => {
    for (const item of await navigator.clipboard.read())
      if (item.types.includes(wanted)) return (await item.getType(wanted)).text()
    return ''
  }, type)
}

/** A paste as a program makes it: Chromium's own clipboard cleans what is written to it, a program's is not cleaned. */
async function paste(page: Page, kinds: Record<string, string>): Promise<void> {
  await text(page).evaluate((root, given) => {
    const clipboardData = new DataTransfer()
    for (const [type, words] of Object.entries(given)) clipboardData.setData(type, words)
    root.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, kinds)
}

test('a paste from Word keeps its structure and its footnote', async ({ page }) => {
  await newNote(page, 'From Word')
  await paste(page, { 'text/html': clipboardOf('word.htm'), 'text/plain': 'x' })
  await expect(text(page).getByRole('heading', { name: 'The closure' })).toBeVisible()
  await expect(text(page).getByLabel('Footnote 1')).toHaveAttribute('title', 'Statement of 3 July 2012, Dawn.')
  await expect(text(page).getByRole('row')).toHaveCount(2)
  await expect(text(page).locator('ul ul')).toHaveText('Friendship Gate')
  await expect(text(page).locator('img')).toHaveCount(0)
  await saved(page)
})

test('a paste from Google Docs and from a page brings no look and asks for no picture', async ({ page }) => {
  await newNote(page, 'From the web')
  await paste(page, { 'text/html': clipboardOf('googleDocs.htm'), 'text/plain': 'x' })
  await expect(text(page).getByRole('checkbox', { name: 'Ask the archive' })).toBeChecked()
  await paste(page, { 'text/html': clipboardOf('webPage.htm'), 'text/plain': 'x' })
  await expect(text(page)).toContainText('Nothing was paid.')
  await saved(page)
  expect((await storedNote(page, 'From the web')).blocks.join('')).not.toMatch(/color|Arial|cdn\.example|steal/)
})

test('what is pasted as plain text stays as it is written', async ({ page }) => {
  await newNote(page, 'Plain')
  await fill(page, { 'text/html': '<h1>Head</h1>', 'text/plain': '# Head [[Salala]]' })
  await text(page).focus()
  await page.keyboard.press('Control+Shift+V')
  await expect(text(page)).toHaveText('# Head [[Salala]]')
  await page.keyboard.press('Enter')
  await runCommand(page, 'Paste as plain text')
  await expect(text(page).locator('p')).toHaveText(['# Head [[Salala]]', '# Head [[Salala]]'])
  await expect(text(page).getByRole('heading')).toHaveCount(0)
})

test('a copy goes to Word and Markdown, and comes back into a note as it was', async ({ page }) => {
  await newNote(page, 'First')
  await paste(page, { 'text/plain': clipboardOf('obsidian.txt') })
  await expect(text(page).getByRole('heading', { name: 'The closure' })).toBeVisible()
  await saved(page)
  const first = await storedNote(page, 'First')

  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  const html = await onClipboard(page, 'text/html')
  expect(html).toMatch(/<h1[^>]*>The closure<\/h1>/)
  expect(html).toMatch(/<ul[^>]*><li[^>]*>Chaman<ul[^>]*><li[^>]*>Friendship Gate/)
  expect(html).toMatch(/mso-footnote-id/)
  expect(html).not.toMatch(/class=|data-/)
  const markdown = await onClipboard(page, 'text/plain')
  expect(markdown).toMatch(
    /^# The closure\n\nShut for \*\*seven months\*\*, ~~first~~ \*in full\*, see \[\[Salala\|the incident\]\]/,
  )
  expect(markdown).toContain('> [!warning]\n> Not cleared')
  expect(markdown).toContain('- Chaman\n  - Friendship Gate\n- Torkham')

  await newNote(page, 'Second')
  await page.keyboard.press('Control+v')
  await expect(text(page).getByRole('heading', { name: 'The closure' })).toBeVisible()
  await saved(page)
  expect((await storedNote(page, 'Second')).blocks).toEqual(first.blocks)
})

test('the whole note is copied as Markdown by a command', async ({ page }) => {
  await openNote(page, 'Salala')
  await runCommand(page, 'Copy as Markdown')
  await expect(page.getByText('Copied the note as Markdown.')).toBeVisible()
  expect(await onClipboard(page, 'text/plain')).toBe('The gates were shut.')
})
