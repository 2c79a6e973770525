import { expect, test } from './fixtures.ts'
import { openSource } from './screens/bringIn.ts'
import { openNote, runCommand } from './screens/notebook.ts'
import { Reader } from './screens/reader.ts'

const filler = Array.from({ length: 60 }, (_, i) => `Much else was said on day ${i + 1}, and none of it matters here.`)

test.use({
  notebook: {
    sources: [
      {
        title: 'Seven months at Torkham',
        text: ['The Convoys waited.', ...filler, 'Then the convoys moved, convoys of tankers.'].join('\n\n'),
        highlights: [{ words: 'convoys of tankers', color: 'blue' }],
      },
      {
        title: 'درّے کی سڑک',
        text: ['كراچی سے چمن تک سڑک ۲۰۱۱ میں بند ہوئی۔', 'اور کراچی میں قافلے کھڑے رہے۔'].join('\n\n'),
      },
    ],
    notes: [{ title: 'Diary', text: 'A convoy here.' }],
  },
})

const bar = (page: import('@playwright/test').Page) => page.getByRole('search', { name: 'Find in the source' })

test.beforeEach(({ page }) => expect(page.getByRole('button', { name: 'New note' }).first()).toBeVisible())

test('finds words in the text, goes through them, and leaves with the last one selected', async ({ page }) => {
  const reader = new Reader(page)
  await openSource(page, 'Seven months')
  await reader.shows('The Convoys waited.')
  await reader.focus()
  await page.keyboard.press('Control+f')
  const field = bar(page).getByRole('textbox', { name: 'Find' })
  await expect(field).toBeFocused()
  await page.keyboard.type('convoys')
  await expect(bar(page)).toContainText('1 of 3')
  await expect.poll(() => reader.painted()).toContain('found-current: Convoys')
  await page.keyboard.press('Enter')
  await expect(bar(page)).toContainText('2 of 3')
  await expect.poll(() => reader.isInView('Then the convoys moved')).toBe(true)
  await page.keyboard.press('F3')
  await expect(bar(page)).toContainText('3 of 3')
  // Over the highlight that stands there, not instead of it.
  await expect
    .poll(() => reader.painted())
    .toEqual(['blue: convoys of tankers', 'found-current: convoys', 'found: convoys', 'found: convoys'])
  await page.keyboard.press('Enter')
  await expect(bar(page)).toContainText('1 of 3')
  await expect.poll(() => reader.isInView('The Convoys waited.')).toBe(true)
  await page.keyboard.press('Shift+Enter')
  await expect(bar(page)).toContainText('3 of 3')
  await page.keyboard.press('Escape')
  await expect(bar(page)).toBeHidden()
  await expect.poll(() => reader.selected()).toBe('convoys')
  await expect.poll(() => reader.painted()).toEqual(['blue: convoys of tankers'])
  await expect(page.getByRole('toolbar', { name: 'Selected passage' })).toBeVisible()
})

test('reads Urdu as its reader does, by command too, and says what is not there', async ({ page }) => {
  const reader = new Reader(page)
  await openSource(page, 'درّے کی سڑک')
  await reader.shows('قافلے')
  await runCommand(page, 'Find in the note or source')
  const field = bar(page).getByRole('textbox', { name: 'Find' })
  for (const [query, count] of [
    ['کراچي', '1 of 2'],
    ['2011', '1 of 1'],
    ['لاہور', 'Not found'],
  ] as const) {
    await field.fill(query)
    await expect(bar(page).getByRole('status')).toHaveText(count)
  }
  await expect(bar(page).getByRole('button', { name: 'Replace as well' })).toHaveCount(0)
  await bar(page).getByRole('button', { name: 'Close' }).click()
  await expect(bar(page)).toBeHidden()
  // In a note the same key finds in the note.
  await openNote(page, 'Diary')
  await page.keyboard.press('Control+f')
  await expect(page.getByRole('search', { name: 'Find in the note' })).toBeVisible()
})
