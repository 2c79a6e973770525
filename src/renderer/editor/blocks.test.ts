import { $getRoot } from 'lexical'
import { describe, expect, test } from 'vitest'
import { $jsonOf } from './blocks.ts'
import fixture from './format.fixture.json' with { type: 'json' }
import { testEditor } from './testEditor.ts'

function roundTrip(blocks: unknown[]): unknown[] {
  return testEditor(blocks).read(() => $getRoot().getChildren().map($jsonOf))
}

const text = (words: string, more = {}) => ({
  type: 'text',
  version: 1,
  text: words,
  format: 0,
  style: '',
  mode: 'normal',
  detail: 0,
  ...more,
})

describe('the format of a note', () => {
  test('a note with every node comes back as it is stored', () => {
    expect(roundTrip(fixture)).toEqual(fixture)
  })

  test('an empty note has a paragraph for the caret', () => {
    expect(roundTrip([])).toMatchObject([{ type: 'paragraph', children: [] }])
  })

  test('a block of a kind that is not known is kept and goes back unchanged', () => {
    const table = { type: 'table', version: 7, children: [{ type: 'cell', children: [text('Fee per container')] }] }
    expect(roundTrip([table])).toEqual([table])
    expect(testEditor([table]).read(() => $getRoot().getTextContent())).toContain('Fee per container')
  })

  test('an unknown part inside a paragraph leaves the words around it to be edited', () => {
    const [paragraph] = roundTrip([
      { type: 'paragraph', children: [text('see '), { type: 'citation', key: 'x' }] },
    ]) as [{ type: string; children: unknown[] }]
    expect(paragraph.type).toBe('paragraph')
    expect(paragraph.children).toMatchObject([{ text: 'see ' }, { type: 'citation', key: 'x' }])
  })

  test.each([
    ['nothing', null],
    ['a number', 7],
    ['no type', { text: 'x' }],
    ['a root in a root', { type: 'root', children: [] }],
    ['children that are no list', { type: 'paragraph', children: 'x' }],
    ['a broken list', { type: 'list', children: [{ type: 'row' }] }],
    [
      'a list in a link',
      {
        type: 'paragraph',
        children: [{ type: 'link', url: 'https://x.org', children: [{ type: 'list', children: [] }] }],
      },
    ],
    ['unknown', { type: 'unknown', json: { a: 1 } }],
  ])('a damaged block is kept as it is: %s', (_name, block) => {
    expect(roundTrip([block])).toEqual([block])
  })

  test('a block nested beyond all reason is kept and does not stop the note', () => {
    let deep: object = text('bottom')
    for (let level = 0; level < 20_000; level++) deep = { type: 'quote', children: [deep] }
    const editor = testEditor([deep, { type: 'paragraph', children: [text('after')] }])
    expect(editor.read(() => $getRoot().getChildrenSize())).toBe(2)
  })

  test('missing fields get their defaults', () => {
    expect(roundTrip([{ type: 'heading' }, { type: 'wiki-link' }])).toMatchObject([
      { type: 'heading', tag: 'h1' },
      { type: 'paragraph', children: [{ type: 'wiki-link', target: '', targetKind: 'note', label: '', shown: null }] },
    ])
  })

  test('ids that are none are emptied', () => {
    const link = { type: 'wiki-link', target: '"><img src=x>', targetKind: 'door', label: 5, shown: '' }
    expect(roundTrip([{ type: 'paragraph', children: [link] }])).toMatchObject([
      { children: [{ target: '', targetKind: 'note', label: '', shown: null }] },
    ])
    const quote = { type: 'source-quote', highlight: '../x', source: {}, words: 'Words', locator: null }
    expect(roundTrip([quote])).toMatchObject([{ highlight: '', source: '', words: 'Words', locator: '' }])
  })

  test.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    ' JAVASCRIPT:x',
    'file:///etc/passwd',
    'data:text/html,x',
    '',
  ])('a link to %j leaves its words', url => {
    const blocks = [{ type: 'paragraph', children: [{ type: 'link', url, children: [text('the words')] }] }]
    expect(roundTrip(blocks)).toMatchObject([{ children: [{ type: 'text', text: 'the words' }] }])
  })

  test('a tag that is none is plain words', () => {
    const blocks = [
      {
        type: 'paragraph',
        children: [
          { type: 'tag', text: '# / ' },
          { type: 'tag', text: '#US/aid' },
        ],
      },
    ]
    expect(roundTrip(blocks)).toMatchObject([
      {
        children: [
          { type: 'text', text: '# / ' },
          { type: 'tag', text: '#US/aid' },
        ],
      },
    ])
  })

  test('how a list was typed is not stored', () => {
    const list = { type: 'list', listType: 'bullet', $: { mdListMarker: '*', later: 1 }, children: [] }
    expect(roundTrip([list])).toMatchObject([{ $: { later: 1 } }])
  })
})
