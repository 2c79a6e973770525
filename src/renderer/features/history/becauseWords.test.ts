import { expect, it } from 'vitest'
import { sizesOf, whenWords } from './becauseWords.ts'

it('says how far each state is from the one before it', () => {
  expect(sizesOf([{ words: 1300 }, { words: 1312 }, { words: 1 }, { words: 1 }])).toEqual([
    '1,300 words, 12 fewer',
    '1,312 words, 1,311 more',
    '1 word',
    '1 word',
  ])
})

it('names the day and the hour', () => {
  const at = new Date(2026, 10, 30, 14, 5).getTime()
  expect(whenWords(at, at + 1000)).toBe('Today, 14:05')
  expect(whenWords(at, new Date(2027, 1, 1).getTime())).toBe('30 November 2026, 14:05')
})
