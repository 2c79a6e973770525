import { getExtensionDependencyFromEditor } from '@lexical/extension'
import { $getRoot, KEY_ENTER_COMMAND, KEY_ESCAPE_COMMAND, type LexicalEditor, UNDO_COMMAND } from 'lexical'
import { afterEach, expect, test, vi } from 'vitest'
import { createHandle } from '../handle.ts'
import { type Around, aHighlight, aNote, aSource, outline, testEditor, type } from '../testEditor.ts'
import { TypeaheadExtension } from '../typeahead/typeaheadExtension.ts'
import { windowExtension } from '../windowExtension.ts'

const t = (text: string) => ({ type: 'text', version: 1, text })
const p = (...children: object[]) => ({ type: 'paragraph', version: 1, children })
const quotable = { sources: [aSource('s', 'Paper')], highlights: [aHighlight('h', 's', 'The gates were shut')] }

afterEach(() => document.body.replaceChildren())

function openWindow(blocks: unknown[], around: Around = {}) {
  const editor = testEditor(blocks, around, [windowExtension])
  const root = document.createElement('div')
  root.contentEditable = 'true'
  document.body.append(root)
  editor.setRootElement(root)
  const askLink = vi.fn()
  createHandle(editor, { onChange: () => {}, askLink })
  editor.update(() => $getRoot().selectEnd(), { discrete: true })
  const typeahead = getExtensionDependencyFromEditor(editor, TypeaheadExtension).output
  const shown = () => typeahead.get()?.options.map(({ words }) => words) ?? []
  return { editor, askLink, typeahead, shown }
}

async function press(editor: LexicalEditor, command: typeof KEY_ENTER_COMMAND | typeof KEY_ESCAPE_COMMAND) {
  const event = { preventDefault() {}, stopImmediatePropagation() {} } as unknown as KeyboardEvent
  editor.dispatchCommand(command, event)
  editor.read(() => {})
  // What shows something to write into comes after the key's own update.
  await Promise.resolve()
}

test('what fits is offered, and Enter sets it in place of what was written; undo gives that back', async () => {
  const { editor, shown } = openWindow([p(t('words '))])
  type(editor, '/hea')
  expect(shown().slice(0, 1)).toEqual(['Heading'])
  await press(editor, KEY_ENTER_COMMAND)
  expect(outline(editor)).toBe('h1: words ')
  editor.dispatchCommand(UNDO_COMMAND, undefined)
  expect(outline(editor)).toBe('words /hea')
})

test.each([
  ['/todo', 'check: '],
  ['/number', 'number: '],
  ['/blockq', 'quote: '],
  ['/rule', 'horizontalrule / '],
  ['/callout', '<info: >'],
  ['/link', '[['],
  ['/tag', '#'],
])('%s', async (written, made) => {
  const { editor } = openWindow([])
  type(editor, written)
  await press(editor, KEY_ENTER_COMMAND)
  expect(outline(editor)).toBe(made)
})

test('the menu of links opens where a link is asked for', async () => {
  const { editor, typeahead } = openWindow([p(t('see '))], { notes: [aNote('n', 'Salala')] })
  type(editor, '/wiki')
  await press(editor, KEY_ENTER_COMMAND)
  expect(typeahead.get()?.trigger).toMatchObject({ kind: 'link', start: 4 })
})

test('a web link asks for its address', async () => {
  const { editor, askLink } = openWindow([])
  type(editor, '/web')
  await press(editor, KEY_ENTER_COMMAND)
  expect(askLink).toHaveBeenCalledOnce()
  expect(outline(editor)).toBe('')
})

test('a quote is chosen among the highlights, and says where it stands', async () => {
  const { editor, shown } = openWindow([p(t('before'))], { ...quotable, locatorOf: async () => '¶ 3' })
  type(editor, ' /quo')
  await press(editor, KEY_ENTER_COMMAND)
  expect(outline(editor)).toBe('before /quote ')
  expect(shown()).toEqual(['The gates were shut'])
  type(editor, 'gate')
  await press(editor, KEY_ENTER_COMMAND)
  await vi.waitFor(() => expect(outline(editor)).toBe('before  / source-quote / '))
  const [, quote] = editor.getEditorState().toJSON().root.children
  expect(quote).toMatchObject({ highlight: 'h', source: 's', words: 'The gates were shut', locator: '¶ 3' })
})

test('no quote is offered where nothing is highlighted, or it lies in the trash', () => {
  const { editor, shown } = openWindow([], { ...quotable, sources: [aSource('s', 'Paper', { deletedAt: 1 })] })
  type(editor, '/')
  expect(shown()).toContain('Horizontal rule')
  expect(shown()).not.toContain('Quote from a source')
})

test('it stays out of the way in words and after Esc', async () => {
  const { editor, typeahead } = openWindow([])
  type(editor, 'and/or')
  expect(typeahead.get()).toBeNull()
  type(editor, ' /xyz')
  expect(typeahead.get()).toBeNull()
  type(editor, ' /he')
  await press(editor, KEY_ESCAPE_COMMAND)
  type(editor, 'a')
  expect(typeahead.get()).toBeNull()
})

test('a field of its own, as a footnote has, offers no blocks', () => {
  const editor = testEditor([], {}, [windowExtension])
  editor.update(() => $getRoot().selectEnd(), { discrete: true })
  type(editor, '/')
  expect(getExtensionDependencyFromEditor(editor, TypeaheadExtension).output.get()).toBeNull()
})
