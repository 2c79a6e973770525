import { expect, test } from 'vitest'
import { dailyTitle, dayInTitle } from './dailyTitle.ts'

test('the title of a day', () => {
  const day = new Date(2026, 10, 2, 23, 59)
  expect(dailyTitle('iso', day)).toBe('2026-11-02')
  expect(dailyTitle('long', day)).toBe('2 November 2026')
  expect(dailyTitle('weekday', day)).toBe('Monday, 2 November 2026')
})

test('the day is read back from a title in any of the forms, and from no other', () => {
  const day = new Date(2028, 1, 29)
  for (const form of ['iso', 'long', 'weekday'] as const) expect(dayInTitle(dailyTitle(form, day))).toEqual(day)
  for (const title of ['', '2026-02-29', '2026-1-2', '31 June 2026', 'Sunday, 2 November 2026', '2 Foo 2026', 'Aid']) {
    expect(dayInTitle(title)).toBeNull()
  }
})
