import {
  $createNodeSelection,
  $getNodeByKey,
  $getRoot,
  $isElementNode,
  $setSelection,
  KEY_ENTER_COMMAND,
  UNDO_COMMAND,
} from 'lexical'
import { afterEach, expect, test, vi } from 'vitest'
import { createHandle } from '../handle.ts'
import { outline, testEditor, type } from '../testEditor.ts'
import { windowExtension } from '../windowExtension.ts'
import { $isFootnoteNode, type FootnoteNode } from './FootnoteNode.ts'
import { $leaveFootnote, EDIT_FOOTNOTE } from './footnoteKeys.ts'
import { footnotesOf } from './footnoteNumbers.ts'
import { $replaceInFootnote } from './footnoteWords.ts'

afterEach(() => document.body.replaceChildren())

const t = (text: string) => ({ type: 'text', version: 1, text })
const p = (...children: object[]) => ({ type: 'paragraph', version: 1, children })
const note = (text: string) => ({ type: 'footnote', version: 1, content: [p(t(text))] })

function openWindow(blocks: unknown[]) {
  const editor = testEditor(blocks, {}, [windowExtension])
  const root = document.createElement('div')
  root.contentEditable = 'true'
  document.body.append(root)
  editor.setRootElement(root)
  const { handle } = createHandle(editor, { onChange: () => {}, askLink: () => {} })
  const asked = vi.fn(() => true)
  editor.registerCommand(EDIT_FOOTNOTE, asked, 1)
  const numbers = () =>
    [...root.querySelectorAll<HTMLElement>('[data-footnote]')].map(dom => `${dom.textContent} ${dom.title}`)
  return { editor, root, handle, asked, numbers }
}

test('the numbers follow the order of the text, through moving, taking out and undo', () => {
  const { editor, numbers } = openWindow([p(t('a'), note('one'), t('b'), note('two')), p(note('three'))])
  expect(numbers()).toEqual(['1 one', '2 two', '3 three'])
  editor.update(() => $getRoot().getLastChild()?.insertAfter($getRoot().getFirstChild()!), { discrete: true })
  expect(numbers()).toEqual(['1 three', '2 one', '3 two'])
  editor.update(
    () => {
      const first = $getRoot().getFirstChild()
      if ($isElementNode(first)) first.getFirstChild()?.remove()
    },
    { discrete: true, tag: 'history-push' },
  )
  expect(numbers()).toEqual(['1 one', '2 two'])
  editor.dispatchCommand(UNDO_COMMAND, undefined)
  editor.read(() => {})
  expect(numbers()).toEqual(['1 three', '2 one', '3 two'])
})

test('what they say is listed in their order, and told when it changes only', () => {
  const { editor } = openWindow([p(t('a'), note('one'), t('b'), note('two'))])
  const { get, subscribe } = footnotesOf(editor)
  const changed = vi.fn()
  subscribe(changed)
  expect(get().map(each => each.words)).toEqual(['one', 'two'])
  editor.update(() => $getRoot().selectEnd(), { discrete: true })
  type(editor, 'on')
  expect(changed).not.toHaveBeenCalled()
  editor.update(() => $getNodeByKey<FootnoteNode>(get()[0]!.key)?.setContent([p(t('first'))]), { discrete: true })
  editor.update(() => $getNodeByKey(get()[1]!.key)?.remove(), { discrete: true })
  expect(get().map(each => each.words)).toEqual(['first'])
  editor.update(() => $getNodeByKey(get()[0]!.key)?.remove(), { discrete: true })
  expect(get()).toEqual([])
})

test('the command sets one behind the caret and opens it; left empty, it goes again', () => {
  const { editor, handle, asked, root } = openWindow([p(t('Paid twice.'))])
  editor.update(() => $getRoot().selectEnd(), { discrete: true })
  handle.command('footnote')
  editor.read(() => {})
  const mark = root.querySelector<HTMLElement>('[data-footnote]')
  expect([mark?.textContent, mark?.getAttribute('aria-label'), mark?.getAttribute('role')]).toEqual([
    '1',
    'Footnote 1',
    'doc-noteref',
  ])
  const key = mark?.dataset.footnote ?? ''
  expect(asked).toHaveBeenCalledWith(key, editor)
  editor.update(() => $leaveFootnote(key), { discrete: true })
  type(editor, ' on')
  expect(outline(editor)).toBe('Paid twice. on')
})

test('Enter on a chosen one and a click open it', () => {
  const { editor, root, asked } = openWindow([p(t('a'), note('one'))])
  const key = root.querySelector<HTMLElement>('[data-footnote]')?.dataset.footnote ?? ''
  editor.update(
    () => {
      const selection = $createNodeSelection()
      selection.add(key)
      $setSelection(selection)
    },
    { discrete: true },
  )
  editor.dispatchCommand(KEY_ENTER_COMMAND, new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }))
  root.querySelector<HTMLElement>('[data-footnote]')?.click()
  expect(asked.mock.calls).toEqual([
    [key, editor],
    [key, editor],
  ])
})

test('a damaged one is empty, and the words around it stay', () => {
  const { editor, handle } = openWindow([p(t('a'), { type: 'footnote', content: 'x' }, t('b'))])
  expect(outline(editor)).toBe('a^[]b')
  expect(editor.read(() => $getRoot().getAllTextNodes().length)).toBe(2)
  expect(JSON.stringify(handle.read())).toContain('"content":[]')
  editor.update(() => {
    for (const node of $getRoot()
      .getChildren()
      .flatMap(block => ($isElementNode(block) ? block.getChildren() : []))) {
      if ($isFootnoteNode(node)) node.setContent([p(t('said'))])
    }
  })
  expect(outline(editor)).toBe('a^[said]b')
})

test('words are replaced where they are stored, however spaces are listed, and not across links or marks', () => {
  const link = { type: 'wiki-link', version: 1, target: 'n', targetKind: 'note', label: 'Gates', shown: null }
  const content = [p(t('The  two'), t(' gates of '), link), p(t('دروازے'))]
  const { editor } = openWindow([p(t('a'), { type: 'footnote', version: 1, content })])
  const $first = () => {
    const block = $getRoot().getFirstChild()
    return ($isElementNode(block) ? block.getLastChild() : null) as FootnoteNode
  }
  const replace = (words: string, by: string) => {
    let isDone = false
    const change = () => {
      const start = $first().getWords().indexOf(words)
      isDone = $replaceInFootnote($first().getKey(), start, start + words.length, by)
    }
    editor.update(change, { discrete: true })
    return isDone
  }
  expect(replace('two', 'three')).toBe(true)
  expect(replace('three gates', 'x')).toBe(false)
  expect(replace('Gates', 'x')).toBe(false)
  expect(replace('دروازے', 'در')).toBe(true)
  expect(editor.read(() => $first().getWords())).toBe('The three gates of Gates\nدر')
})
