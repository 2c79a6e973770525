import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { root } from '../../scripts/run.mjs'

/** A page, a text or a clipping that the formats are tested with. */
export const fixture = (name: string) => join(root, 'src', 'renderer', 'formats', 'fixtures', name)

/** Where the app says what it did. */
export const messages = (page: Page): Locator => page.getByRole('status', { name: 'Messages' })

export async function openDialog(page: Page): Promise<Locator> {
  await expect(page.getByRole('button', { name: 'New note' }).first()).toBeVisible()
  await page.keyboard.press('Alt+Shift+N')
  const dialog = page.getByRole('dialog', { name: 'Bring in a source' })
  await expect(dialog).toBeVisible()
  return dialog
}

/** Through the dialog, as one chooses files in a browser. */
export async function chooseFiles(page: Page, paths: string[]): Promise<void> {
  const dialog = await openDialog(page)
  const chooser = page.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: 'Choose files…' }).click()
  await (await chooser).setFiles(paths)
}

/** Files let go over the window. */
export async function dropFiles(page: Page, paths: string[]): Promise<void> {
  await expect(page.getByRole('button', { name: 'New note' }).first()).toBeVisible()
  const files = paths.map(path => ({ name: basename(path), base64: readFileSync(path).toString('base64') }))
  const dataTransfer = await page.evaluateHandle(list => {
    const dropped = new DataTransfer()
    for (const { name, base64 } of list) {
      dropped.items.add(new File([Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))], name))
    }
    return dropped
  }, files)
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('#root', type, { dataTransfer })
}

/** Opens a source from the list of sources. */
export async function openSource(page: Page, title: string | RegExp): Promise<void> {
  const option = page.getByRole('listbox', { name: 'Sources' }).getByRole('option', { name: title })
  if (!(await option.isVisible())) {
    await page
      .getByRole('navigation', { name: 'Notebook' })
      .getByRole('button', { name: /^Sources/ })
      .click()
  }
  await option.click()
}

/** A tab of what stands beside the page; opens it where it is closed. */
export async function openDetails(page: Page, tab: string): Promise<Locator> {
  const closed = page.getByRole('button', { name: 'Show links and details' })
  if (await closed.isVisible()) await closed.click()
  const details = page.getByRole('complementary', { name: 'Links and details' })
  await details.getByRole('tab', { name: tab }).click()
  return details
}
