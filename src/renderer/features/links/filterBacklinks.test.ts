import { expect, test } from 'vitest'
import type { BacklinkGroup } from '#data/backlinks.ts'
import type { DerivedLink, NoteHead } from '#data/rows.ts'
import { filterBacklinks } from './filterBacklinks.ts'

const group = (title: string, sentences: string[], tags: string[] = []): BacklinkGroup => ({
  note: { id: title, kind: 'note', title, tags } as unknown as NoteHead,
  passages: sentences.map((sentence, block) => ({ sentence, block, start: 0, end: 1 }) as DerivedLink),
})

const groups = [
  group('Support funds', ['Claims were held in Karachi.', 'Paid after the supply route opened.'], ['us/aid']),
  group('Supply route', ['It ran through Torkham.'], ['us/military aid']),
  group('راستے', ['كراچی سے چمن تک ۲۰۱۱ میں۔'], ['پاک/امداد']),
]
const found = (asked: string) =>
  filterBacklinks(groups, asked).map(({ note, passages }) => [note.title, passages.map(each => each.block)])

test('without a question everything stays, the same object', () => {
  expect(filterBacklinks(groups, '  ')).toBe(groups)
})

test('words stand in the title or the sentence, and of a note only the sentences that fit are left', () => {
  expect(found('supply')).toEqual([
    ['Support funds', [1]],
    ['Supply route', [0]],
  ])
  expect(found('funds karachi')).toEqual([['Support funds', [0]]])
  expect(found('"supply route" opened')).toEqual([['Support funds', [1]]])
  expect(found('supply -torkham')).toEqual([['Support funds', [1]]])
  expect(found('nowhere')).toEqual([])
})

test('Urdu is read as its reader does', () => {
  expect(found('کراچي 2011')).toEqual([['راستے', [0]]])
})

test('a tag is that of the note that links, or one below it', () => {
  expect(found('#us')).toHaveLength(2)
  expect(found('#US/Aid ')).toEqual([['Support funds', [0, 1]]])
  expect(found('#us/mil')).toEqual([['Supply route', [0]]])
  expect(found('tag:"us/military aid" torkham')).toEqual([['Supply route', [0]]])
  expect(found('#us -#us/aid')).toEqual([['Supply route', [0]]])
  expect(found('#پاک')).toHaveLength(1)
})
