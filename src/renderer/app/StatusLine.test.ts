import { expect, it } from 'vitest'
import { copyWords, savingWords } from './StatusLine.tsx'

const full = { state: 'failed', reason: 'The disk is full.' } as const
const current = { state: 'current', at: 98_000 } as const
const clock = /\d\d:\d\d/

it.each([
  [{ copy: { state: 'behind', at: null } }, 'safe copy on its way'],
  [{ copy: current }, 'safe copy 2 s ago'],
  [{ copy: { state: 'behind', at: 40_000 } }, 'safe copy 1 min ago'],
  // The clock was set back.
  [{ copy: { state: 'current', at: 900_000 } }, 'safe copy just now'],
  [{ copy: { ...full, at: null } }, 'No safe copy: The disk is full.'],
  [{ copy: { ...full, at: 1 } }, 'No safe copy since 00:00: The disk is full.'],
  [{ copy: { ...full, at: 1 }, reason: full.reason }, 'No safe copy since 00:00'],
  [{ copy: { ...full, at: null }, reason: full.reason }, 'No safe copy'],
  [{ copy: { ...full, at: null }, reason: 'The disk does not answer.' }, 'No safe copy: The disk is full.'],
  [{ copy: { state: 'failed', at: null } }, 'No safe copy: It could not be written.'],
  [{ copy: { state: 'none', at: null } }, 'No safe copy: this browser keeps no files'],
  [{ copy: current, folder: { state: 'current', at: 50_000 } }, 'safe copy 2 s ago'],
  [{ copy: current, folder: { state: 'behind', at: null } }, 'safe copy 2 s ago'],
  [{ copy: current, folder: { ...full, at: null } }, 'safe copy 2 s ago, not in your folder: The disk is full.'],
  [{ copy: { ...full, at: null }, folder: current }, 'safe copy 2 s ago, only in your folder: The disk is full.'],
  [{ copy: { state: 'none', at: null }, folder: current }, 'safe copy 2 s ago'],
  [{ copy: { ...full, at: null }, folder: { ...full, at: null } }, 'No safe copy: The disk is full.'],
] as const)('says of %j “%s”', (homes, words) =>
  expect(copyWords(homes, 100_000).replace(clock, '00:00')).toBe(words.replace(clock, '00:00')),
)

it.each([
  [{ state: 'saved', at: null }, /^Ready$/],
  [{ state: 'saved', at: 1 }, /^Saved \d\d:\d\d$/],
  [{ state: 'saving', at: 1 }, /^Saving$/],
  [{ state: 'failed', at: 1, reason: 'The disk is full.' }, /^Not saved: The disk is full\.$/],
  [{ state: 'failed', at: 1 }, /^Not saved$/],
] as const)('says of saving %j %s', (saving, words) => expect(savingWords(saving)).toMatch(words))
