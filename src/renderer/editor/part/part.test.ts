import { $createHeadingNode } from '@lexical/rich-text'
import { $setBlocksType } from '@lexical/selection'
import {
  $getRoot,
  $getSelection,
  $insertNodes,
  $isRangeSelection,
  type ElementNode,
  HISTORIC_TAG,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalEditor,
  UNDO_COMMAND,
} from 'lexical'
import { expect, test } from 'vitest'
import { $blocksFromJson, $jsonOf } from '../blocks.ts'
import { aNote, testEditor } from '../testEditor.ts'
import { linkState } from '../wikiLink/paintWikiLink.ts'
import { registerParts } from './keepParts.ts'
import { $findPart, $partId, $visitBlocks } from './partState.ts'
import { $takeIds } from './takeIds.ts'

const words = (text: string) => ({ type: 'text', version: 1, text, format: 0, style: '', mode: 'normal', detail: 0 })
const block = (type: string, text: string, part?: string, more = {}) => ({
  ...{ type, version: 1, children: text ? [words(text)] : [], direction: null, format: '', indent: 0, ...more },
  ...(part && { $: { part } }),
})
const heading = (text: string, part?: string) => block('heading', text, part, { tag: 'h2' })
const items = (...all: object[]) => ({ ...block('list', ''), listType: 'bullet', start: 1, tag: 'ul', children: all })

/** Words and ids of all blocks: "One", "Two^a1". */
function shown(editor: LexicalEditor): string {
  const all: string[] = []
  editor.read(() =>
    $visitBlocks($getRoot(), node => {
      if (node.getType() === 'list') return false
      const id = $partId(node)
      all.push(`${node.getTextContent()}${id && `^${id}`}`)
      return false
    }),
  )
  return all.join(' | ')
}

function open(...blocks: object[]): LexicalEditor {
  const editor = testEditor(blocks)
  registerParts(editor)
  return editor
}

function edit(editor: LexicalEditor, $change: () => void): void {
  editor.update($change, { discrete: true })
  // What keeps the ids answers in an update of its own.
  editor.read(() => {})
}

const $block = (at: number) => $getRoot().getChildAtIndex<ElementNode>(at)!
const enter = (editor: LexicalEditor, $place: () => void) =>
  edit(editor, () => {
    $place()
    const selection = $getSelection()
    if ($isRangeSelection(selection)) selection.insertParagraph()
  })

test('an id is stored with its block, and a damaged one is not', () => {
  const blocks = [heading('ادائیگی', 'a1'), block('paragraph', 'Paid.', 'b2', { textFormat: 0, textStyle: '' })]
  const read = (editor: LexicalEditor) => editor.read(() => $getRoot().getChildren().map($jsonOf))
  expect(read(testEditor(blocks))).toEqual(blocks)
  for (const part of ['a b', '"><i>', 7, null, { id: 'x' }])
    expect(shown(testEditor([{ ...heading('x'), $: { part } }]))).toBe('x')
})

test('a split leaves the id with the first part, or with the words where that is empty', () => {
  const middle = open(block('paragraph', 'One two', 'a1'))
  enter(middle, () => $getRoot().getAllTextNodes()[0]!.select(3, 3))
  expect(shown(middle)).toBe('One^a1 |  two')
  const start = open(block('paragraph', 'One', 'a1'), heading('Two', 'b2'))
  enter(start, () => $getRoot().getAllTextNodes()[0]!.select(0, 0))
  enter(start, () => $getRoot().getAllTextNodes()[1]!.select(0, 0))
  expect(shown(start)).toBe(' | One^a1 |  | Two^b2')
  const item = open(items(block('listitem', 'One two', 'a1', { value: 1 })))
  enter(item, () => $getRoot().getAllTextNodes()[0]!.select(3, 3))
  expect(shown(item)).toBe('One^a1 |  two')
})

test('a block keeps its id when it becomes another kind, moves, or is joined to the one above', () => {
  const editor = open(block('paragraph', 'One'), block('paragraph', 'Two', 'a1'), block('paragraph', 'Three'))
  edit(editor, () => $setBlocksType($block(1).selectStart(), () => $createHeadingNode('h2')))
  expect(shown(editor)).toBe('One | Two^a1 | Three')
  edit(editor, () => $block(2).insertAfter($block(1)))
  expect(shown(editor)).toBe('One | Three | Two^a1')
  edit(editor, () => {
    $block(1).append(...$block(2).getChildren())
    $block(2).remove()
  })
  expect(shown(editor)).toBe('One | ThreeTwo^a1')
})

