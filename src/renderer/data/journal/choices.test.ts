import { describe, expect, it } from 'vitest'
import { type Choice, isMore, propose, type Told } from './choices.ts'

const told = (over: Partial<Told> = {}): Told => ({
  notebook: 'n',
  seq: 50,
  at: 1000,
  counts: { notes: 3, sources: 0, highlights: 0 },
  damaged: 0,
  isWhole: true,
  schema: 1,
  unsaved: 0,
  size: 6,
  ...over,
})
const database = (over?: Partial<Told> | null): Choice => ({
  key: 'notebook',
  kind: 'database',
  database: 'notebook',
  isInUse: true,
  told: over === null ? null : told(over),
})
const copies = (over?: Partial<Told>): Choice => ({
  key: told(over).notebook,
  kind: 'copies',
  notebook: told(over).notebook,
  told: told(over),
})
const both = (over?: Partial<Told>): Choice => ({
  key: 'both',
  kind: 'both',
  database: 'notebook',
  notebook: 'n',
  told: told(over),
})
const snapshot = (over?: Partial<Told>): Choice => ({
  key: 'snapshot',
  kind: 'snapshot',
  notebook: 'n',
  snapshot: { name: 's', seq: 40, at: 900 },
  told: over ? told(over) : null,
})

describe('what is proposed', () => {
  it.each<[string, Choice[], string | null, string | null, string | null]>([
    ['nothing', [], 'n', null, null],
    ['a database that cannot be read', [database(null)], 'n', null, null],
    ['an empty database', [database({ size: 0, seq: 0 })], 'n', null, null],
    ['copies and no database', [copies(), database(null)], 'n', 'n', 'only'],
    ['a database set back', [copies(), database({ seq: 40 })], 'n', 'n', 'newest'],
    ['a database that went on while its copies failed', [copies({ seq: 40 }), database()], 'n', 'notebook', 'newest'],
    ['rows that are gone', [copies({ size: 9 }), database()], 'n', 'n', 'whole'],
    [
      'two that lack something each',
      [both({ size: 12 }), copies({ size: 9 }), database({ size: 8 })],
      'n',
      'both',
      'has both',
    ],
    [
      'copies of another notebook that was changed later',
      [copies(), copies({ notebook: 'm', at: 9000 })],
      'n',
      'n',
      'newest',
    ],
    [
      'the notebook that is remembered and one restored from it since',
      [copies(), copies({ notebook: 'm', origin: 'l', at: 3000 }), copies({ notebook: 'l', origin: 'n', at: 2000 })],
      'n',
      'm',
      'newest',
    ],
    [
      'a remembered one that was restored, and its origin that went on',
      [copies({ at: 5000 }), copies({ notebook: 'm', origin: 'n', at: 3000 }), copies({ notebook: 'x', at: 9000 })],
      'm',
      'n',
      'newest',
    ],
    [
      'two that say they came from each other',
      [copies({ origin: 'm' }), copies({ notebook: 'm', origin: 'n', at: 3000 })],
      'n',
      'n',
      'newest',
    ],
    [
      'two notebooks, of which nothing is remembered',
      [copies(), copies({ notebook: 'm', at: 9000 })],
      null,
      'm',
      'newest',
    ],
    ['copies of a newer app', [copies({ schema: 9 }), database({ seq: 40 })], 'n', 'notebook', 'only'],
    ['a snapshot nobody has read, and nothing else', [snapshot(), database(null)], 'n', null, null],
    ['a snapshot that is whole, and nothing else', [snapshot({ seq: 40 }), database(null)], 'n', 'snapshot', 'only'],
  ])('of %s', (_what, choices, known, key, because) => {
    const proposal = propose(choices, known, 2)
    expect([proposal?.choice.key ?? null, proposal?.because ?? null]).toEqual([key, because])
  })
})

it('both together are offered only where they hold more than either', () => {
  expect(isMore(told({ size: 9 }), told({ size: 8 }), told({ size: 8 }))).toBe(true)
  expect(isMore(told({ size: 9 }), told({ size: 9 }), told({ size: 8 }))).toBe(false)
  expect(isMore(told({ size: 9, seq: 60 }), told({ size: 9, seq: 50 }), told({ size: 8, seq: 60 }))).toBe(true)
})
