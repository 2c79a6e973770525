import { test as base, expect, type Page } from '@playwright/test'
import { serve } from '../../scripts/serve.mjs'
import { Profile } from './profile.ts'

/** `site`: where the built app is served. `profile`: one on the disk, on which a browser can be killed. */
export const test = base.extend<{ site: string; profile: Profile }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs off this pattern
  site: async ({}, use) => {
    const server = await serve({ port: 0 })
    await use(server.address)
    await server.close()
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  profile: async ({}, use, info) => {
    const profile = new Profile(info.outputPath('profile'))
    await use(profile)
    await profile.end()
  },
})

export { expect }

/** The app at its start: the window, or the screen that says what is missing. */
export async function openApp(page: Page, site: string): Promise<'window' | 'recovery'> {
  await page.goto(site)
  const window = page.getByRole('button', { name: 'Search or go to' })
  await expect(window.or(page.getByText('Nothing was changed, and nothing new was begun.'))).toBeVisible({
    timeout: 60_000,
  })
  return (await window.isVisible()) ? 'window' : 'recovery'
}

/** From the recovery screen: restores what is proposed and opens the notebook. */
export async function recover(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Restore the safe copy' }).click()
  await page.getByRole('button', { name: 'Open the notebook' }).click({ timeout: 60_000 })
  await expect(page.getByRole('button', { name: 'Search or go to' })).toBeVisible({ timeout: 60_000 })
}

/** Loses the databases as Chromium does over one damaged block; everything beside them stays. */
export async function loseDatabases(page: Page, site: string): Promise<void> {
  await page.goto(`${site}about.json`)
  await page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name!)
    await Promise.all(
      names.map(
        name =>
          new Promise<void>((resolve, reject) => {
            const deleting = indexedDB.deleteDatabase(name)
            deleting.onsuccess = () => resolve()
            deleting.onerror = () => reject(deleting.error)
          }),
      ),
    )
  })
}
