import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { onAnnounce } from './announce.ts'
import { useAnnounced } from './useAnnounced.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const said: string[] = []
let stop = () => {}
const root = createRoot(document.createElement('div'))

function Found({ count, query }: { count: string | null; query: string }) {
  useAnnounced(count, query)
  return null
}
const show = (count: string | null, query: string) => act(() => root.render(<Found count={count} query={query} />))

beforeEach(() => {
  vi.useFakeTimers()
  said.length = 0
  stop = onAnnounce(text => said.push(text))
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

test('says what has come to rest, once for each question, and nothing at first', () => {
  show('300 results', '')
  vi.runAllTimers()
  expect(said).toEqual([])
  for (const [count, query] of [
    ['40 results', 'a'],
    ['3 results', 'ai'],
    ['3 results', 'aid'],
  ] as const) {
    show(count, query)
    vi.advanceTimersByTime(300)
  }
  vi.runAllTimers()
  expect(said).toEqual(['3 results'])
  show('3 results', 'aid ')
  vi.runAllTimers()
  expect(said).toEqual(['3 results', '3 results'])
  show(null, 'aid t')
  vi.runAllTimers()
  expect(said).toHaveLength(2)
})
