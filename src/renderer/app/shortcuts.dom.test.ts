import { afterEach, expect, test, vi } from 'vitest'
import { db } from '#data/db.ts'
import { saveSetting, settings } from '#data/settings.ts'
import { menuItems } from './menu.ts'
import { shell } from './shell.ts'
import { listenForKeys } from './shortcuts.ts'

// There is no database here: what is kept is what was to be kept.
vi.mock('#data/write.ts', async original => ({
  ...(await original<object>()),
  write: async (_tables: unknown, work: () => unknown) => work(),
}))
vi.spyOn(db.settings, 'put').mockResolvedValue('')

let end = () => {}
afterEach(() => end())

function press(init: KeyboardEventInit) {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })
  document.body.dispatchEvent(event)
  return event
}

test('keys run their command and reach nothing else', () => {
  const run = vi.fn()
  const inside = vi.fn()
  document.body.addEventListener('keydown', inside, { once: true })
  end = listenForKeys({ mac: false, desktop: true }, run, () => false)
  expect(press({ key: 'o', code: 'KeyO', ctrlKey: true }).defaultPrevented).toBe(true)
  expect(run).toHaveBeenCalledWith(expect.objectContaining({ id: 'go.switcher' }))
  expect(inside).not.toHaveBeenCalled()
})

test('finding is left to the browser where there is no note to find in', () => {
  const run = vi.fn()
  end = listenForKeys({ mac: false, desktop: false }, run, ({ yields }) => yields === true)
  expect(press({ key: 'f', code: 'KeyF', ctrlKey: true }).defaultPrevented).toBe(false)
  expect(run).not.toHaveBeenCalled()
})

test('typing, composing and dialogs are left alone', () => {
  const run = vi.fn()
  let isBlocked = false
  end = listenForKeys({ mac: false, desktop: true }, run, () => isBlocked)
  press({ key: 'o', code: 'KeyO' })
  press({ key: 'o', code: 'KeyO', ctrlKey: true, isComposing: true })
  isBlocked = true
  press({ key: 'o', code: 'KeyO', ctrlKey: true })
  expect(run).not.toHaveBeenCalled()
})

test('changed keys run the command at once, the usual ones no longer, and the menu says so', async () => {
  const run = vi.fn()
  const here = { mac: false, desktop: true }
  end = listenForKeys(here, run, () => false)
  await saveSetting('shortcuts', { 'go.switcher': ['Mod+J'], 'of.later': ['Mod+O'] })
  press({ key: 'o', code: 'KeyO', ctrlKey: true })
  expect(run).not.toHaveBeenCalled()
  press({ key: 'j', code: 'KeyJ', ctrlKey: true })
  expect(run).toHaveBeenCalledWith(expect.objectContaining({ id: 'go.switcher' }))
  expect(shell.mac).toBe(false)
  expect(menuItems().find(item => item.id === 'go.switcher')?.keys).toBe('CmdOrCtrl+J')
  await saveSetting('shortcuts', {})
  expect(settings.get('shortcuts')).toEqual({})
  press({ key: 'o', code: 'KeyO', ctrlKey: true })
  expect(run).toHaveBeenCalledTimes(2)
})
