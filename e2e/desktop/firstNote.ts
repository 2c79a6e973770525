import type { Page } from '@playwright/test'
import type { Desktop } from '../desktop.ts'
import { expect } from '../fixtures.ts'
import { saved, title } from '../screens/notebook.ts'
import { shown } from './shown.ts'

/** In an empty notebook: a note of that title, and nothing else in it, saved. */
export async function writeFirstNote(desktop: Desktop, name: string): Promise<void> {
  const { page } = desktop
  await shown(desktop)
  await page.getByRole('button', { name: 'New note' }).first().click()
  await expect(title(page)).toBeFocused()
  await page.keyboard.type(name)
  await saved(page)
}

/** The list counts the one note that there was. */
export async function hasOneNote(page: Page): Promise<void> {
  await expect(page.getByRole('navigation', { name: 'Notebook' }).getByRole('button', { name: /^Notes/ })).toHaveText(
    /^Notes\s*1$/,
  )
}
