import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { focusOf } from './screens/focus.ts'
import { closeSettings, openSettings, storedSetting } from './screens/settings.ts'

const keysOf = (page: Page, command: string) => page.getByRole('button', { name: `Change the keys of ${command}:` })
const recorder = (page: Page, command: string) => page.getByRole('textbox', { name: `New keys of ${command}` })

/** Presses new keys for a command, once it listens for them. */
async function press(page: Page, command: string, keys: string): Promise<void> {
  await keysOf(page, command).click()
  await expect(recorder(page, command)).toBeFocused()
  await page.keyboard.press(keys)
}

test('new keys run the command, show where its keys are shown, and stay', async ({ page }) => {
  await openSettings(page, 'Shortcuts')
  await press(page, 'New note', 'Control+j')
  await expect(keysOf(page, 'New note')).toHaveAccessibleName('Change the keys of New note: Ctrl J')
  await expect(keysOf(page, 'New note')).toBeFocused()
  await closeSettings(page)
  await expect(page.getByRole('button', { name: 'New note' }).first()).toContainText('Ctrl J')
  await page.reload()
  await expect(page.getByRole('button', { name: 'New note' }).first()).toContainText('Ctrl J')
  await page.keyboard.press('Alt+n')
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveCount(0)
  await page.keyboard.press('Control+j')
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.press('Control+p')
  await page.getByRole('dialog').getByRole('combobox').fill('>New note')
  await expect(page.getByRole('option', { name: /New note/ }).first()).toContainText('Ctrl J')
})

test('says who has the keys, and takes them only when told to', async ({ page }) => {
  await openSettings(page, 'Shortcuts')
  await press(page, 'New window', 'Control+o')
  await expect(page.getByRole('alert')).toContainText('Ctrl O is taken by “Go to a note, source or tag”.')
  await expect(page.getByRole('button', { name: 'Leave them there' })).toBeFocused()
  expect((await focusOf(page)).shows).toBe(true)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(keysOf(page, 'New window')).toHaveAccessibleName(/none$/)
  await press(page, 'New window', 'Control+o')
  await page.getByRole('button', { name: 'Take them from it' }).click()
  await expect(keysOf(page, 'New window')).toHaveAccessibleName(/Ctrl O$/)
  await expect(keysOf(page, 'Go to a note, source or tag…')).toHaveAccessibleName(/none$/)
  await expect.poll(() => storedSetting(page, 'shortcuts')).toEqual({ 'window.new': ['Mod+O'], 'go.switcher': [] })

  await page.getByRole('button', { name: 'Set the keys of Go to a note, source or tag… as they were at first' }).click()
  await expect(page.getByRole('alert')).toContainText('Ctrl O is taken by “New window”.')
  await page.getByRole('button', { name: 'Take them from it' }).click()
  await expect.poll(() => storedSetting(page, 'shortcuts')).toEqual({})
})

test('refuses what is typed, and what writing and the browser keep; Escape and Backspace', async ({ page }) => {
  const settings = await openSettings(page, 'Shortcuts')
  await press(page, 'New tab', 'j')
  await expect(settings.getByRole('alert')).toHaveText('J writes a sign. Hold Ctrl or Alt with it.')
  await page.keyboard.press('Control+b')
  await expect(settings.getByRole('alert')).toHaveText('Ctrl B is kept for writing: bold.')
  await page.keyboard.press('Control+Shift+n')
  await expect(settings.getByRole('alert')).toHaveText(
    'Ctrl Shift N is kept by the browser; the desktop app could have it.',
  )
  await page.keyboard.press('Escape')
  await expect(settings).toBeVisible()
  await expect(keysOf(page, 'New tab')).toHaveAccessibleName(/Alt T$/)
  await press(page, 'New tab', 'Backspace')
  await expect(keysOf(page, 'New tab')).toHaveAccessibleName(/none$/)
  await page.getByRole('button', { name: 'Set all keys as they were at first' }).click()
  await expect(keysOf(page, 'New tab')).toHaveAccessibleName(/Alt T$/)
})

test('finds commands by a few letters of them or of their keys, and says how many', async ({ page }) => {
  const settings = await openSettings(page, 'Shortcuts')
  const find = settings.getByRole('searchbox', { name: 'Find a command' })
  await find.fill('rename the note')
  await expect(page.getByRole('status').filter({ hasText: '1 command' })).toHaveCount(1)
  await expect(settings.getByRole('button', { name: /^Change the keys/ })).toHaveCount(1)
  await find.fill('F2')
  await expect(keysOf(page, 'Rename the note')).toBeVisible()
  await find.fill('qqqq')
  await expect(settings.getByText('No command is called that.')).toBeVisible()
})
