import { expect, test } from 'vitest'
import type { NoteHead, SourceHead } from '#data/rows.ts'
import { emptyCsl } from '#lib/csl.ts'
import { getCommand } from './commands.ts'
import { type Haystack, switcherRows } from './switcherRows.ts'

const stamp = { rev: 'r', parentRev: null, seq: 1, createdAt: 0, deletedAt: null }
const note = (id: string, title: string, more: Partial<NoteHead> = {}): NoteHead => ({
  ...stamp,
  kind: 'note',
  id,
  title,
  changedAt: 0,
  textRev: 'r',
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
const source = (id: string, title: string): SourceHead => ({
  ...stamp,
  kind: 'source',
  id,
  changedAt: 5,
  csl: { ...emptyCsl(), title, author: [{ family: 'Thorne' }], issued: '2015' },
  guessed: [],
  tags: [],
  pinned: false,
  reading: 'unread',
  progress: 0,
  position: 0,
  versionId: null,
  fileId: 'f',
  remark: '',
})
const haystack: Haystack = {
  notes: [
    note('a', 'Reopening the supply route', { changedAt: 9, tags: ['us/nato-supply'] }),
    note('b', 'Ground lines of communication', { changedAt: 8, aliases: ['supply lines'] }),
    note('c', 'Salala', { tags: ['us'] }),
    note('d', 'Salala'),
  ],
  sources: [source('s', 'Supply without friends')],
  tags: [{ tag: 'us/nato-supply', count: 27 }],
  commands: [{ command: getCommand('note.new')!, keys: 'Mod+N' }],
}
const rows = (typed: string) => switcherRows(typed, haystack)
const texts = (typed: string) => rows(typed).groups.map(group => group.options.map(option => option.text))

test('empty: the newest, notes and sources together', () => {
  expect(
    rows('')
      .groups[0]!.options.map(option => option.id)
      .slice(0, 3),
  ).toEqual(['a', 'b', 's'])
})

test('titles, aliases, sources and tags fit, then what can be done with the words', () => {
  const [go, act] = rows('supply').groups
  expect(go!.options.map(option => option.id).sort()).toEqual(['#us/nato-supply', 'a', 'b', 's'])
  expect(go!.options.find(option => option.id === 'b')).toMatchObject({ note: 'supply lines', noteRanges: [[0, 6]] })
  expect(go!.options.find(option => option.id === 's')).toMatchObject({ detail: 'Thorne, 2015' })
  expect(act!.options.slice(0, 2).map(option => option.text)).toEqual([
    'New note “supply”',
    'Search the text of everything for “supply”',
  ])
})

test('two of one title are told apart', () => {
  const details = rows('salala').groups[0]!.options.map(option => option.detail)
  expect(details[0]).not.toBe(details[1])
  expect(details.every(Boolean)).toBe(true)
})

test('prefixes ask for one kind alone', () => {
  expect(texts('>')).toEqual([['New note']])
  expect(texts('#nato')).toEqual([['us/nato-supply']])
  expect(texts('?route closed')).toEqual([['Search the text of everything for “route closed”']])
})
