import { expect, type Page } from '@playwright/test'

/** What a record was, or two texts of one note: whatever large dialog is open. */
export const dialog = (page: Page) => page.getByRole('dialog')
export const versions = (page: Page) => dialog(page).getByRole('region', { name: 'Versions' }).getByRole('button')

/** The history of what is open, by its keys. */
export async function showHistory(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+h')
  await expect(dialog(page).getByRole('heading', { name: /^History of/ })).toBeVisible()
}

/** The text of the version that is shown, added and removed words alike. */
export const version = (page: Page) => dialog(page).getByRole('region', { name: 'The version' })
