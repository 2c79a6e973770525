import { $getRoot, $getSelection, $isRangeSelection, type LexicalEditor, UNDO_COMMAND } from 'lexical'
import { afterEach, expect, test } from 'vitest'
import { outline, testEditor } from '../testEditor.ts'
import { windowExtension } from '../windowExtension.ts'
import { $moveBlock, moveSelected } from './moveBlocks.ts'

const t = (text: string) => ({ type: 'text', version: 1, text })
const p = (text: string) => ({ type: 'paragraph', version: 1, children: [t(text)] })
const list = (...items: (string | object)[]): object => ({
  type: 'list',
  version: 1,
  listType: 'bullet',
  children: items.map(item => ({
    type: 'listitem',
    version: 1,
    children: [typeof item === 'string' ? t(item) : item],
  })),
})
const quote = { type: 'source-quote', version: 1, highlight: 'h', source: 's', words: 'The gates', locator: '¶ 9' }

afterEach(() => document.body.replaceChildren())

function openWindow(blocks: unknown[]) {
  const editor = testEditor(blocks, {}, [windowExtension])
  const root = document.createElement('div')
  root.contentEditable = 'true'
  document.body.append(root)
  editor.setRootElement(root)
  return editor
}

function select(editor: LexicalEditor, first: string, last = first): void {
  editor.update(
    () => {
      const texts = $getRoot().getAllTextNodes()
      const at = (text: string) => texts.find(node => node.getTextContent() === text)!
      const selection = at(first).select(0, 0)
      selection.focus.set(at(last).getKey(), 1, 'text')
    },
    { discrete: true },
  )
}

test('a block changes places with its neighbour, the caret stays in it, and one undo puts it back', () => {
  const editor = openWindow([p('one'), quote, p('two')])
  select(editor, 'two')
  expect(moveSelected(editor, 'up')).toEqual({ moved: true, words: 'Block moved to place 2 of 3' })
  expect(outline(editor)).toBe('one / two / source-quote')
  moveSelected(editor, 'up')
  expect(outline(editor)).toBe('two / one / source-quote')
  expect(moveSelected(editor, 'up')).toEqual({ moved: false, words: 'Block is first already' })
  editor.read(() => {
    const selection = $getSelection()
    expect($isRangeSelection(selection) && selection.anchor.getNode().getTextContent()).toBe('two')
  })
  editor.dispatchCommand(UNDO_COMMAND, undefined)
  expect(outline(editor)).toBe('one / two / source-quote')
})

test.each([
  ['one', 'two'],
  ['two', 'one'],
])('all that is selected moves as one, from %s to %s', (first, last) => {
  const editor = openWindow([p('one'), p('two'), p('three'), p('four')])
  select(editor, first, last)
  moveSelected(editor, 'down')
  expect(outline(editor)).toBe('three / one / two / four')
  moveSelected(editor, 'down')
  expect(outline(editor)).toBe('three / four / one / two')
  expect(moveSelected(editor, 'down').words).toBe('Block is last already')
})

test('an item moves within its list, with what is nested under it', () => {
  const editor = openWindow([p('before'), list('one', list('under one'), 'two', list('under two'))])
  select(editor, 'one')
  expect(moveSelected(editor, 'down').words).toBe('Item moved to place 2 of 2')
  expect(outline(editor)).toBe('before / bullet: two · bullet: under two · one · bullet: under one')
  moveSelected(editor, 'up')
  expect(outline(editor)).toBe('before / bullet: one · bullet: under one · two · bullet: under two')
  expect(moveSelected(editor, 'up').words).toBe('Item is first already')
})

test('from a list to the text below, whole blocks move', () => {
  const editor = openWindow([p('before'), list('one', 'two'), p('after')])
  select(editor, 'two', 'after')
  moveSelected(editor, 'up')
  expect(outline(editor)).toBe('bullet: one · two / after / before')
})

test.each([
  [0, 3, 'two / three / one'],
  [0, 2, 'two / one / three'],
  [2, 0, 'three / one / two'],
  [1, 1, 'one / two / three'],
  [1, 2, 'one / two / three'],
])('the block at %i is let go before %i', (from, to, after) => {
  const editor = openWindow([p('one'), p('two'), p('three')])
  editor.update(() => void $moveBlock($getRoot().getChildAtIndex(from)!.getKey(), to), { discrete: true })
  expect(outline(editor)).toBe(after)
})

test('what stands in a callout moves the callout', () => {
  const editor = openWindow([p('one'), { type: 'callout', version: 1, tone: 'info', children: [p('inside')] }])
  select(editor, 'inside')
  expect(moveSelected(editor, 'up').moved).toBe(true)
  expect(outline(editor)).toBe('<info: inside> / one')
})
