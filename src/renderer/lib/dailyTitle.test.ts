import { expect, test } from 'vitest'
import { dailyTitle } from './dailyTitle.ts'

test('the title of a day', () => {
  const day = new Date(2026, 10, 2, 23, 59)
  expect(dailyTitle('iso', day)).toBe('2026-11-02')
  expect(dailyTitle('long', day)).toBe('2 November 2026')
  expect(dailyTitle('weekday', day)).toBe('Monday, 2 November 2026')
})
