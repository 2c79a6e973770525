import { describe, expect, it } from 'vitest'
import type { Recoverable } from './recoverable.ts'
import { unite } from './unite.ts'

type Rows = Record<string, Record<string, object>>

const made = (seq: number, rows: Rows, over: Partial<Recoverable> = {}): Recoverable => ({
  notebook: 'n',
  seq,
  at: seq,
  counts: { notes: 0, sources: 0, highlights: 0 },
  unsaved: [],
  damaged: 0,
  isWhole: true,
  schema: 1,
  tables: new Map(Object.entries(rows).map(([name, byKey]) => [name, new Map(Object.entries(byKey))])),
  writes: new Set(),
  revs: new Set(),
  readFile: async () => null,
  ...over,
})
const note = (seq: number, rev = `r${seq}`) => ({ seq, rev })
const body = (words: string) => ({ blocks: [words] })
const notes = ({ tables }: Recoverable) => Object.fromEntries(tables.get('notes') ?? [])
const texts = ({ tables }: Recoverable) => Object.fromEntries(tables.get('bodies') ?? [])
const named = (rev: string) => `of ${rev}`

describe('a database and its copies together', () => {
  it('have of each record the later state, with its text', () => {
    const database = made(50, { notes: { a: note(50), b: note(20) }, bodies: { a: body('late'), b: body('early') } })
    const copies = made(45, { notes: { a: note(40), b: note(45) }, bodies: { a: body('before'), b: body('after') } })
    for (const one of [unite(database, copies, named), unite(made(40, {}), unite(database, copies, named), named)]) {
      expect(notes(one)).toEqual({ a: note(50), b: note(45) })
      expect(texts(one)).toEqual({ a: body('late'), b: body('after') })
    }
    expect(unite(database, copies, named)).toMatchObject({ seq: 50, counts: { notes: 2 } })
  })

  it('have what only one of them can tell', () => {
    const database = made(50, { notes: { a: note(50), d: note(12) }, bodies: { d: body('d') } })
    const copies = made(50, { notes: { a: note(50), c: note(30) }, bodies: { a: body('a'), c: body('c') } })
    const one = unite(database, copies, named)
    expect(Object.keys(notes(one)).sort()).toEqual(['a', 'c', 'd'])
    expect(texts(one)).toEqual({ a: body('a'), c: body('c'), d: body('d') })
  })

  it('bring nothing back that was taken away for good', () => {
    const database = made(50, { notes: {}, tombstones: { a: { id: 'a', seq: 48 } } })
    const copies = made(45, { notes: { a: note(40) }, tombstones: {} })
    expect(notes(unite(database, copies, named))).toEqual({})
    const restored = made(60, { notes: { a: note(60) } })
    expect(notes(unite(database, restored, named))).toEqual({ a: note(60) })
  })

  it('keep a text beside the other that was written on a state fallen back', () => {
    const copies = made(
      60,
      { notes: { a: note(57) }, bodies: { a: body('lost and found') } },
      { writes: new Set([50, 51, 57, 60]), revs: new Set(['r50', 'r51', 'r57', 'r60']) },
    )
    const database = made(51, { notes: { a: note(51, 'x') }, bodies: { a: body('typed on') } })
    const one = unite(database, copies, named)
    expect(notes(one)).toEqual({ a: note(57), 'of x': { ...note(51, 'x'), id: 'of x', conflictOf: 'a' } })
    expect(texts(one)).toEqual({ a: body('lost and found'), 'of x': { ...body('typed on'), id: 'of x' } })
    expect(notes(unite(database, copies, named))).toEqual(notes(one))
  })

  it('make no second note of an earlier state of the same line', () => {
    const database = made(51, { notes: { a: note(50) }, bodies: { a: body('early') } })
    const told = { writes: new Set([50, 57]), revs: new Set(['r50', 'r57']) }
    expect(Object.keys(notes(unite(database, made(57, { notes: { a: note(57) } }, told), named)))).toEqual(['a'])
    // A copy that began later knows nothing of that time.
    const later = { writes: new Set([57]), revs: new Set(['r57']) }
    expect(Object.keys(notes(unite(database, made(57, { notes: { a: note(57) } }, later), named)))).toEqual(['a'])
  })
})
