import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test, vi } from 'vitest'
import { createNote } from '#data/notes.ts'
import { openNotebook } from '#data/open.ts'
import { NoteList } from './NoteList.tsx'

test('a list that is open overnight calls the day before yesterday from midnight on', async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(280)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(200)
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 9, 24, 23, 50) })
  await openNotebook()
  await createNote({ title: 'Supply route' })
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: Date.now() })
  const host = document.body.appendChild(document.createElement('div'))
  const root = createRoot(host)
  act(() => root.render(<NoteList selected={null} open={() => {}} onNew={() => {}} onTrash={() => {}} />))
  const row = () => host.querySelector('[role=option]')!.textContent
  expect(row()).toContain('today')
  act(() => vi.advanceTimersByTime(9 * 60_000))
  expect(row()).toContain('today')
  act(() => vi.advanceTimersByTime(2 * 60_000))
  expect(row()).toContain('yesterday')
  vi.useRealTimers()
  vi.restoreAllMocks()
  act(() => root.unmount())
})
