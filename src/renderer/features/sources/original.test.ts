import { expect, it } from 'vitest'
import { sizeInWords } from './original.ts'

it.each([
  [1, '1 byte'],
  [340, '340 bytes'],
  [12_400, '12 kB'],
  [1_440_000, '1.4 MB'],
  [60_000_000, '60 MB'],
])('%i bytes are %s', (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words)
})
