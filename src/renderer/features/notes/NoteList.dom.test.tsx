import 'fake-indexeddb/auto'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test, vi } from 'vitest'
import { createNote } from '#data/notes.ts'
import { openNotebook } from '#data/open.ts'
import { NoteList } from './NoteList.tsx'

test('a list that was open overnight calls the day before yesterday when it is next rendered', async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(280)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(200)
  await openNotebook()
  await createNote({ title: 'Supply route' })
  const host = document.body.appendChild(document.createElement('div'))
  const root = createRoot(host)
  const show = () =>
    act(() => root.render(<NoteList selected={null} open={() => {}} onNew={() => {}} onTrash={() => {}} />))
  show()
  expect(host.querySelector('[role=option]')!.textContent).toContain('today')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 24 * 60 * 60 * 1000 })
  show()
  expect(host.querySelector('[role=option]')!.textContent).toContain('yesterday')
  vi.useRealTimers()
  vi.restoreAllMocks()
  act(() => root.unmount())
})
