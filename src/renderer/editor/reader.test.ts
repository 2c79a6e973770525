import fc from 'fast-check'
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isTextNode,
  type LexicalEditor,
  UNDO_COMMAND,
} from 'lexical'
import { describe, expect, test } from 'vitest'
import { $jsonOf, $setBlocks } from './blocks.ts'
import fixture from './format.fixture.json' with { type: 'json' }
import { readBlocks } from './reader.ts'
import { testEditor } from './testEditor.ts'

const edit = (editor: LexicalEditor, run: () => void) => editor.update(run, { discrete: true })
const everything = (editor: LexicalEditor) => editor.read(() => $getRoot().getChildren().map($jsonOf))

describe('reading the text of a note', () => {
  test('a block that has not changed is the same object', () => {
    const editor = testEditor(fixture)
    const reader = readBlocks(editor)
    const before = reader.read()
    edit(editor, () => $getRoot().getAllTextNodes()[0]!.setTextContent('Changed'))
    const after = reader.read()
    expect(after[0]).not.toBe(before[0])
    expect(after.slice(1).every((block, at) => block === before[at + 1])).toBe(true)
    expect(after).toEqual(everything(editor))
  })

  test('a change deep in a list makes that list anew, and only it', () => {
    const editor = testEditor(fixture)
    const reader = readBlocks(editor)
    const before = reader.read()
    edit(editor, () => {
      const nested = $getRoot()
        .getAllTextNodes()
        .find(node => node.getTextContent() === 'nested')!
      nested.setTextContent('deeper')
    })
    const changed = reader.read().flatMap((block, at) => (block === before[at] ? [] : [at]))
    expect(changed).toEqual([13])
  })

  test('a selection alone changes nothing', () => {
    const editor = testEditor(fixture)
    const reader = readBlocks(editor)
    const before = reader.read()
    edit(editor, () => $getRoot().selectEnd())
    expect(reader.read().every((block, at) => block === before[at])).toBe(true)
  })

  test('setting all blocks reads all anew', () => {
    const editor = testEditor(fixture)
    const reader = readBlocks(editor)
    reader.read()
    edit(editor, () => $setBlocks(fixture.slice(0, 3)))
    expect(reader.read()).toEqual(fixture.slice(0, 3))
  })

  test('a whole state put back, as undo does, keeps what it did not change', () => {
    const editor = testEditor(fixture)
    const reader = readBlocks(editor)
    const state = editor.getEditorState()
    const before = reader.read()
    edit(editor, () => $getRoot().getAllTextNodes()[3]!.setTextContent('Changed'))
    reader.read()
    editor.setEditorState(state)
    const after = reader.read()
    expect(after).toEqual(fixture)
    expect(after[0]).toBe(before[0])
    editor.dispatchCommand(UNDO_COMMAND, undefined)
    expect(reader.read()).toEqual(everything(editor))
  })

  test('equals a full export after any edits', () => {
    const action = fc.record({
      kind: fc.constantFrom('write', 'append', 'insert', 'remove', 'move', 'nothing', 'back'),
      at: fc.nat(40),
      words: fc.string({ maxLength: 8 }),
    })
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), actions => {
        const editor = testEditor(fixture)
        const reader = readBlocks(editor)
        const states = [editor.getEditorState()]
        for (const { kind, at, words } of actions) {
          if (kind === 'back') editor.setEditorState(states[at % states.length]!)
          else edit(editor, () => $act(kind, at, words))
          states.push(editor.getEditorState())
          const seen = reader.read()
          expect(seen).toEqual(everything(editor))
          expect(reader.read().every((block, index) => block === seen[index])).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
})

function $act(kind: string, at: number, words: string): void {
  const blocks = $getRoot().getChildren()
  const block = blocks[at % Math.max(1, blocks.length)]
  if (!block) return
  const texts = $getRoot().getAllTextNodes()
  const text = texts[at % Math.max(1, texts.length)]
  if (kind === 'write' && $isTextNode(text)) text.setTextContent(words || 'x')
  if (kind === 'append' && $isElementNode(block) && block.getType() === 'paragraph')
    block.append($createTextNode(words))
  if (kind === 'insert') block.insertAfter($createParagraphNode().append($createTextNode(words)))
  if (kind === 'remove') block.remove()
  if (kind === 'move') $getRoot().append(block)
}
