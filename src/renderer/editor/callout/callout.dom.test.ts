import { $getRoot, $isElementNode, KEY_BACKSPACE_COMMAND, type LexicalEditor } from 'lexical'
import { afterEach, describe, expect, test } from 'vitest'
import { createHandle } from '../handle.ts'
import { outline, testEditor, type } from '../testEditor.ts'
import { windowExtension } from '../windowExtension.ts'
import { toneOf } from './tone.ts'

afterEach(() => document.body.replaceChildren())

const t = (text: string) => ({ type: 'text', version: 1, text })
const p = (...children: object[]) => ({ type: 'paragraph', version: 1, children })
const callout = (tone: string, ...children: object[]) => ({ type: 'callout', version: 1, tone, children })

function openWindow(blocks: unknown[]) {
  const editor = testEditor(blocks, {}, [windowExtension])
  const root = document.createElement('div')
  root.contentEditable = 'true'
  document.body.append(root)
  editor.setRootElement(root)
  const { handle } = createHandle(editor, { onChange: () => {}, askLink: () => {} })
  return { editor, root, handle }
}

const caret = (editor: LexicalEditor, at: 'start' | 'end') =>
  editor.update(
    () => {
      const block = $getRoot().getFirstChild()
      if ($isElementNode(block)) at === 'start' ? block.selectStart() : block.selectEnd()
    },
    { discrete: true },
  )

test('the command sets the blocks apart, then changes the kind, then takes it off', () => {
  const { editor, handle } = openWindow([p(t('a')), p(t('b')), p(t('c'))])
  editor.update(
    () => {
      const [first, second] = $getRoot().getChildren()
      if (!$isElementNode(first) || !$isElementNode(second)) return
      const selection = first.select(0, 0)
      selection.focus.set(second.getKey(), 1, 'element')
    },
    { discrete: true },
  )
  const seen = [1, 2, 3, 4].map(() => {
    handle.command('callout')
    return outline(editor)
  })
  expect(seen).toEqual(['<info: a / b> / c', '<warning: a / b> / c', '<danger: a / b> / c', 'a / b / c'])
})

describe('written by hand', () => {
  test.each([
    ['> [!note] Mind', '<info: Mind>'],
    ['> [!WARNING] Mind', '<warning: Mind>'],
    ['> [!danger]- Mind', '<danger: Mind>'],
    ['> [!whatever] Mind', 'quote: [!whatever] Mind'],
    ['[!note] Mind', '[!note] Mind'],
    ['> [!note] a\nb', '<info: a / b>'],
    ['> [!note] a\n\nbelow', '<info: a> / below'],
    ['> [!note] \nbelow', 'below'],
    ['> [!note] - item', '<info: bullet: item>'],
  ])('%j', (written, made) => {
    const { editor } = openWindow([])
    editor.update(() => $getRoot().selectEnd(), { discrete: true })
    type(editor, written)
    expect(outline(editor)).toBe(made)
  })
})

test('Backspace at its start takes it off, elsewhere not', () => {
  const { editor } = openWindow([callout('info', p(t('a')), p(t('b')))])
  const back = () => {
    editor.dispatchCommand(KEY_BACKSPACE_COMMAND, new KeyboardEvent('keydown', { key: 'Backspace', cancelable: true }))
    return outline(editor)
  }
  caret(editor, 'end')
  expect(back()).toMatch(/^<info: a/)
  caret(editor, 'start')
  expect(back()).toMatch(/^a \/ /)
})

test('a click on the icon changes the kind, which is told in words', () => {
  const { editor, root } = openWindow([callout('danger', p(t('a')))])
  const dom = root.firstElementChild as HTMLElement
  expect([dom.getAttribute('role'), dom.getAttribute('aria-label')]).toEqual(['note', 'Danger'])
  dom.querySelector('button')?.click()
  editor.read(() => {})
  expect([outline(editor), dom.getAttribute('aria-label')]).toEqual(['<info: a>', 'Remark'])
})

test('everything can be written over, callouts as well', () => {
  const { editor } = openWindow([callout('info', p(t('a'))), p(t('b')), callout('info', p(t('c')))])
  editor.update(() => $getRoot().select(0, 3), { discrete: true })
  type(editor, 'new')
  expect(outline(editor)).toContain('new')
  expect(outline(editor)).not.toMatch(/[abc]>|\bb\b/)
})

test('damage is repaired or kept', () => {
  const { editor, handle } = openWindow([{ type: 'callout', tone: 'purple' }, callout('info', t('loose words'))])
  expect(outline(editor)).toBe('<info: > / unknown')
  expect(handle.read()[1]).toEqual(callout('info', t('loose words')))
})

test('kinds as Obsidian and GitHub write them', () => {
  expect(['TIP', 'caution', 'bug', 'x'].map(toneOf)).toEqual(['info', 'warning', 'danger', null])
})
