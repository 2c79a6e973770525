import { describe, expect, it } from 'vitest'
import { judgeStart, type KeptUpTo, type Loss, mustAskCopies, type Standing, type Verdict } from './judgeStart.ts'
import { noteLoss, readLosses, settleLosses, unsettledLoss } from './losses.ts'
import { goOnWithDatabase, type Marker, type MarkerStore, readMarker, takeDecision, writeMarker } from './marker.ts'

const counts = { notes: 3, sources: 2, highlights: 5 }
const db = (over: object = {}): Standing => ({
  state: 'there',
  schema: 1,
  notebook: 'n',
  seq: 50,
  counts,
  isAnew: false,
  ...over,
})
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
  ['a journal that was killed before its last records', db(), mark(), [copy(48)], { start: 'fine' }],
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

/** Each state of one by each of the others, and what loses nothing. `-` is fine, `+` a first start, `^` newer. */
describe('of all that can meet', () => {
  const DATABASES: Record<string, Standing> = {
    none: { state: 'none' },
    deleted: { state: 'deleted' },
    empty: db({ seq: 0, notebook: null, counts: { notes: 0, sources: 0, highlights: 0 } }),
    'empty, as decided': db({ seq: 0, notebook: null, isAnew: true }),
    unreadable: { state: 'unreadable' },
    same: db(),
    older: db({ seq: 40 }),
    smaller: db({ counts: { ...counts, notes: 1 } }),
    other: db({ notebook: 'm', seq: 50 }),
    newer: db({ schema: 2 }),
  }
  const MARKERS = {
    none: null,
    same: mark(),
    behind: mark({ seq: 30 }),
    ahead: mark({ seq: 60 }),
    other: mark({ notebook: 'o' }),
  }
  const COPIES: Record<string, KeptUpTo[]> = {
    none: [],
    same: [copy(50)],
    behind: [copy(30)],
    ahead: [copy(60)],
    other: [copy(70, 'o')],
  }
  // For each marker, in their order, the verdict with each of the copies, in theirs.
  const TABLE: Record<keyof typeof DATABASES, string[]> = {
    none: ['+ e e e e', 'e e e e e', 'e e e e e', 'e e e e e', 'e e e e e'],
    deleted: ['e e e e e', 'e e e e e', 'e e e e e', 'e e e e e', 'e e e e e'],
    empty: ['- e e e e', 'e e e e e', 'e e e e e', 'e e e e e', 'e e e e e'],
    'empty, as decided': ['- - - - -', 'e e e e e', 'e e e e e', 'e e e e e', 'e e e e e'],
    unreadable: ['u u u u u', 'u u u u u', 'u u u u u', 'u u u u u', 'u u u u u'],
    same: ['- - - o -', '- - - o -', '- - - o -', 'o o o o o', 'x x x x x'],
    older: ['- o - o -', 'o o o o o', '- o - o -', 'o o o o o', 'x x x x x'],
    smaller: ['- - - o -', 's s s o s', '- - - o -', 'o o o o o', 'x x x x x'],
    other: ['- - - - -', 'x x x x x', 'x x x x x', 'x x x x x', 'x x x x x'],
    newer: ['^ ^ ^ ^ ^', '^ ^ ^ ^ ^', '^ ^ ^ ^ ^', '^ ^ ^ ^ ^', '^ ^ ^ ^ ^'],
  }
  const SAID: Record<string, Verdict> = {
    '+': { start: 'new' },
    '-': { start: 'fine' },
    '^': { start: 'newer' },
    e: recover('empty'),
    u: recover('unreadable'),
    o: recover('older'),
    s: recover('smaller'),
    x: recover('other'),
  }
  const cases = Object.entries(TABLE).flatMap(([database, rows]) =>
    Object.keys(MARKERS).flatMap((marker, at) =>
      Object.keys(COPIES).map((copies, i) => ({ database, marker, copies, said: rows[at]!.split(' ')[i]! })),
    ),
  )

  it.each(cases)(
    'a database $database, marker $marker, copies $copies: $said',
    ({ database, marker, copies, said }) => {
      const [standing, mark] = [DATABASES[database]!, MARKERS[marker as keyof typeof MARKERS]]
      expect(judgeStart(standing, mark, COPIES[copies]!, 1)).toEqual(SAID[said])
    },
  )

  it('copies are asked wherever nothing else would say that there was more', () => {
    for (const { database, marker, said } of cases) {
      const [standing, mark] = [DATABASES[database]!, MARKERS[marker as keyof typeof MARKERS]]
      if (mustAskCopies(standing, mark)) continue
      const unasked = judgeStart(standing, mark, [], 1)
      // Copies of the notebook that is there are asked by its journal, before anything is written to them.
      if (unasked.start === 'fine') expect(['-', 'o']).toContain(said)
      else expect(unasked.start).not.toBe('new')
    }
  })
})

it('texts and versions count where both sides have counted them', () => {
  const counted = { ...counts, texts: 3, versions: 2 }
  const at = (over: object, marker: object) => judgeStart(db({ counts: over }), mark({ counts: marker }), [], 1)
  expect(at({ ...counted, texts: 2 }, counted)).toEqual(recover('smaller'))
  expect(at({ ...counted, versions: 1 }, counted)).toEqual(recover('smaller'))
  expect(at(counted, counts)).toEqual({ start: 'fine' })
  expect(at(counts, counted)).toEqual({ start: 'fine' })
})

const store = (): MarkerStore & { kept: Map<string, string> } => {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: key => void kept.delete(key),
  }
}

describe('the marker', () => {
  const marker: Marker = { ...mark(), schema: 1, app: '0.1.0', at: 5 }

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

describe('what the browser said of a deleted database', () => {
  const said = { database: 'notebook', kind: 'total', message: 'Corruption: bad block' }

  it('is kept until somebody has decided, and can be read afterwards', () => {
    const own = store()
    expect(unsettledLoss('notebook', own)).toBeNull()
    noteLoss(said, own)
    noteLoss({ ...said, kind: 'partial' }, own)
    expect(unsettledLoss('notebook', own)).toMatchObject({ kind: 'partial', isSettled: false })
    expect(unsettledLoss('notebook-2', own)).toBeNull()
    settleLosses(own)
    expect(unsettledLoss('notebook', own)).toBeNull()
    expect(readLosses(own)).toMatchObject([{ kind: 'partial' }, { ...said, isSettled: true }])
  })

  it.each(['', '{', 'null', '[1]', '[{"at":"x"}]'])('is nothing where it says %j', text => {
    const own = store()
    own.setItem('notebook-losses', text)
    expect(readLosses(own)).toEqual([])
  })
})
