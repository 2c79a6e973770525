import { expect, test } from 'vitest'
import { parseNotes } from './parseNotes.ts'

test('many letters are read in parts, and too many not at all', async () => {
  const parts = []
  for await (const part of parseNotes(['a '.repeat(60_000), 'b '.repeat(60_000), 'x'.repeat(2_000_001), 'c']))
    parts.push(part.map(tree => tree !== null))
  expect(parts).toEqual([[true, true], [false], [true]])
})
