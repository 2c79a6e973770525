import { expect, test } from 'vitest'
import { readerKey } from './readerKeys.ts'

const none = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }

test('digits are the five colours in their order', () => {
  expect(readerKey({ ...none, key: '1', code: 'Digit1' })).toEqual({ does: 'color', color: 'yellow' })
  expect(readerKey({ ...none, key: '۵', code: 'Digit5' })).toEqual({ does: 'color', color: 'rose' })
  expect(readerKey({ ...none, key: '6', code: 'Digit6' })).toBeNull()
})

test('letters hold on a keyboard that writes Urdu and on one laid out otherwise', () => {
  expect(readerKey({ ...none, key: 'ن', code: 'KeyN' })).toEqual({ does: 'sentence', step: 1 })
  expect(readerKey({ ...none, key: 'n', code: 'KeyL' })).toEqual({ does: 'sentence', step: 1 })
  expect(readerKey({ ...none, key: 'P', code: 'KeyP', shiftKey: true })).toEqual({ does: 'extend', step: -1 })
})

test('keys with a modifier are the app’s', () => {
  expect(readerKey({ ...none, key: 'c', code: 'KeyC', ctrlKey: true })).toBeNull()
  expect(readerKey({ ...none, key: 'Tab', code: 'Tab', shiftKey: true })).toBeNull()
})
