import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { Desktop } from '../desktop.ts'
import { expect, test } from '../fixtures.ts'
import { messages } from '../screens/bringIn.ts'
import { saved, text, title } from '../screens/notebook.ts'
import { Reader } from '../screens/reader.ts'
import { shown } from './shown.ts'

const noteTabs = (page: Page) => page.getByRole('tab', { name: /Untitled|New note/ })

/** Presses a key as the system's keyboard does: through the native menu as well as the page. */
const press = (desktop: Desktop, keyCode: string, modifiers: 'control'[] = []) =>
  desktop.app.evaluate(
    ({ BrowserWindow }, [key, held]) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!
      for (const type of ['keyDown', 'keyUp'] as const) {
        webContents.sendInputEvent({ type, keyCode: key as string, modifiers: held as 'control'[] })
      }
    },
    [keyCode, modifiers],
  )

async function write(page: Page, name: string, words: string): Promise<void> {
  await page.getByRole('button', { name: 'New note' }).first().click()
  await expect(title(page)).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(text(page)).toBeFocused()
  await page.keyboard.type(words)
}

test('what was called saved is there after a restart and after a kill', async ({ desktop }) => {
  await shown(desktop)
  await write(desktop.page, 'Minutes', 'The first words.')
  await saved(desktop.page)
  await desktop.relaunch()
  await shown(desktop)
  await expect(text(desktop.page)).toHaveText('The first words.')

  await text(desktop.page).click()
  await desktop.page.keyboard.press('Control+End')
  await desktop.page.keyboard.type(' The last words.')
  await expect(desktop.page.locator('[data-saving="saving"]')).toBeVisible()
  await saved(desktop.page)
  await desktop.kill()
  await desktop.launch()
  await shown(desktop)
  await expect(title(desktop.page)).toHaveValue('Minutes')
  await expect(text(desktop.page)).toHaveText('The first words. The last words.')
})

test('what was typed just before closing is there as well', async ({ desktop }) => {
  await shown(desktop)
  await write(desktop.page, 'In haste', 'Not yet called saved.')
  await desktop.relaunch()
  await shown(desktop)
  await expect(text(desktop.page)).toHaveText('Not yet called saved.')
})

test('a second window sees what the first one saves', async ({ desktop }) => {
  await shown(desktop)
  await write(desktop.page, 'Shared', 'Written in the first.')
  await saved(desktop.page)
  const opened = desktop.app.waitForEvent('window')
  await desktop.page.getByRole('button', { name: 'This note' }).click()
  await desktop.page.getByRole('menuitem', { name: 'Open in a new window' }).click()
  const second = await opened
  await expect(text(second)).toHaveText('Written in the first.')
  await text(desktop.page).click()
  await desktop.page.keyboard.press('Control+End')
  await desktop.page.keyboard.type(' And more.')
  await saved(desktop.page)
  await expect(text(second)).toHaveText('Written in the first. And more.')
})

test('a command runs once, whether by its key or by the menu', async ({ desktop }) => {
  await shown(desktop)
  const { page } = desktop
  await press(desktop, 'N', ['control'])
  await expect(title(page)).toBeFocused()
  await expect(noteTabs(page)).toHaveCount(1)
  await page.keyboard.type('By the key')
  await desktop.app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.getMenuItemById('note.new')!.click())
  await expect(title(page)).toHaveValue('')
  await page.keyboard.type('By the menu')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Once.')
  await saved(page)
  const status = page.getByRole('navigation', { name: 'Notebook' }).getByRole('button', { name: /^Notes/ })
  await expect(status).toHaveText(/^Notes\s*2$/)
  await expect(page.getByRole('tab')).toHaveCount(2)
})

test('keys pressed while one reads reach the app', async ({ desktop }, info) => {
  await shown(desktop)
  const { page } = desktop
  const file = info.outputPath('Statement.txt')
  writeFileSync(file, 'Statement\n\nThe ministers met and parted. They will meet again in the autumn.\n')
  await desktop.app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths })
    },
    [file],
  )
  await page
    .getByRole('button', { name: /Bring in a source/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Choose files…' }).click()
  await messages(page).getByRole('button', { name: 'Open' }).click()
  const reader = new Reader(page)
  await reader.shows('The ministers met and parted.')
  await reader.focus()
  await press(desktop, 'N')
  await expect.poll(() => reader.selected()).toContain('The ministers met and parted.')
  await press(desktop, 'P', ['control'])
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible()
  await page.keyboard.press('Escape')
  await reader.focus()
  await press(desktop, 'N', ['control'])
  await expect(title(page)).toBeFocused()
  await expect(page.getByRole('tab')).toHaveCount(2)
})

test('a window with words that are nowhere else asks before it closes', async ({ desktop }) => {
  const { app, page } = desktop
  await shown(desktop)
  await page.getByRole('button', { name: 'New note' }).first().click()
  await page.evaluate(() =>
    addEventListener('beforeunload', event => {
      event.preventDefault()
      event.returnValue = true
    }),
  )
  const asked = () => app.evaluate(() => Reflect.get(globalThis, 'asked') as string | undefined)
  // The window closes after the answer is back: with the last one the app ends, and answers nothing any more.
  const close = (answer: number) =>
    app.evaluate(({ BrowserWindow, dialog }, given) => {
      dialog.showMessageBoxSync = (...args: unknown[]) => {
        Object.assign(globalThis, { asked: (args.at(-1) as { message: string }).message })
        return given
      }
      setTimeout(() => BrowserWindow.getAllWindows()[0]!.close(), 100)
    }, answer)
  await close(0)
  await expect.poll(asked).toBe('Your last words are only in this window.')
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  const closed = page.waitForEvent('close')
  await close(1)
  await closed
})
