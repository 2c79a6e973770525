import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Desktop } from '../desktop.ts'
import { expect, test } from '../fixtures.ts'
import { shown } from './shown.ts'

/** What the right button finds under the only word of a text field. */
async function spellingOf(desktop: Desktop, word: string) {
  const { app, page } = desktop
  await page.evaluate(() => {
    const field = document.createElement('textarea')
    field.id = 'spelling'
    field.lang = 'en'
    field.setAttribute(
      'style',
      'position:fixed;z-index:1000;inset:0 auto auto 0;top:0;left:0;width:300px;height:100px;font-size:24px',
    )
    document.body.append(field)
  })
  const field = page.locator('#spelling')
  await field.click()
  await page.keyboard.type(`${word} `)
  const asked = () =>
    app.evaluate(({ BrowserWindow, Menu }) => {
      const [window] = BrowserWindow.getAllWindows()
      // No menu is left open over the test; what it would show is a unit test's business.
      Menu.prototype.popup = () => {}
      return new Promise<{ word: string; suggestions: string[] }>(done => {
        window!.webContents.once('context-menu', (_event, params) =>
          done({ word: params.misspelledWord, suggestions: params.dictionarySuggestions }),
        )
        for (const type of ['mouseDown', 'mouseUp'] as const) {
          window!.webContents.sendInputEvent({ type, x: 20, y: 18, button: 'right', clickCount: 1 })
        }
      })
    })
  return { asked, clear: () => field.evaluate(element => element.remove()) }
}

test('checks English without the network', async ({ desktop }) => {
  const folder = join(await desktop.app.evaluate(({ app }) => app.getPath('userData')), 'Dictionaries')
  await desktop.close()
  // The Electron to test with is older, and looks for the file under the name of its day.
  for (const language of ['en-US', 'en-GB']) {
    copyFileSync(join(folder, `${language}-10-1.bdic`), join(folder, `${language}-9-0.bdic`))
  }
  await desktop.launch()
  await shown(desktop)
  const wrong = await spellingOf(desktop, 'sanctoins')
  await expect.poll(async () => (await wrong.asked()).word).toBe('sanctoins')
  expect((await wrong.asked()).suggestions).toContain('sanctions')
  await wrong.clear()
  for (const word of ['programme', 'Pakhtunkhwa', 'labor']) {
    const right = await spellingOf(desktop, word)
    expect((await right.asked()).word, word).toBe('')
    await right.clear()
  }
})
