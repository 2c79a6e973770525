import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Toasts } from './Toasts.tsx'
import { dismissToast, showToast, toastStore } from './toast.ts'

let root: Root
let host: HTMLElement

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  vi.useFakeTimers()
  for (const { id } of toastStore.get()) dismissToast(id)
  host = document.body.appendChild(document.createElement('div'))
  root = createRoot(host)
  act(() => root.render(<Toasts />))
})

afterEach(() => {
  act(() => vi.runAllTimers())
  act(() => root.unmount())
  host.remove()
  vi.useRealTimers()
})

test('a toast is said politely and goes after six seconds', () => {
  act(() => void showToast({ text: '3 notes deleted' }))
  expect(host.querySelector('[aria-live=polite]')?.textContent).toContain('3 notes deleted')
  act(() => vi.advanceTimersByTime(5900))
  expect(toastStore.get()).toHaveLength(1)
  act(() => vi.advanceTimersByTime(200))
  expect(toastStore.get()).toHaveLength(0)
})

test('it stays while it has the focus, and goes six seconds after', () => {
  act(() => void showToast({ text: 'Deleted', undo: () => {} }))
  const undo = [...host.querySelectorAll('button')].find(button => button.textContent === 'Undo')
  act(() => undo?.focus())
  act(() => vi.advanceTimersByTime(60_000))
  expect(toastStore.get()).toHaveLength(1)
  act(() => undo?.blur())
  act(() => vi.advanceTimersByTime(6100))
  expect(toastStore.get()).toHaveLength(0)
})

test('a title in a sentence runs its own way and turns nothing around it', () => {
  act(() => void showToast({ text: '“روزنامچہ” lies in the Trash.' }))
  expect(host.querySelector('[aria-live=polite]')?.textContent).toContain('“روزنامچہ” lies in the Trash.')
  expect(host.querySelector('bdi')?.textContent).toBe('روزنامچہ')
  expect(host.querySelector('[aria-live=polite] [dir=auto]')).toBeNull()
})

test('undo runs once and takes the toast away', () => {
  const undo = vi.fn()
  act(() => void showToast({ text: 'Deleted', undo }))
  act(() => [...host.querySelectorAll('button')].find(button => button.textContent === 'Undo')?.click())
  expect(undo).toHaveBeenCalledOnce()
  expect(toastStore.get()).toHaveLength(0)
})

test('of many, the newest three stand', () => {
  act(() => {
    for (const n of [1, 2, 3, 4]) showToast({ text: `${n}` })
  })
  expect(toastStore.get().map(toast => toast.text)).toEqual(['2', '3', '4'])
})
