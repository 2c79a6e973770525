import { expect, test } from 'vitest'
import { besideBlock, besideSentence, sentenceAt, sentencesOf } from './sentences.ts'

const text =
  'One came. Two stayed!\n\nMr. Khan of the U.S. mission left. “Why?” he asked.\n\nراستہ کھلا۔ کیا یہ سچ ہے؟ ہاں'
const canonical = { text, blocks: [0, text.indexOf('Mr.'), text.indexOf('راستہ')] }
const words = (passage: { start: number; end: number } | null) => passage && text.slice(passage.start, passage.end)

test('a block falls into its sentences, titles and initials do not end one', () => {
  expect(sentencesOf(canonical, 0).map(words)).toEqual(['One came.', 'Two stayed!'])
  expect(sentencesOf(canonical, 1).map(words)).toEqual(['Mr. Khan of the U.S. mission left.', '“Why?”', 'he asked.'])
})

test('Urdu sentences end with their own marks', () => {
  expect(sentencesOf(canonical, 2).map(words)).toEqual(['راستہ کھلا۔', 'کیا یہ سچ ہے؟', 'ہاں'])
})

test('going on and back crosses blocks and stops at the ends', () => {
  const first = sentenceAt(canonical, 3)
  expect(words(first)).toBe('One came.')
  const second = besideSentence(canonical, first!, 1)
  expect(words(second)).toBe('Two stayed!')
  const third = besideSentence(canonical, second!, 1)
  expect(words(third)).toBe('Mr. Khan of the U.S. mission left.')
  expect(words(besideSentence(canonical, third!, -1))).toBe('Two stayed!')
  expect(besideSentence(canonical, first!, -1)).toBeNull()
  expect(besideSentence(canonical, { start: text.length - 3, end: text.length }, 1)).toBeNull()
  expect(words(besideBlock(canonical, third!, 1))).toBe('راستہ کھلا۔')
})
