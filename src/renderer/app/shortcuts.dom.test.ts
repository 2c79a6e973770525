import { afterEach, expect, test, vi } from 'vitest'
import { listenForKeys } from './shortcuts.ts'

let end = () => {}
afterEach(() => end())

function press(init: KeyboardEventInit) {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })
  document.body.dispatchEvent(event)
  return event
}

test('keys run their command and reach nothing else', () => {
  const run = vi.fn()
  const inside = vi.fn()
  document.body.addEventListener('keydown', inside, { once: true })
  end = listenForKeys({ mac: false, desktop: true }, run, () => false)
  expect(press({ key: 'o', code: 'KeyO', ctrlKey: true }).defaultPrevented).toBe(true)
  expect(run).toHaveBeenCalledWith(expect.objectContaining({ id: 'go.switcher' }))
  expect(inside).not.toHaveBeenCalled()
})

test('finding is left to the browser where there is no note to find in', () => {
  const run = vi.fn()
  end = listenForKeys({ mac: false, desktop: false }, run, ({ yields }) => yields === true)
  expect(press({ key: 'f', code: 'KeyF', ctrlKey: true }).defaultPrevented).toBe(false)
  expect(run).not.toHaveBeenCalled()
})

test('typing, composing and dialogs are left alone', () => {
  const run = vi.fn()
  let isBlocked = false
  end = listenForKeys({ mac: false, desktop: true }, run, () => isBlocked)
  press({ key: 'o', code: 'KeyO' })
  press({ key: 'o', code: 'KeyO', ctrlKey: true, isComposing: true })
  isBlocked = true
  press({ key: 'o', code: 'KeyO', ctrlKey: true })
  expect(run).not.toHaveBeenCalled()
})
