import { expect, test } from 'vitest'
import { readingAfter, type Visit } from './readingRule.ts'

const visit: Visit = { state: 'unread', seconds: 0, hasScrolled: false, reachedEnd: false, words: 1000 }

test('opening alone does not start a source, five seconds or a scroll do', () => {
  expect(readingAfter(visit)).toBe('unread')
  expect(readingAfter({ ...visit, seconds: 5 })).toBe('reading')
  expect(readingAfter({ ...visit, hasScrolled: true })).toBe('reading')
})

test('the end is read when there was time to read, not when one leafed to it', () => {
  expect(readingAfter({ ...visit, reachedEnd: true, seconds: 10 })).toBe('reading')
  expect(readingAfter({ ...visit, reachedEnd: true, seconds: 40 })).toBe('read')
  expect(readingAfter({ ...visit, reachedEnd: true, seconds: 60, words: 90_000 })).toBe('read')
})

test('a short text that fits the page is read after a moment', () => {
  expect(readingAfter({ ...visit, reachedEnd: true, seconds: 2, words: 40 })).toBe('unread')
  expect(readingAfter({ ...visit, reachedEnd: true, seconds: 5, words: 40 })).toBe('read')
})

test('read stays read', () => {
  expect(readingAfter({ ...visit, state: 'read' })).toBe('read')
})
