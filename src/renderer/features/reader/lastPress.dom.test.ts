import { expect, test } from 'vitest'
import { wasKey, watchPresses } from './lastPress.ts'

test('knows whether a key or the pointer was pressed last, also in a page that is watched', () => {
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'n' }))
  expect(wasKey()).toBe(true)
  const inside = new EventTarget()
  const stop = watchPresses(inside)
  inside.dispatchEvent(new Event('pointerdown'))
  expect(wasKey()).toBe(false)
  stop()
  inside.dispatchEvent(new Event('keydown'))
  expect(wasKey()).toBe(false)
})
