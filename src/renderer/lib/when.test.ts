import { expect, test } from 'vitest'
import { clockOf, counted, dayOf } from './when.ts'

const now = new Date(2026, 0, 1, 9, 5).getTime()

test.each([
  [new Date(2026, 0, 1, 0, 0), 'today'],
  [new Date(2025, 11, 31, 23, 59), 'yesterday'],
  [new Date(2025, 11, 30), '30 December 2025'],
  [new Date(2026, 2, 4), '4 March'],
])('the day %s', (date, words) => expect(dayOf(date.getTime(), now)).toBe(words))

test('the clock has two digits each', () => expect(clockOf(now)).toBe('09:05'))

test('counts', () => {
  expect(counted(1, 'note')).toBe('1 note')
  expect(counted(1304, 'highlight')).toBe('1,304 highlights')
})
