import { afterEach, expect, test, vi } from 'vitest'
import { forwardEvents } from './frameEvents.ts'
import type { Page } from './page.ts'

afterEach(() => {
  document.body.innerHTML = ''
})

/** Plain elements stand for the frame and its document, so that the frame's events can be set off without a frame. */
function setUp() {
  const frame = document.body.appendChild(document.createElement('div')) as unknown as HTMLIFrameElement
  const inside = document.body.appendChild(document.createElement('main'))
  const stop = forwardEvents({ document: inside, window: inside } as unknown as Page, frame)
  return { frame, inside, stop }
}

const press = (target: EventTarget, init: KeyboardEventInit) => {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })
  target.dispatchEvent(event)
  return event
}

test('a shortcut pressed in the text reaches the window, and what the window uses does nothing in the frame', () => {
  const { frame, inside } = setUp()
  const heard = vi.fn((event: KeyboardEvent) => event.preventDefault())
  frame.addEventListener('keydown', heard)
  const event = press(inside, { key: 'p', ctrlKey: true })
  expect(heard).toHaveBeenCalledOnce()
  expect(heard.mock.calls[0]?.[0].ctrlKey).toBe(true)
  expect(event.defaultPrevented).toBe(true)
})

test('keys that nobody outside uses stay the frame’s own', () => {
  const { inside } = setUp()
  expect(press(inside, { key: 'PageDown' }).defaultPrevented).toBe(false)
})

test('Tab moves the focus by itself and is not said twice', () => {
  const { frame, inside } = setUp()
  const heard = vi.fn()
  frame.addEventListener('keydown', heard)
  press(inside, { key: 'Tab' })
  expect(heard).not.toHaveBeenCalled()
})

test('a file dropped on the text is handed on and never replaces the page', () => {
  const { frame, inside } = setUp()
  const dropped = vi.fn()
  frame.addEventListener('drop', dropped)
  const event = new Event('drop', { bubbles: true, cancelable: true })
  inside.dispatchEvent(event)
  expect(event.defaultPrevented).toBe(true)
  expect(dropped).toHaveBeenCalledOnce()
})
