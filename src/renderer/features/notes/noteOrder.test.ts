import { expect, test } from 'vitest'
import type { NoteHead } from '#data/rows.ts'
import { orderNotes } from './noteOrder.ts'

const note = (id: string, title: string, more: Partial<NoteHead> = {}): NoteHead => ({
  kind: 'note',
  id,
  rev: 'r',
  parentRev: null,
  textRev: 'r',
  seq: 1,
  createdAt: 0,
  changedAt: 0,
  deletedAt: null,
  title,
  aliases: [],
  pinned: false,
  conflictOf: null,
  excerpt: '',
  words: 0,
  tags: [],
  links: [],
  quotes: [],
  ...more,
})

const notes = [
  note('1', 'Note 10', { createdAt: 1 }),
  note('2', 'note 2', { createdAt: 3, pinned: true }),
  note('3', 'Afghanistan', { createdAt: 2, aliases: ['the neighbour'] }),
]
const ids = (...args: Parameters<typeof orderNotes>) => orderNotes(...args).map(each => each.id)

test('orders', () => {
  expect(ids(notes, 'all', 'changed', '')).toEqual(['1', '2', '3'])
  expect(ids(notes, 'all', 'created', '')).toEqual(['2', '3', '1'])
  expect(ids(notes, 'all', 'title', '')).toEqual(['3', '2', '1'])
})

test('pinned alone', () => expect(ids(notes, 'pinned', 'changed', '')).toEqual(['2']))

test('a filter finds titles and aliases', () => {
  expect(ids(notes, 'all', 'changed', 'neigh')).toEqual(['3'])
  expect(ids(notes, 'all', 'title', 'note')[0]).toMatch(/[12]/)
})

test('recent stops', () => {
  const many = Array.from({ length: 80 }, (_, i) => note(String(i), `n ${i}`))
  expect(orderNotes(many, 'recent', 'changed', '')).toHaveLength(50)
})
