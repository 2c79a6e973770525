import { describe, expect, it } from 'vitest'
import { judgeStart, type KeptUpTo, type Loss, type Standing, type Verdict } from './judgeStart.ts'
import { goOnWithDatabase, type Marker, type MarkerStore, readMarker, takeDecision, writeMarker } from './marker.ts'

const counts = { notes: 3, sources: 2, highlights: 5 }
const db = (over: object = {}): Standing => ({ state: 'there', schema: 1, notebook: 'n', seq: 50, counts, ...over })
const mark = (over: object = {}) => ({ notebook: 'n', seq: 50, counts, ...over })
const copy = (seq: number, notebook = 'n'): KeptUpTo => ({ notebook, seq })
const recover = (why: Loss): Verdict => ({ start: 'recover', why })

type Case = [what: string, Standing, ReturnType<typeof mark> | null, KeptUpTo[], Verdict]

it.each<Case>([
  ['a first start', { state: 'none' }, null, [], { start: 'new' }],
  ['a database that was deleted', { state: 'none' }, mark(), [copy(50)], recover('empty')],
  ['a database that was deleted, and the copies with it', { state: 'none' }, mark(), [], recover('empty')],
  ['a profile that was deleted', { state: 'none' }, null, [copy(50)], recover('empty')],
  ['a database that cannot be opened', { state: 'unreadable' }, mark(), [copy(50)], recover('unreadable')],
  ['one that cannot be opened, with nothing beside it', { state: 'unreadable' }, null, [], recover('unreadable')],
  ['a newer schema', db({ schema: 2 }), mark(), [copy(50)], { start: 'newer' }],
  ['a newer schema that is also behind', db({ schema: 2, seq: 3 }), mark(), [copy(50)], { start: 'newer' }],
  ['everything as it was', db(), mark(), [copy(50)], { start: 'fine' }],
  ['one that has not been counted', db({ counts: null }), mark(), [copy(50)], { start: 'fine' }],
  ['an older app, which left no marker', db({ notebook: null }), null, [], { start: 'fine' }],
  ['what a cut log left of a database, its name gone too', db({ notebook: null }), null, [copy(60)], recover('older')],
  ['site data partly cleared', db(), null, [copy(50)], { start: 'fine' }],
  ['a journal that was killed before its last records', db(), mark(), [copy(48)], { start: 'catch up' }],
  ['a marker that was killed before its last write', db({ seq: 60 }), mark(), [copy(60)], { start: 'fine' }],
  [
    'rows taken away by writes after the marker',
    db({ seq: 60, counts: { ...counts, notes: 0 } }),
    mark(),
    [copy(60)],
    { start: 'fine' },
  ],
  [
    'rows that are gone without a write',
    db({ counts: { ...counts, notes: 2 } }),
    mark(),
    [copy(50)],
    recover('smaller'),
  ],
  [
    'highlights that are gone without a write',
    db({ counts: { ...counts, highlights: 0 } }),
    mark(),
    [],
    recover('smaller'),
  ],
  ['a database set back', db({ seq: 49 }), mark(), [copy(50)], recover('older')],
  [
    'a database set back before its marker was written',
    db({ seq: 49 }),
    mark({ seq: 40 }),
    [copy(50)],
    recover('older'),
  ],
  ['a database made anew', db({ seq: 0, notebook: null }), mark(), [copy(50)], recover('empty')],
  ['another notebook in its place', db({ notebook: 'm' }), mark(), [copy(50)], recover('other')],
  ['a copy of another notebook beside it', db(), mark(), [copy(50), copy(900, 'm')], { start: 'fine' }],
])('at %s', (_what, database, marker, copies, verdict) => {
  expect(judgeStart(database, marker, copies, 1)).toEqual(verdict)
})

describe('the marker', () => {
  const store = (): MarkerStore & { kept: Map<string, string> } => {
    const kept = new Map<string, string>()
    return {
      kept,
      getItem: key => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: key => void kept.delete(key),
    }
  }
  const marker: Marker = { ...mark(), schema: 1, at: 5 }

  it('comes back as it was written', () => {
    const own = store()
    writeMarker(marker, own)
    expect(readMarker(own)).toEqual(marker)
  })

  it.each(['', '{', 'null', '1', '{"notebook":"n"}', '{"notebook":1,"seq":1,"schema":1,"at":1,"counts":{}}'])(
    'is none when it says %j',
    text => {
      const own = store()
      writeMarker(marker, own)
      for (const key of own.kept.keys()) own.kept.set(key, text)
      expect(readMarker(own)).toBeNull()
    },
  )

  it('gives way to what the user decides, once', () => {
    const own = store()
    writeMarker(marker, own)
    expect(takeDecision(own)).toBe(false)
    goOnWithDatabase(own)
    expect(readMarker(own)).toBeNull()
    expect([takeDecision(own), takeDecision(own)]).toEqual([true, false])
  })

  it('that does not fit leaves the older one in its place', () => {
    const own = store()
    writeMarker(marker, own)
    own.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    writeMarker({ ...marker, seq: 99 }, own)
    expect(readMarker(own)).toEqual(marker)
  })
})
