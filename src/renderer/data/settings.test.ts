import { beforeEach, expect, it } from 'vitest'
import { freshMachine, openWindow } from './window.fixture.ts'

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
