import { afterEach, expect, it, vi } from 'vitest'
import { reportCopy, saving } from '#data/saving.ts'
import { room, watchRoom } from './room.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('warns while little room is left, and no longer when there is', async () => {
  vi.useFakeTimers()
  let quota = 5e9
  vi.stubGlobal('navigator', { storage: { estimate: async () => ({ quota, usage: 0 }) } })
  const seen: (string | null)[] = []
  const stop = room.subscribe(() => seen.push(room.get()))
  const end = watchRoom()
  for (const next of [5e9, 0.9e9, 0.9e9, 0.2e9, 3e9]) {
    quota = next
    await vi.advanceTimersByTimeAsync(60_000)
  }
  end()
  quota = 0
  await vi.advanceTimersByTimeAsync(60_000)
  stop()
  expect(seen).toEqual(['Only 900.0 MB left to this browser', 'Only 200.0 MB left to this browser', null])
})

it('looks at once when something could not be kept, and lets nothing count as saved that is not in the copies', async () => {
  vi.useFakeTimers()
  let quota = 5e9
  vi.stubGlobal('navigator', { storage: { estimate: async () => ({ quota, usage: 0 }) } })
  const end = watchRoom()
  await vi.advanceTimersByTimeAsync(1)
  quota = 100
  expect(saving.get().state).toBe('saved')
  reportCopy({ state: 'failed', at: null, reason: 'The disk is full.' })
  await vi.advanceTimersByTimeAsync(1)
  expect(saving.get()).toMatchObject({ state: 'failed', reason: 'The disk is full.' })
  quota = 5e9
  await vi.advanceTimersByTimeAsync(60_000)
  end()
  expect(saving.get().state).toBe('saved')
})

it('says nothing where nobody can say', async () => {
  vi.useFakeTimers()
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  vi.stubGlobal('navigator', { storage: { estimate: () => Promise.reject(new Error('no')) } })
  const end = watchRoom()
  await vi.advanceTimersByTimeAsync(1)
  end()
  expect(room.get()).toBeNull()
  expect(warned).toHaveBeenCalledOnce()
})
