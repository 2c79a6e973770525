import { expect, test } from 'vitest'
import { measureInPixels } from '#lib/measure.ts'
import { paperOf } from './readerSettings.ts'

test('the chosen paper holds in any window; without one it is as the window', () => {
  expect(paperOf('sepia', true)).toBe('sepia')
  expect(paperOf('light', true)).toBe('light')
  expect(paperOf('window', true)).toBe('dark')
  expect(paperOf('window', false)).toBe('light')
})

test('the usual line is 560 px wide and grows with the type', () => {
  expect(measureInPixels({ size: 17, measure: 70 })).toBe(560)
  expect(measureInPixels({ size: 22, measure: 70 })).toBeGreaterThan(700)
})
