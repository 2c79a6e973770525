import { expect, test } from 'vitest'
import { blocksFromTree, type Meanings, markdownTree, type Names } from '../convert.ts'

const names: Names = { fileOf: () => null, titleOf: () => null, citationOf: () => '', tagAs: tag => tag }
const meanings: Meanings = {
  linkTo: title => ({ target: '', targetKind: 'note', title }),
  fileAt: () => null,
  tagOf: tag => tag,
  tell: (what, words) => {
    throw new Error(`${what}: ${words}`)
  },
}

const text = { detail: 0, format: 0, mode: 'normal', style: '', text: 'The fee', type: 'text', version: 1 }
const element = (type: string, direction: string | null, children: unknown[], more: object = {}) => ({
  children,
  direction,
  format: '',
  indent: 0,
  type,
  version: 1,
  ...more,
})
const line = (direction: string | null) => element('paragraph', direction, [text], { textFormat: 0, textStyle: '' })
const item = (direction: string | null, value: number, more: object = {}) =>
  element('listitem', direction, [text], { value, ...more })
const list = (listType: string, ...items: unknown[]) =>
  element('list', null, items, { listType, start: 1, tag: listType === 'number' ? 'ol' : 'ul' })
const cell = (direction: string | null, headerState: number) =>
  element('tablecell', null, [line(direction)], { backgroundColor: null, colSpan: 1, headerState, rowSpan: 1 })

test('what was said of a direction goes out and comes back, in every kind of block', () => {
  const blocks = [
    line('rtl'),
    line('ltr'),
    line(null),
    element('heading', 'rtl', [text], { tag: 'h2' }),
    element('quote', 'ltr', [text]),
    list('bullet', item('rtl', 1), item(null, 2)),
    list('number', item(null, 1), item('ltr', 2)),
    list('check', item('rtl', 1, { checked: true }), item('ltr', 2, { checked: false })),
    element('callout', null, [line('rtl'), line(null)], { tone: 'info' }),
    element('table', null, [
      element('tablerow', null, [cell('rtl', 1), cell(null, 1)]),
      element('tablerow', null, [cell('ltr', 0), cell(null, 0)]),
    ]),
  ]
  expect(blocksFromTree(markdownTree(blocks, names), meanings)).toEqual(blocks)
})

test('another comment at the end of a line is kept as it was written', () => {
  const told: string[] = []
  const root = { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'html', value: '<!-- up -->' }] }] }
  const [block] = blocksFromTree(root, { ...meanings, tell: (_what, words) => void told.push(words) })
  expect(block).toMatchObject({ direction: null, children: [{ text: '<!-- up -->' }] })
  expect(told).toEqual(['<!-- up -->'])
})
