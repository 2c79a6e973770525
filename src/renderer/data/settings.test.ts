import { beforeEach, expect, it, vi } from 'vitest'
import { freshMachine } from './machine.fixture.ts'
import { openWindow } from './window.fixture.ts'

beforeEach(freshMachine)

it('keeps settings for every window, and has a default for what makes no sense', async () => {
  const { db } = await openWindow()
  const { getSetting, saveSetting } = await import('./settings.ts')
  expect(await getSetting('theme')).toBe('system')
  expect(await getSetting('session')).toBeNull()
  await saveSetting('theme', 'dark')
  await saveSetting('session', { panes: [1] })
  expect([await getSetting('theme'), await getSetting('session')]).toEqual(['dark', { panes: [1] }])
  await db.settings.put({ key: 'theme', value: 'neon' })
  await db.settings.put({ key: 'reader', value: { paper: 'sepia', face: 'comic', size: 9000, measure: 70 } })
  expect(await getSetting('theme')).toBe('system')
  expect(await getSetting('reader')).toEqual({ paper: 'sepia', face: 'serif', size: 17, measure: 70 })
  expect(await db.meta.get('seq')).toBeUndefined()
})

it.each([
  ['writing', { face: 'comic', size: 400, line: 2, measure: 'wide', direction: ['rtl'] }, { measure: 'wide' }],
  ['writing', [], {}],
  ['writing', { size: Number.NaN }, {}],
  ['spelling', { on: 'yes', languages: ['en-GB', 7, null] }, { languages: ['en-GB'] }],
  ['spelling', { on: false, languages: 'en-GB' }, { on: false }],
  ['daily', { form: 'YYYY', template: 7 }, {}],
  ['daily', { form: 'weekday', template: 'a-note' }, { form: 'weekday', template: 'a-note' }],
  [
    'shortcuts',
    { 'note.new': ['Mod+J', 3], 'of.later': [], broken: 'Mod+K' },
    { 'note.new': ['Mod+J'], 'of.later': [] },
  ],
  ['shortcuts', 'Mod+J', {}],
] as const)('reads what is foreign in %s field by field', async (key, value, repaired) => {
  const { db } = await openWindow()
  const { DEFAULTS, getSetting } = await import('./settings.ts')
  await db.settings.put({ key, value })
  expect(await getSetting(key)).toEqual({ ...DEFAULTS[key], ...repaired })
})

it('shows a change at once, in this window and in the others', async () => {
  await openWindow()
  const here = await import('./settings.ts')
  await here.loadSettings()
  here.followSettings()
  await openWindow()
  const there = await import('./settings.ts')
  await there.loadSettings()
  there.followSettings()
  const saving = here.saveSetting('writing', { ...here.DEFAULTS.writing, size: 20 })
  expect(here.settings.get('writing').size).toBe(20)
  await saving
  await vi.waitFor(() => expect(there.settings.get('writing').size).toBe(20))
  const last = [18, 19, 21].map(size => there.saveSetting('writing', { ...there.DEFAULTS.writing, size }))
  expect(there.settings.get('writing').size).toBe(21)
  await Promise.all(last)
  await vi.waitFor(() => expect(here.settings.get('writing').size).toBe(21))
  expect(there.settings.get('writing').size).toBe(21)
})

it('goes back to what is kept where a change could not be kept', async () => {
  const { db } = await openWindow()
  const { loadSettings, saveSetting, settings } = await import('./settings.ts')
  await loadSettings()
  await saveSetting('theme', 'dark')
  vi.spyOn(db.settings, 'put').mockRejectedValueOnce(new Error('full'))
  await expect(saveSetting('theme', 'light')).rejects.toThrow('full')
  expect(settings.get('theme')).toBe('dark')
})

it('keeps both of two fields that two windows set at once', async () => {
  await openWindow()
  const here = await import('./settings.ts')
  await here.loadSettings()
  here.followSettings()
  await openWindow()
  const there = await import('./settings.ts')
  await there.loadSettings()
  there.followSettings()
  const both = { ...here.DEFAULTS.writing, face: 'sans', line: 'open' }
  await Promise.all([here.saveFields('writing', { face: 'sans' }), there.saveFields('writing', { line: 'open' })])
  expect(await here.getSetting('writing')).toEqual(both)
  await vi.waitFor(() => expect([here.settings.get('writing'), there.settings.get('writing')]).toEqual([both, both]))
})
