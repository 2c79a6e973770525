import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { newNote, saved, text } from './screens/notebook.ts'

/** From the menu under `/`, as one who writes. */
async function insert(page: Page, name: string): Promise<void> {
  await page.keyboard.type(`/${name}`)
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('option')).toHaveCount(0)
}

/** One pixel, as a screenshot program leaves it on the clipboard. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

async function pasteImage(page: Page): Promise<void> {
  await text(page).evaluate((root, base64) => {
    const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }))
    root.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, PIXEL)
}

test('a table is written from cell to cell and changed by its menu', async ({ page }) => {
  await newNote(page, 'Support by year')
  await insert(page, 'table')
  await page.keyboard.type('Year')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Paid')
  await page.keyboard.press('Alt+Enter')
  await page.getByRole('menuitem', { name: 'Column after' }).click()
  await expect(text(page).getByRole('columnheader')).toHaveCount(4)
  await page.keyboard.press('Alt+Enter')
  await page.getByRole('menuitem', { name: 'Delete column' }).click()
  await expect(text(page).getByRole('columnheader')).toHaveCount(3)
  await saved(page)
  await page.reload()
  await expect(text(page).getByRole('row')).toHaveCount(3)
  await expect(text(page).getByRole('columnheader').first()).toHaveText('Year')
})

test('a callout, a footnote and an image stand as they were written after a reload', async ({ page }) => {
  await newNote(page, 'Torkham')
  await page.keyboard.type('> [!warning] Not cleared')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Paid ')
  await insert(page, 'footnote')
  await expect(page.getByRole('textbox', { name: 'Text of the footnote' })).toBeFocused()
  await page.keyboard.type('See #us/aid ')
  await page.keyboard.press('Escape')
  await expect(text(page)).toBeFocused()
  await page.keyboard.type(' twice.')
  await pasteImage(page)
  const image = text(page).locator('figure > img')
  await expect(image).toBeVisible()
  await image.click()
  await page.getByRole('textbox', { name: 'Description' }).fill('The gate')
  await saved(page)

  await page.reload()
  await expect(text(page).getByRole('note', { name: 'Warning' })).toContainText('Not cleared')
  await expect(text(page).getByLabel('Footnote 1')).toHaveAttribute('title', 'See #us/aid')
  await expect(text(page)).toContainText('twice.')
  await expect(text(page).getByRole('img', { name: 'The gate' })).toHaveJSProperty('naturalWidth', 1)
})

test('what an image is described with is left by Enter, and taken back in one step', async ({ page }) => {
  await newNote(page, 'Gate')
  await pasteImage(page)
  const image = text(page).locator('figure > img')
  await expect(image).toBeVisible()
  await text(page).locator(':scope > p').last().click()
  await page.keyboard.type('Shut.')
  await image.click()
  const description = page.getByRole('textbox', { name: 'Description' })
  await description.click()
  await page.keyboard.type('The gate')
  await page.keyboard.press('Enter')
  await expect(text(page)).toBeFocused()
  await expect(text(page).getByRole('img', { name: 'The gate' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(text(page).getByRole('img', { name: 'The gate' })).toHaveCount(0)
  await expect(text(page)).toContainText('Shut.')
  await image.click()
  await description.click()
  await page.keyboard.press('Escape')
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(image).toHaveCount(0)
  await saved(page)
})
