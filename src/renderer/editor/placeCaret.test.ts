import { $getRoot, $getSelection, $isRangeSelection, type LexicalEditor } from 'lexical'
import { expect, test } from 'vitest'
import { $setBlocks } from './blocks.ts'
import { insertBlocks, placeCaret } from './placeCaret.ts'
import { outline, testEditor } from './testEditor.ts'

const text = (words: string) => ({ type: 'text', version: 1, text: words })
const paragraph = (...children: object[]) => ({ type: 'paragraph', version: 1, children })
const list = (...items: string[]) => ({
  type: 'list',
  version: 1,
  listType: 'bullet',
  children: items.map(words => ({ type: 'listitem', version: 1, children: words === '' ? [] : [text(words)] })),
})

function editorWith(...blocks: unknown[]): LexicalEditor {
  const editor = testEditor()
  editor.update(() => $setBlocks(blocks), { discrete: true })
  return editor
}

/** The words with a bar where the caret stands. */
function caretIn(editor: LexicalEditor): string {
  return editor.read(() => {
    const selection = $getSelection()
    if (!$isRangeSelection(selection)) return ''
    const { anchor } = selection
    const block = anchor.getNode().getTopLevelElementOrThrow()
    const at = $getRoot().getChildren().indexOf(block)
    return `${at}: ${anchor.getNode().getTextContent()} ${anchor.offset}`
  })
}

const keyOf = (editor: LexicalEditor, at: number) => editor.read(() => $getRoot().getChildAtIndex(at)?.getKey() ?? null)

test('the caret goes into a text, into an empty item, and as near as it can', () => {
  const editor = editorWith(paragraph(text('At 09:05: .')), list('a', ''))
  placeCaret(editor, { path: [0, 0], offset: 10 })
  expect(caretIn(editor)).toBe('0: At 09:05: . 10')
  placeCaret(editor, { path: [1, 1], offset: 0 })
  expect(caretIn(editor)).toBe('1:  0')
  placeCaret(editor, { path: [0, 0], offset: 99 })
  expect(caretIn(editor)).toBe('0: At 09:05: . 11')
  placeCaret(editor, { path: [9, 9, 9], offset: 0 })
  expect(caretIn(editor)).toContain('1: ')
})

test('blocks come below the one written in, and the caret where they name it', () => {
  const editor = editorWith(paragraph(text('First')), paragraph(text('Last')))
  const caret = { path: [1, 0], offset: 2 }
  insertBlocks(editor, keyOf(editor, 0), { blocks: [paragraph(text('Of it')), paragraph(text('So: '))], caret })
  expect(editor.read(() => $getRoot().getTextContent())).toBe('First\n\nOf it\n\nSo: \n\nLast')
  expect(caretIn(editor)).toBe('2: So:  2')
})

test('an empty block gives way; without a place of their own the caret stands at their end', () => {
  const editor = editorWith(paragraph())
  insertBlocks(editor, keyOf(editor, 0), { blocks: [list('one', 'two')], caret: null })
  expect(outline(editor)).not.toContain('paragraph')
  expect(caretIn(editor)).toBe('0: two 3')
  insertBlocks(editor, null, { blocks: [], caret: null })
  expect(caretIn(editor)).toBe('0: two 3')
})