test('a copy is another block; what was cut keeps its id', () => {
  const copied = [heading('Two', 'a1'), heading('Two', 'a1')]
  const editor = open(heading('Two', 'a1'), block('paragraph', 'end'))
  edit(editor, () => {
    $block(1).selectEnd()
    $getRoot().append(...$blocksFromJson(copied))
  })
  expect(shown(editor)).toBe('Two^a1 | end | Two | Two')
  edit(editor, () => $block(0).remove())
  edit(editor, () => $getRoot().append(...$blocksFromJson(copied)))
  expect(shown(editor)).toBe('end | Two | Two | Two^a1 | Two')
  edit(editor, () => $insertNodes($blocksFromJson([block('paragraph', 'x')])))
  expect(editor.read(() => $findPart('a1')?.getTextContent())).toContain('Two')
})

test('typing in other blocks never looks through the note', () => {
  const editor = open(heading('Two', 'a1'), block('paragraph', 'end'))
  let updates = 0
  editor.registerUpdateListener(() => updates++)
  edit(editor, () => $getRoot().getLastDescendant()?.selectEnd())
  edit(editor, () => void ($getSelection() as never as { insertText: (text: string) => void }).insertText('x'))
  edit(editor, () => $getRoot().getAllTextNodes()[0]!.setTextContent('Too'))
  expect([updates, shown(editor)]).toEqual([3, 'Too^a1 | endx'])
  editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined)
  editor.dispatchCommand(UNDO_COMMAND, undefined)
  expect(shown(editor)).toContain('Too^a1')
})

test('ids that come from elsewhere are set on the blocks as they stand', () => {
  const before = [heading('One'), items(block('listitem', 'Two', undefined, { value: 1 }))]
  const after = [heading('One', 'a1'), items(block('listitem', 'Two', 'b2', { value: 1 }))]
  const editor = open(...before)
  const keys = () => editor.read(() => $getRoot().getChildrenKeys())
  const were = keys()
  let taken = false
  edit(editor, () => {
    taken = $takeIds(before, after)
  })
  expect([taken, shown(editor), keys()]).toEqual([true, 'One^a1 | Two^b2', were])
  edit(editor, () => {
    taken = $takeIds(after, [heading('Other', 'a1'), after[1]!])
  })
  expect([taken, shown(editor)]).toEqual([false, 'One^a1 | Two^b2'])
})

test('undo takes back what was written, not the id that came meanwhile', () => {
  const before = [heading('One'), block('paragraph', 'end')]
  const editor = open(...before)
  const first = editor.getEditorState()
  edit(editor, () => $getRoot().getAllTextNodes()[0]!.setTextContent('One more'))
  edit(editor, () => void $takeIds([heading('One more'), before[1]!], [heading('One more', 'a1'), before[1]!]))
  const last = editor.getEditorState()
  // As the history does it.
  for (const [state, text] of [
    [first, 'One^a1 | end'],
    [last, 'One more^a1 | end'],
  ] as const) {
    editor.setEditorState(state, { tag: HISTORIC_TAG })
    editor.read(() => {})
    expect(shown(editor)).toBe(text)
  }
})

test('a link shows the words of a heading as they are, and says when it is gone', () => {
  const parts = [{ id: 'a1', heading: true, words: 'ادائیگی' }]
  const note = aNote('n', 'Fees', { parts })
  const heads = { notes: new Map([['n', note]]), sources: new Map(), highlights: new Map() }
  const link = (id: string, shown: string | null = null, target = 'n') => ({
    target,
    targetKind: 'note' as const,
    label: 'Old fees',
    shown,
    part: { id, words: 'Old words' },
  })
  expect(linkState(link('a1'), heads)).toEqual({ words: 'Fees › ادائیگی', state: 'there' })
  expect(linkState(link('a1'), heads, 'n')).toEqual({ words: 'ادائیگی', state: 'there' })
  expect(linkState(link('a1', 'here'), heads).words).toBe('here')
  expect(linkState(link('zz'), heads)).toEqual({ words: 'Fees › Old words', state: 'part-gone' })
  expect(linkState(link('zz', null, 'm'), heads)).toEqual({ words: 'Old fees › Old words', state: 'missing' })
})

test('a link keeps the part it leads to', () => {
  const link = { type: 'wiki-link', version: 1, target: 'n', targetKind: 'note', label: 'Fees', shown: null }
  const line = (more: object) => ({
    ...block('paragraph', '', undefined, { textFormat: 0, textStyle: '' }),
    children: [{ ...link, ...more }],
  })
  const read = (one: object) => testEditor([one]).read(() => $getRoot().getChildren().map($jsonOf))
  const kept = line({ $: { toPart: { id: 'a1', words: 'Paid' } } })
  expect(read(kept)).toEqual([kept])
  for (const toPart of [7, 'a1', { id: '"><' }, { words: 'x' }])
    expect(testEditor([line({ $: { toPart } })]).read(() => $getRoot().getTextContent())).toBe('Fees')
})
