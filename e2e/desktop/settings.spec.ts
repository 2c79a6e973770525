import type { Desktop } from '../desktop.ts'
import { expect, test } from '../fixtures.ts'
import { closeSettings, openSettings, storedSetting } from '../screens/settings.ts'
import { shown } from './shown.ts'

/** The keys of a command in the native menu. */
const acceleratorOf = (desktop: Desktop, id: string) =>
  desktop.app.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.accelerator, id)

test('changed keys stand in the native menu at once, run the command, and are there at the next start', async ({
  desktop,
}) => {
  await shown(desktop)
  await expect.poll(() => acceleratorOf(desktop, 'note.new')).toBe('CmdOrCtrl+N')
  await openSettings(desktop.page, 'Shortcuts')
  await desktop.page.getByRole('button', { name: 'Change the keys of New note:' }).click()
  await expect(desktop.page.getByRole('textbox', { name: 'New keys of New note' })).toBeFocused()
  await desktop.page.keyboard.press('Control+j')
  await expect.poll(() => acceleratorOf(desktop, 'note.new')).toBe('CmdOrCtrl+J')
  await closeSettings(desktop.page)
  await desktop.page.keyboard.press('Control+j')
  await expect(desktop.page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await expect.poll(() => storedSetting(desktop.page, 'shortcuts')).toEqual({ 'note.new': ['Mod+J'] })
  await desktop.relaunch()
  await shown(desktop)
  await expect.poll(() => acceleratorOf(desktop, 'note.new')).toBe('CmdOrCtrl+J')
})

test('spelling is checked in the languages chosen among those that ship, or in none', async ({ desktop }) => {
  await shown(desktop)
  await desktop.app.evaluate(({ session }) => {
    const asked: string[][] = []
    Object.assign(globalThis, { asked })
    session.defaultSession.setSpellCheckerLanguages = languages => void asked.push(languages)
  })
  const last = () => desktop.app.evaluate(() => (globalThis as unknown as { asked: string[][] }).asked.at(-1))
  const settings = await openSettings(desktop.page, 'Language and spelling')
  await expect(settings.getByText('There is no dictionary for Urdu')).toBeVisible()
  await settings.getByText('English (United States)').click()
  await expect.poll(last).toEqual(['en-GB'])
  await settings.getByText('Check spelling while writing').click()
  await expect.poll(last).toEqual([])
})

test('says which folder the notebook is in, and shows it', async ({ desktop }) => {
  await shown(desktop)
  const folder = await desktop.app.evaluate(({ app, shell }) => {
    const seen: string[] = []
    Object.assign(globalThis, { seen })
    shell.showItemInFolder = path => void seen.push(path)
    return app.getPath('userData')
  })
  const settings = await openSettings(desktop.page, 'Where things are kept')
  await expect(settings.getByText(folder, { exact: true })).toBeVisible()
  await expect(settings.getByText(`${folder}-safety-copies`, { exact: true })).toBeVisible()
  await settings.getByRole('button', { name: 'Show in folder' }).click()
  await expect
    .poll(() => desktop.app.evaluate(() => (globalThis as unknown as { seen: string[] }).seen))
    .toEqual([folder])
})
