import { describe, expect, it } from 'vitest'
import type { SourceHead } from '#data/rows.ts'
import { type Csl, emptyCsl } from '#lib/csl.ts'
import { countReading, orderSources } from './sourceOrder.ts'

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
const titles = (sources: SourceHead[]): string[] => sources.map(s => s.csl.title)

describe('a list of sources', () => {
  it.each([
    ['added', ['bridge 9', 'Bridge 10', 'Quarry']],
    ['published', ['Quarry', 'Bridge 10', 'bridge 9']],
    ['title', ['bridge 9', 'Bridge 10', 'Quarry']],
    ['author', ['bridge 9', 'Quarry', 'Bridge 10']],
  ] as const)('goes by %s', (sort, expected) => {
    expect(titles(orderSources(ALL, null, sort, ''))).toEqual(expected)
  })

  it('shows one reading state, and finds by title, author and publisher', () => {
    expect(titles(orderSources(ALL, 'read', 'added', ''))).toEqual(['Bridge 10'])
    expect(titles(orderSources(ALL, null, 'added', 'mengal'))).toEqual(['Quarry'])
    expect(titles(orderSources(ALL, null, 'added', 'ledger'))).toEqual(['Quarry'])
    expect(countReading(ALL)).toEqual({ unread: 1, reading: 1, read: 1 })
  })
})
