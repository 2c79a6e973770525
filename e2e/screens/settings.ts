import { expect, type Locator, type Page } from '@playwright/test'
import { runCommand } from './notebook.ts'

/** The settings, open at a section. */
export async function openSettings(page: Page, section: string): Promise<Locator> {
  await runCommand(page, 'Settings')
  const dialog = page.getByRole('dialog', { name: 'Settings' })
  await dialog.getByRole('tab', { name: section }).click()
  await expect(dialog.getByRole('heading', { name: section })).toBeVisible()
  return dialog
}

export async function closeSettings(page: Page): Promise<void> {
  await page.getByRole('dialog', { name: 'Settings' }).getByRole('button', { name: 'Close', exact: true }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** One of a few, by the name of the setting and of the choice. */
export async function choose(settings: Locator, setting: string, choice: string): Promise<void> {
  const group = settings.getByRole('radiogroup', { name: setting, exact: true })
  await group.getByText(choice, { exact: true }).click()
  await expect(group.getByRole('radio', { name: choice, exact: true })).toBeChecked()
}

/** What one setting is set to, as it lies in the database. */
export async function storedSetting(page: Page, key: string): Promise<unknown> {
  return page.evaluate(async key => {
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await ask(indexedDB.open('notebook'))
    const row = await ask(database.transaction('settings').objectStore('settings').get(key))
    database.close()
    return (row as { value: unknown } | undefined)?.value
  }, key)
}
