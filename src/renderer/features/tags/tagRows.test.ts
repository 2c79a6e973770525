import { expect, test } from 'vitest'
import type { TagNode } from '#data/tags.ts'
import { tagRows, tagsAbove, toggled } from './tagRows.ts'

const leaf = (tag: string, count: number): TagNode => ({ tag, name: tag.split('/').at(-1)!, count, children: [] })
const tree: TagNode[] = [
  leaf('imf', 3),
  { tag: 'us', name: 'us', count: 9, children: [leaf('us/aid', 5), leaf('us/congress', 4)] },
]

test('closed branches hide what lies under them', () => {
  expect(tagRows(tree, () => false).map(row => [row.tag, row.open])).toEqual([
    ['imf', null],
    ['us', false],
  ])
})

test('open branches are followed by their tags, one level in', () => {
  expect(tagRows(tree, tag => tag === 'us').map(row => [row.name, row.level])).toEqual([
    ['imf', 0],
    ['us', 0],
    ['aid', 1],
    ['congress', 1],
  ])
})

test('the tags above', () => {
  expect(tagsAbove('us/aid/f-16')).toEqual(['us', 'us/aid'])
  expect(tagsAbove('us')).toEqual([])
})

test('toggling leaves the old set alone', () => {
  const before = new Set(['us'])
  expect([...toggled(before, 'pk', true)]).toEqual(['us', 'pk'])
  expect([...before]).toEqual(['us'])
})
