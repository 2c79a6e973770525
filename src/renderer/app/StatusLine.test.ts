import { expect, it } from 'vitest'
import { copyWords } from './StatusLine.tsx'

it.each([
  [{ state: 'behind', at: null }, 'Safe copy on its way'],
  [{ state: 'current', at: 98_000 }, 'Safe copy 2 s ago'],
  [{ state: 'behind', at: 40_000 }, 'Safe copy 1 min ago'],
  // The clock was set back.
  [{ state: 'current', at: 900_000 }, 'Safe copy just now'],
  [{ state: 'failed', at: 1, reason: 'The disk is full.' }, 'No safe copy: The disk is full.'],
] as const)('says of %j “%s”', (copy, words) => expect(copyWords(copy, 100_000)).toBe(words))
