import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { reportSaved, reportUnsaved } from '#data/saving.ts'
import { onAnnounce } from '#ui/announce.ts'
import { saySaved } from './saySaved.ts'

const who = {}
const said: string[] = []
let ends: (() => void)[] = []

beforeEach(() => {
  vi.useFakeTimers()
  said.length = 0
  ends = [onAnnounce(words => said.push(words)), saySaved()]
})
afterEach(() => {
  for (const end of ends) end()
  vi.useRealTimers()
})

function typeFor(seconds: number) {
  for (let second = 0; second < seconds; second++) {
    reportUnsaved(who, { state: 'saving' })
    vi.advanceTimersByTime(500)
    reportSaved(who, Date.now())
    vi.advanceTimersByTime(500)
  }
}

test('"Saved" is said when writing rests, and not after each save', () => {
  typeFor(20)
  expect(said).toEqual([])
  vi.advanceTimersByTime(3000)
  expect(said).toEqual(['Saved'])
  typeFor(10)
  vi.advanceTimersByTime(10_000)
  expect(said).toEqual(['Saved'])
  vi.advanceTimersByTime(60_000)
  typeFor(1)
  vi.advanceTimersByTime(3000)
  expect(said).toEqual(['Saved', 'Saved'])
})

test('after a save that failed it is said at once', () => {
  reportUnsaved(who, { state: 'failed', reason: 'The disk is full.' })
  reportSaved(who, Date.now())
  expect(said).toEqual(['Saved again'])
})
