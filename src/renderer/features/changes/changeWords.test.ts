import { expect, test } from 'vitest'
import type { Deed, Operation } from '#data/rows.ts'
import { changeDetail, changeWords } from './changeWords.ts'

const counts = { note: 12, source: 1, highlight: 0 }
const words = (did: Deed) => changeWords({ did, counts })

test('a change is said in words', () => {
  expect(words({ kind: 'tag', move: { from: 'us/aid', to: 'policy/aid' } })).toBe('Renamed #us/aid to #policy/aid')
  expect(words({ kind: 'tag', move: { from: 'کشمیر', to: null } })).toBe('Deleted \u2068#کشمیر\u2069')
  expect(words({ kind: 'import', from: 'vault.zip' })).toBe('Imported “vault.zip”')
  expect(words({ kind: 'import', from: '' })).toBe('Imported files')
  expect(words({ kind: 'delete' })).toBe('Moved 12 notes and 1 source to the Trash')
})

test('and when it was, on what, and whether it stands', () => {
  const at = new Date(2026, 10, 30, 14, 5).getTime()
  const change: Operation = {
    id: 'a',
    seq: 1,
    begun: 1,
    at,
    did: { kind: 'import', from: 'vault.zip' },
    counts,
    parts: 1,
    undoneAt: null,
  }
  expect(changeDetail(change, at)).toBe('Today, 14:05 · 12 notes and 1 source')
  expect(changeDetail({ ...change, undoneAt: at }, at)).toBe('Today, 14:05 · 12 notes and 1 source · Undone')
})
