import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test } from 'vitest'
import { reportCopy, reportSaved, reportUnsaved } from '#data/saving.ts'
import { ErrorScreen } from './ErrorScreen.tsx'

const failed = { state: 'failed', at: null, reason: 'There is no room.' } as const
const asksBeforeClosing = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

test('says what becomes of words that no database took any more, and holds the window until they are kept', () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  const host = document.body.appendChild(document.createElement('div'))
  const root = createRoot(host)
  const text = {}
  reportUnsaved(text, { state: 'failed', reason: 'The disk is full.' })
  reportCopy({ ...failed, waiting: 2 })
  act(() => root.render(<ErrorScreen error={new Error('The notebook was closed by the system.')} closed />))
  expect(host.textContent).toContain('Your last words are only in this window.')
  expect(asksBeforeClosing()).toBe(true)
  act(() => reportCopy({ state: 'current', at: 2 }))
  expect(asksBeforeClosing()).toBe(false)
  act(() => reportCopy({ ...failed, waiting: 1 }))
  expect(asksBeforeClosing()).toBe(true)
  act(() => reportCopy({ ...failed, waiting: 0 }))
  expect(host.textContent).toContain('Your last words are in the safe copies.')
  expect(asksBeforeClosing()).toBe(false)
  reportSaved(text, 1)
  act(() => root.unmount())
})

test('says nothing of words where all of them were saved', () => {
  const host = document.body.appendChild(document.createElement('div'))
  const root = createRoot(host)
  reportCopy({ state: 'current', at: 1 })
  act(() => root.render(<ErrorScreen error={new Error('The notebook was restored in another window.')} closed />))
  expect(host.textContent).not.toContain('last words')
  expect(asksBeforeClosing()).toBe(false)
  act(() => root.unmount())
})
