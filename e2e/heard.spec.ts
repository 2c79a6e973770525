import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { newNote, runCommand, saved, text } from './screens/notebook.ts'
import { search } from './screens/search.ts'
import { openSettings } from './screens/settings.ts'

test.use({
  notebook: {
    notes: [
      { title: 'Torkham', text: 'The route over Torkham stayed closed, and closed again. #transit' },
      { title: 'Chaman', text: 'Closed as well. #transit #us/aid' },
    ],
  },
})

/** What a screen reader was told, in order. Begins to listen when called. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    const region = document.querySelector('.visuallyHidden[data-live-announcer]')!
    new MutationObserver(() => {
      const isHidden = region.closest('[aria-hidden="true"], [inert]') !== null
      heard.push(isHidden ? `unheard: ${region.textContent}` : (region.textContent ?? ''))
    }).observe(region, { childList: true, subtree: true, characterData: true })
  })
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
}

test('the switcher and the commands say how much they found, over all that lies under them', async ({ page }) => {
  const heard = await listen(page)
  await page.keyboard.press('Control+o')
  await page.getByRole('dialog').getByRole('combobox').fill('qzqz')
  await expect.poll(heard).toContain('2 results')
  await page.getByRole('dialog').getByRole('combobox').fill('>qzqz')
  await expect.poll(heard).toContain('Nothing found')
  await page.keyboard.press('Escape')
  const settings = await openSettings(page, 'Shortcuts')
  await settings.getByRole('searchbox').fill('rename the note')
  await expect.poll(heard).toContain('1 command')
  expect((await heard()).filter(words => words.startsWith('unheard'))).toEqual([])
})

test('a filtered list and a search say how much is left', async ({ page }) => {
  const heard = await listen(page)
  await runCommand(page, 'Show the list of notes')
  await page.getByRole('searchbox', { name: 'Filter notes' }).fill('Chaman')
  await expect.poll(heard).toContain('1 note')
  await search(page, 'closed')
  await expect.poll(async () => (await heard()).some(words => /^2 found/.test(words))).toBe(true)
})

test('what is written is said to be saved when one rests, once', async ({ page }) => {
  const heard = await listen(page)
  await newNote(page, 'Minutes')
  await page.keyboard.type('One line, and one more.')
  await expect(text(page)).toContainText('one more')
  await saved(page)
  await expect.poll(heard).toContain('Saved')
  await page.keyboard.type(' And another.')
  await saved(page)
  expect((await heard()).filter(words => words === 'Saved')).toHaveLength(1)
})
