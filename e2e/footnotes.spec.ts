import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { newNote, saved, text } from './screens/notebook.ts'

const list = (page: Page) => page.getByRole('region', { name: 'Footnotes' })
const field = (page: Page) => page.getByRole('textbox', { name: 'Text of the footnote' })

async function paste(page: Page, words: string): Promise<void> {
  await text(page).evaluate((root, plain) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', plain)
    root.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, words)
}

test('footnotes are listed below the text, lead to their place and back, and are written there', async ({ page }) => {
  await newNote(page, 'Paid')
  const lines = Array.from({ length: 40 }, (_, at) => `Line ${at}.`).join('\n\n')
  await paste(page, `# Paid\n\nOnce[^a] and again.[^b]\n\n${lines}\n\n[^a]: See the report.\n[^b]: ڈان، ۴ جولائی`)
  await expect(list(page).getByRole('listitem')).toHaveText(['1See the report.', '2ڈان، ۴ جولائی'])

  await list(page).getByRole('button', { name: 'See the report.' }).click()
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Twice.')
  await page.keyboard.press('Escape')
  const first = list(page).getByRole('button', { name: 'See the report. Twice.' })
  await expect(first).toBeFocused()

  await page.keyboard.press('Shift+Tab')
  await expect(list(page).getByRole('button', { name: 'Footnote 1: show it in the text' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(text(page).getByLabel('Footnote 1')).toBeInViewport()
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field(page)).toBeFocused()
  await page.getByRole('button', { name: 'Show it below the text' }).click()
  await expect(first).toBeFocused()
  await expect(first).toBeInViewport()

  await list(page).getByRole('button', { name: 'Footnote 1: show it in the text' }).click()
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(list(page).getByRole('listitem')).toHaveText(['1ڈان، ۴ جولائی'])
  await expect(text(page).getByLabel('Footnote 1')).toHaveAttribute('title', 'ڈان، ۴ جولائی')
  await saved(page)
})
