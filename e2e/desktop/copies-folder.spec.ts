import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Desktop } from '../desktop.ts'
import { expect, test } from '../fixtures.ts'
import { saved, text, title } from '../screens/notebook.ts'
import { closeSettings, openSettings } from '../screens/settings.ts'
import { shown } from './shown.ts'

const SECTION = 'Where things are kept'

/** All words of the journals below a folder. */
function wordsIn(folder: string): string {
  if (!existsSync(folder)) return ''
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /journal-[^/]+\.txt$/.test(name))
    .map(name => readFileSync(join(folder, name), 'utf8'))
    .join('')
}

async function writeNote({ page }: Desktop, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New note' }).first().click()
  await expect(title(page)).toHaveValue('')
  await expect(title(page)).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(text(page)).toBeFocused()
  await page.keyboard.type(`The words of ${name}.`)
  await saved(page)
}

/** Has the system's dialog answer with a folder. */
const pick = (desktop: Desktop, folder: string) =>
  desktop.app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths })
    },
    [folder],
  )

test('the safe copies move to another folder, stay out when it is unplugged, and go on when it is back', async ({
  desktop,
}, info) => {
  const stick = info.outputPath('stick')
  const inStick = join(stick, 'Aide-Memoire safety copies')
  mkdirSync(stick)
  await shown(desktop)
  await writeNote(desktop, 'Before')
  await expect.poll(() => wordsIn(`${info.outputPath('profile')}-safety-copies`)).toContain('The words of Before.')
  const settings = await openSettings(desktop.page, SECTION)
  await pick(desktop, stick)
  await settings.getByRole('button', { name: 'Keep them elsewhere…' }).click()
  await expect(settings.getByText(inStick, { exact: true })).toBeVisible()
  expect(wordsIn(inStick)).toContain('The words of Before.')
  await closeSettings(desktop.page)
  await writeNote(desktop, 'On the stick')
  await expect.poll(() => wordsIn(inStick)).toContain('The words of On the stick.')

  renameSync(stick, `${stick} unplugged`)
  await writeNote(desktop, 'Meanwhile')
  const status = desktop.page.locator('[data-copy]')
  await expect(status).toHaveText(
    /^No safe copy since .*: The folder of the safe copies is not there\. Plug in its disk/,
  )
  await desktop.relaunch()
  await shown(desktop)
  await expect(desktop.page.locator('[data-copy]')).toHaveText(/^No safe copy: .* is not there\. Plug in its disk/)
  expect(existsSync(stick)).toBe(false)

  renameSync(`${stick} unplugged`, stick)
  await expect(desktop.page.locator('[data-copy]')).toHaveText(/^safe copy (just now|\d+ s ago)$/, { timeout: 40_000 })
  expect(wordsIn(inStick)).toContain('The words of Meanwhile.')
})

test('a notebook whose database and settings were wiped comes back from the folder that was chosen', async ({
  desktop,
}, info) => {
  const [stick, profile] = [info.outputPath('stick'), info.outputPath('profile')]
  mkdirSync(stick)
  await shown(desktop)
  const settings = await openSettings(desktop.page, SECTION)
  await pick(desktop, stick)
  await settings.getByRole('button', { name: 'Keep them elsewhere…' }).click()
  await expect(settings.getByRole('button', { name: 'Back to the usual folder' })).toBeVisible()
  await closeSettings(desktop.page)
  await writeNote(desktop, 'Minutes')
  await expect.poll(() => wordsIn(stick)).toContain('The words of Minutes.')
  await desktop.close()
  // As a cleaner does that takes the data of an app.
  rmSync(profile, { recursive: true })
  await desktop.launch()
  await expect(desktop.page.getByRole('heading', { name: 'Your notebook is not where it was kept.' })).toBeVisible()
  await desktop.page.getByRole('button', { name: /^Restore/ }).click()
  await desktop.page.getByRole('button', { name: 'Open the notebook' }).click()
  await shown(desktop)
  await expect(
    desktop.page.getByRole('navigation', { name: 'Notebook' }).getByRole('button', { name: /^Notes/ }),
  ).toHaveText(/^Notes\s*1$/)
})

test.describe('a folder within the data of the app', () => {
  test.use({ allowed: [/That folder is the app’s own/] })

  test('is refused in a sentence', async ({ desktop }, info) => {
    await shown(desktop)
    const settings = await openSettings(desktop.page, SECTION)
    await pick(desktop, info.outputPath('profile'))
    await settings.getByRole('button', { name: 'Keep them elsewhere…' }).click()
    await expect(desktop.page.getByText(/The folder was not changed\. That folder is the app’s own/)).toBeVisible()
  })
})
