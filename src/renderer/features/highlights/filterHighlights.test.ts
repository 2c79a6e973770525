import { expect, test } from 'vitest'
import type { Heads } from '#data/heads.ts'
import type { Highlight, SourceHead } from '#data/rows.ts'
import { emptyCsl } from '#lib/csl.ts'
import { filterHighlights } from './filterHighlights.ts'

const highlight = (id: string, exact: string, more: Partial<Highlight> = {}) =>
  ({
    id,
    kind: 'highlight',
    sourceId: 's',
    createdAt: Number(id),
    deletedAt: null,
    color: 'yellow',
    comment: '',
    tags: [],
    anchor: { exact },
    ...more,
  }) as unknown as Highlight

function heads(...highlights: Highlight[]): Heads {
  const source = { id: 's', deletedAt: null, csl: { ...emptyCsl(), title: 'Seven months at Torkham' } } as SourceHead
  return {
    notes: new Map(),
    sources: new Map([['s', source]]),
    highlights: new Map(highlights.map(one => [one.id, one])),
    version: 1,
  }
}

const ids = (found: Highlight[]) => found.map(one => one.id)

test('newest first, without what lies in the trash', () => {
  const all = heads(highlight('1', 'a'), highlight('2', 'b'), highlight('3', 'c', { deletedAt: 9 }))
  expect(ids(filterHighlights(all, '', null))).toEqual(['2', '1'])
})

test('every word must stand in words, comment, tags or title, as a reader of Urdu spells it', () => {
  const all = heads(highlight('1', 'کشمیر کا راستہ'), highlight('2', 'the fee', { comment: 'Ask', tags: ['us/aid'] }))
  expect(ids(filterHighlights(all, 'كشمير', null))).toEqual(['1'])
  expect(ids(filterHighlights(all, 'fee torkham ask us/aid', null))).toEqual(['2'])
  expect(ids(filterHighlights(all, 'fee nothing', null))).toEqual([])
})

test('one colour', () => {
  const all = heads(highlight('1', 'a'), highlight('2', 'b', { color: 'rose' }))
  expect(ids(filterHighlights(all, '', 'rose'))).toEqual(['2'])
})

test('highlights of a source in the trash are not listed', () => {
  expect(ids(filterHighlights(heads(highlight('1', 'a', { sourceId: 'gone' })), '', null))).toEqual([])
})
