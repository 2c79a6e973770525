import { $getRoot, $getSelection, KEY_ESCAPE_COMMAND, REDO_COMMAND, UNDO_COMMAND } from 'lexical'
import { afterEach, expect, test, vi } from 'vitest'
import { createHandle } from '../handle.ts'
import { type Around, aNote, aSource, outline, testEditor, type } from '../testEditor.ts'
import { windowExtension } from '../windowExtension.ts'

const t = (text: string, format = 0) => ({ type: 'text', version: 1, text, format })
const p = (...children: object[]) => ({ type: 'paragraph', version: 1, children })
const list = (...items: string[]) => ({
  type: 'list',
  version: 1,
  listType: 'bullet',
  children: items.map(item => ({ type: 'listitem', version: 1, children: [t(item)] })),
})
const quote = { type: 'source-quote', version: 1, highlight: 'h', source: 's', words: 'The gates', locator: '¶ 9' }
const link = { type: 'wiki-link', version: 1, target: 'n', targetKind: 'note', label: 'Gates', shown: null }

afterEach(() => {
  vi.useRealTimers()
  document.body.replaceChildren()
})

function openWindow(blocks: unknown[], around: Around = {}) {
  const editor = testEditor(blocks, { sources: [aSource('s', 'Gates')], notes: [aNote('n', 'Gates')], ...around }, [
    windowExtension,
  ])
  const root = document.createElement('div')
  root.contentEditable = 'true'
  document.body.append(root)
  editor.setRootElement(root)
  const { find } = createHandle(editor, { onChange: () => {}, askLink: () => {} }).handle
  const place = () => `${find.get().current} of ${find.get().count}`
  return { editor, find, place }
}

test('finds across marks and footnotes, in items, links and quotes, but not in what only names the source', () => {
  const { find, place } = openWindow([
    p(t('the ga'), t('tes', 1), t(' were shut')),
    list('gates', 'ga'),
    p(link),
    quote,
    p(t('ga'), { type: 'linebreak', version: 1 }, t('tes')),
    p(t('ga'), { type: 'footnote', version: 1, content: [p(t('gates'))] }, t('tes')),
  ])
  find.open()
  find.set({ query: 'gates' })
  expect(place()).toBe('1 of 5')
  find.step(-1)
  expect(place()).toBe('5 of 5')
  find.step(1)
  find.step(1)
  expect(place()).toBe('2 of 5')
  find.set({ query: 'Gates', matchCase: true })
  expect(find.get().count).toBe(1)
})

test('begins with the selected words, and looks from where the caret is', () => {
  const { editor, find, place } = openWindow([p(t('one two')), p(t('two three')), p(t('two'))])
  editor.update(() => $getRoot().getAllTextNodes()[1]!.select(0, 3), { discrete: true })
  find.open()
  expect(find.get().query).toBe('two')
  expect(place()).toBe('2 of 3')
  find.set({ query: 'three' })
  find.open(true)
  expect(find.get()).toMatchObject({ query: 'three', isReplacing: true, count: 1 })
})

test('replaces one and goes on to the next, in the type of its first letter', () => {
  const { editor, find, place } = openWindow([p(t('a ga', 1), t('tes b gates'))])
  find.open(true)
  find.set({ query: 'gates' })
  expect(find.replace('doors')).toBe(true)
  expect(outline(editor)).toBe('{1 a doors} b gates')
  expect(place()).toBe('1 of 1')
  find.replace('')
  expect(outline(editor)).toBe('{1 a doors} b ')
  expect(place()).toBe('0 of 0')
})

test('what is put in is not found again', () => {
  const { editor, find, place } = openWindow([p(t('aid aid'))])
  find.open(true)
  find.set({ query: 'aid' })
  find.replace('aid aid')
  expect(outline(editor)).toBe('aid aid aid')
  expect(place()).toBe('3 of 3')
})

test('replaces all in one step to undo, but no words of a quote or a link', () => {
  const { editor, find } = openWindow([
    p(t('gates, Gates')),
    list('gates'),
    p(link),
    quote,
    p(t('GATES', 1), t(' end')),
  ])
  find.open(true)
  find.set({ query: 'gates' })
  expect(find.replaceAll('doors')).toEqual({ replaced: 4, kept: 2 })
  const after = 'doors, doors / bullet: doors / [[Gates]] / source-quote / {1 doors} end'
  expect(outline(editor)).toBe(after)
  expect(find.get().count).toBe(2)
  editor.dispatchCommand(UNDO_COMMAND, undefined)
  expect(outline(editor)).toBe('gates, Gates / bullet: gates / [[Gates]] / source-quote / {1 GATES} end')
  editor.dispatchCommand(REDO_COMMAND, undefined)
  expect(outline(editor)).toBe(after)
})

test('a quote that is found is not replaced', () => {
  const { editor, find, place } = openWindow([quote, p(t('gates'))])
  find.open(true)
  find.set({ query: 'gates' })
  expect(find.replace('doors')).toBe(false)
  expect(place()).toBe('2 of 2')
  expect(find.replace('doors')).toBe(true)
  expect(outline(editor)).toBe('source-quote / doors')
})

test('what is written meanwhile is counted, and the same one stays the current one', () => {
  vi.useFakeTimers()
  const { editor, find, place } = openWindow([p(t('one')), p(t('two one'))])
  find.open()
  find.set({ query: 'one' })
  find.step(1)
  editor.update(() => $getRoot().selectStart(), { discrete: true })
  type(editor, 'one ')
  expect(place()).toBe('2 of 2')
  vi.runOnlyPendingTimers()
  expect(place()).toBe('3 of 3')
})

test('Esc gives the focus back, with what was found selected', () => {
  const { editor, find } = openWindow([p(t('see the ga'), t('tes', 1))])
  find.open()
  find.set({ query: 'gates' })
  editor.dispatchCommand(KEY_ESCAPE_COMMAND, new KeyboardEvent('keydown', { key: 'Escape' }))
  expect(find.get().isOpen).toBe(false)
  expect(editor.read(() => $getSelection()?.getTextContent())).toBe('gates')
})
