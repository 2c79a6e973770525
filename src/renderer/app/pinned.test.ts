import { expect, test } from 'vitest'
import type { NoteHead, SourceHead } from '#data/rows.ts'
import { distinctions } from './pinned.ts'

const changedAt = new Date(2020, 2, 1).getTime()
const note = (id: string, title: string, tags: string[], excerpt = '') =>
  ({ id, kind: 'note', title, tags, excerpt, changedAt }) as unknown as NoteHead
const source = (id: string, title: string) =>
  ({
    id,
    kind: 'source',
    csl: { title, author: [{ family: 'Kux' }], issued: '2001', language: 'en' },
  }) as unknown as SourceHead

test('only records that share a title are told apart, by the first thing that each has of its own', () => {
  const records = [
    note('a', 'Aid', ['us'], 'Of it.'),
    note('b', 'Aid', ['pk'], 'Of it.'),
    note('c', 'Bases', ['us'], 'Where.'),
    note('d', 'Bases', ['us'], 'Until when.'),
    note('e', 'Salala', [], ''),
    note('f', 'Salala', [], ''),
    note('g', 'Convoys', ['us']),
  ]
  expect(Object.fromEntries(distinctions(records))).toEqual({
    a: '#us',
    b: '#pk',
    c: 'Where.',
    d: 'Until when.',
    e: 'changed 1 March 2020',
    f: 'changed 1 March 2020',
  })
})

test('a source is told from a note of its title by where it is from', () => {
  const told = distinctions([note('a', 'Estranged', ['us']), source('s', 'Estranged')])
  expect(told.get('a')).toBe('#us')
  expect(told.get('s')).toContain('Kux')
})
