import { describe, expect, it } from 'vitest'
import type { SourceHead } from '#data/rows.ts'
import { type Csl, emptyCsl } from '#lib/csl.ts'
import { countReading, countTypes, orderSources } from './sourceOrder.ts'

let made = 0
const source = (csl: Partial<Csl>, rest: Partial<SourceHead> = {}): SourceHead => ({
  kind: 'source',
  id: `s${++made}`,
  rev: 'r',
  parentRev: null,
  seq: made,
  createdAt: made,
  changedAt: made,
  deletedAt: null,
  csl: { ...emptyCsl(), ...csl },
  guessed: [],
  tags: [],
  pinned: false,
  reading: 'unread',
  progress: 0,
  position: 0,
  versionId: null,
  fileId: 'f',
  remark: '',
  ...rest,
})

const QUARRY = source({
  title: 'Quarry',
  author: [{ given: 'S', family: 'Mengal' }],
  issued: '2024-05',
  publisher: 'Ledger',
})
const BRIDGE = source({ title: 'Bridge 10', issued: '2019' }, { reading: 'read' })
const ROAD = source({ title: 'bridge 9', author: [{ literal: 'Achakzai' }] }, { reading: 'reading' })
const ALL = [QUARRY, BRIDGE, ROAD]
const EVERY = { reading: null, type: null }
const titles = (sources: SourceHead[]): string[] => sources.map(s => s.csl.title)

describe('a list of sources', () => {
  it.each([
    ['added', ['bridge 9', 'Bridge 10', 'Quarry']],
    ['published', ['Quarry', 'Bridge 10', 'bridge 9']],
    ['title', ['bridge 9', 'Bridge 10', 'Quarry']],
    ['author', ['bridge 9', 'Quarry', 'Bridge 10']],
    ['reading', ['bridge 9', 'Quarry', 'Bridge 10']],
  ] as const)('goes by %s', (sort, expected) => {
    expect(titles(orderSources(ALL, EVERY, sort, ''))).toEqual(expected)
  })

  it('shows one reading state, and finds by title, author and publisher', () => {
    expect(titles(orderSources(ALL, { ...EVERY, reading: 'read' }, 'added', ''))).toEqual(['Bridge 10'])
    expect(titles(orderSources(ALL, EVERY, 'added', 'mengal'))).toEqual(['Quarry'])
    expect(titles(orderSources(ALL, EVERY, 'added', 'ledger'))).toEqual(['Quarry'])
    expect(countReading(ALL)).toEqual({ unread: 1, reading: 1, read: 1 })
  })

  it('shows one kind, and counts them', () => {
    const kinds = [source({ title: 'One', type: 'report' }), source({ title: 'Two', type: 'report' }), QUARRY]
    expect(countTypes(kinds)).toEqual([
      { type: 'report', count: 2 },
      { type: QUARRY.csl.type, count: 1 },
    ])
    expect(titles(orderSources(kinds, { reading: null, type: 'report' }, 'title', ''))).toEqual(['One', 'Two'])
    expect(titles(orderSources(kinds, { reading: 'read', type: 'report' }, 'title', ''))).toEqual([])
  })
})
