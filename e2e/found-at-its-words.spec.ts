import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { openNote, saved, text, title } from './screens/notebook.ts'
import { Reader } from './screens/reader.ts'
import { found, search, searchBox } from './screens/search.ts'

const filler = Array.from({ length: 40 }, (_, i) => `Much else was said on day ${i + 1}, and none of it matters here.`)
const long = (...words: string[]) =>
  words
    .flatMap(each => [...filler, each])
    .concat(filler)
    .join('\n\n')

const paragraph = (...children: object[]) => ({ type: 'paragraph', version: 1, children })
const words = (text: string) => ({ type: 'text', version: 1, text })
const paid = paragraph(words('Paid'), {
  type: 'footnote',
  version: 1,
  content: [paragraph(words('Kept by the quartermaster.'))],
})

test.use({
  notebook: {
    sources: [
      {
        title: 'Seven months at Torkham',
        text: long('The convoys waited for a word of regret.', 'In July the convoys moved again.'),
        highlights: [{ words: 'a word of regret', color: 'rose', comment: 'Ask the Haqqani desk', tags: ['us/aid'] }],
      },
    ],
    notes: [
      {
        title: 'Diary',
        text: long('A minister spoke of geologists.', 'سلالہ کے بعد رسد بند ہوئی۔').replaceAll('\n\n', '\n'),
      },
      { title: 'Supply lines', text: 'Two roads.' },
      { title: 'Receipts', blocks: [paid] },
      { title: 'Salala', text: 'It shut the [[Supply lines]] at once.' },
    ],
  },
})

/** What is lit in the note in view. */
const lit = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('passage') ?? [])].map(range => String(range)).join())

test('a note opens at the words, lit until one does something', async ({ page }) => {
  await search(page, 'geologists')
  await expect(found(page)).toHaveText([/Diary/])
  await page.keyboard.press('Enter')
  await expect(page.getByText('A minister spoke of geologists.')).toBeInViewport()
  await expect.poll(() => lit(page)).toBe('geologists')
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => lit(page)).toBe('')

  await search(page, 'رسد')
  await expect(found(page)).toHaveText([/Diary/])
  await page.keyboard.press('Enter')
  await expect(page.getByText('سلالہ کے بعد رسد بند ہوئی۔')).toBeInViewport()
  await expect.poll(() => lit(page)).toBe('رسد')
})

test('a note opens at the words of a footnote', async ({ page }) => {
  await search(page, 'quartermaster')
  await expect(found(page)).toHaveText([/Receipts/])
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveValue('Receipts')
  await expect.poll(() => lit(page)).toMatch(/^(quartermaster|1)$/)
})

test('a source opens at the words, at each of its passages', async ({ page }) => {
  const reader = new Reader(page)
  await search(page, 'convoys kind:source')
  await expect(found(page)).toHaveText([/Seven months/])
  await page.keyboard.press('ArrowRight')
  await expect(found(page)).toHaveText([/Seven months/, /The convoys waited/, /In July the convoys/])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(found(page).nth(2)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await reader.shows('In July the convoys')
  await expect.poll(() => reader.painted()).toContain('passage: convoys')
  await expect.poll(() => reader.isInView('In July the convoys moved again.')).toBe(true)

  // The same source again, at another place.
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(searchBox(page)).toHaveValue('convoys kind:source')
  await found(page).first().getByTitle('Show every passage (→)').click()
  await found(page).filter({ hasText: 'The convoys waited' }).click()
  await expect.poll(() => reader.isInView('The convoys waited for a word of regret.')).toBe(true)
})

test('highlights are found by words, comment and tag, and open in their source', async ({ page }) => {
  const reader = new Reader(page)
  for (const query of ['kind:highlight regret', 'haqqani', 'tag:us/aid desk']) {
    await search(page, query)
    await expect(found(page), query).toHaveText([/Seven months at TorkhamHighlight · ¶ 41.*regret/s])
  }
  await page.getByRole('radio', { name: /^Highlights/ }).click({ force: true })
  await expect(found(page)).toHaveCount(1)
  await searchBox(page).press('Enter')
  await reader.shows('a word of regret')
  await expect.poll(() => reader.isInView('a word of regret')).toBe(true)
})

test('a note that links is found by the new title and shown with it', async ({ page }) => {
  await search(page, 'shut')
  await expect(found(page)).toHaveText([/It shut the Supply lines at once\./])
  await openNote(page, 'Supply lines')
  await page.keyboard.press('F2')
  await expect(title(page)).toBeFocused()
  await page.keyboard.type('Ground lines of communication')
  await page.keyboard.press('Enter')
  await saved(page)
  await search(page, 'communication')
  await expect(found(page)).toHaveCount(2)
  await expect(found(page).filter({ hasText: 'It shut the Ground lines of communication at once.' })).toHaveCount(1)
  await search(page, '"supply lines"')
  await expect(page.getByText('Nothing has all of this.')).toBeVisible()
  await page.reload()
  await openNote(page, 'Salala')
  await search(page, 'communication')
  await expect(found(page)).toHaveCount(2)
})
