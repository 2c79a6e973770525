import { expect, type Page } from '@playwright/test'

export const searchBox = (page: Page) => page.getByRole('combobox', { name: 'Search notes and sources' })
export const found = (page: Page) => page.getByRole('listbox', { name: 'Found' }).getByRole('option')

export async function search(page: Page, query: string): Promise<void> {
  if (!(await searchBox(page).isVisible())) await page.keyboard.press('Control+Shift+f')
  await expect(searchBox(page)).toBeFocused()
  await searchBox(page).fill(query)
}
