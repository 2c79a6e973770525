import { expect, test, vi } from 'vitest'
import { heads } from '#data/heads.ts'
import { openNotebook } from '#data/open.ts'
import { getSetting } from '#data/settings.ts'
import { newSession } from './session.ts'
import { keepSession, loadSession } from './windowSession.ts'

test('a window that closes while its session is being written leaves it to the next one', async () => {
  await openNotebook()
  await loadSession(heads.get())
  const session = newSession({ kind: 'trash' })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  keepSession(session)
  vi.advanceTimersByTime(500)
  vi.useRealTimers()
  window.dispatchEvent(new Event('pagehide'))
  expect(JSON.parse(localStorage.getItem('session left') ?? 'null')).toEqual(session)
  localStorage.clear()
  await expect.poll(() => getSetting('session')).toEqual(session)
  window.dispatchEvent(new Event('pagehide'))
  expect(localStorage.getItem('session left')).toBeNull()
})
