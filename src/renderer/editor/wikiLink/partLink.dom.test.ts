import { getExtensionDependencyFromEditor } from '@lexical/extension'
import { $getRoot, KEY_ENTER_COMMAND, type LexicalEditor } from 'lexical'
import { afterEach, expect, test, vi } from 'vitest'
import { choicesIn, type PartChoice } from '#data/derived/parts.ts'
import { $jsonOf } from '../blocks.ts'
import { createHandle } from '../handle.ts'
import { aNote, aSource, outline, testEditor, type } from '../testEditor.ts'
import { TypeaheadExtension } from '../typeahead/typeaheadExtension.ts'
import { windowExtension } from '../windowExtension.ts'

const t = (text: string) => ({ type: 'text', version: 1, text })
const p = (...children: object[]) => ({ type: 'paragraph', version: 1, children })
const h = (text: string) => ({ type: 'heading', version: 1, tag: 'h2', children: [t(text)] })

afterEach(() => document.body.replaceChildren())

const THERE = [h('What was paid'), p(t('Five thousand a container.')), h('ادائیگی کی شرائط')]
const NOTES = [aNote('n', 'Transit fees'), aNote('hash', 'Issue #4 of the journal'), aNote('me', 'Me')]

function openWindow(blocks: unknown[]) {
  const listParts = vi.fn(async () => choicesIn(THERE))
  const namePart = vi.fn(async (_note: string, _choice: PartChoice, part: string): Promise<string | null> => part)
  const open = vi.fn()
  const around = { noteId: 'me', notes: NOTES, sources: [aSource('s', 'Paper')], listParts, namePart, open }
  const editor = testEditor(blocks, around, [windowExtension])
  const root = document.createElement('div')
  root.contentEditable = 'true'
  document.body.append(root)
  editor.setRootElement(root)
  const { handle } = createHandle(editor, { onChange: () => {}, askLink: () => {} })
  const typeahead = getExtensionDependencyFromEditor(editor, TypeaheadExtension).output
  editor.update(() => $getRoot().selectEnd(), { discrete: true })
  const shown = () => typeahead.get()?.options.map(option => option.words) ?? []
  return { editor, typeahead, shown, namePart, listParts, handle, open }
}

const enter = (editor: LexicalEditor) => {
  const event = { preventDefault() {}, stopImmediatePropagation() {}, shiftKey: false } as unknown as KeyboardEvent
  editor.dispatchCommand(KEY_ENTER_COMMAND, event)
}
type Json = { type: string; children?: Json[]; $?: { part?: string; toPart?: { id: string; words: string } } }
const jsonOf = (editor: LexicalEditor) => editor.read(() => $getRoot().getChildren().map($jsonOf)) as Json[]
const linkIn = (editor: LexicalEditor) =>
  jsonOf(editor)
    .flatMap(block => block.children ?? [])
    .find(({ type }) => type === 'wiki-link')

test('behind a title and # stand the headings of that note, and the chosen one gets an id', async () => {
  const { editor, shown, namePart, listParts, open } = openWindow([p(t('see '))])
  type(editor, '[[transit#')
  await vi.waitFor(() => expect(shown()).toEqual(['What was paid', 'ادائیگی کی شرائط', 'A paragraph or item of it']))
  type(editor, 'شرا')
  expect(shown()[0]).toBe('ادائیگی کی شرائط')
  enter(editor)
  expect(outline(editor)).toBe('see [[Transit fees › ادائیگی کی شرائط]]')
  const { toPart } = linkIn(editor)!.$!
  expect(namePart.mock.calls).toEqual([['n', expect.objectContaining({ path: [2] }), toPart!.id]])
  expect(listParts).toHaveBeenCalledOnce()
  document.querySelector<HTMLElement>('[data-wiki-link]')!.click()
  expect(open).toHaveBeenCalledWith({ kind: 'note', id: 'n', part: toPart!.id }, 'here')
})

test('behind ^ stand its other blocks; another id that came first is taken', async () => {
  const { editor, shown, namePart } = openWindow([p()])
  namePart.mockResolvedValue('other')
  type(editor, '[[Transit fees#')
  await vi.waitFor(() => expect(shown()).toHaveLength(3))
  type(editor, 'zzz')
  enter(editor)
  editor.read(() => {})
  expect(outline(editor)).toBe('[[Transit fees#^')
  type(editor, 'five')
  await vi.waitFor(() => expect(shown()).toEqual(['Five thousand a container.']))
  enter(editor)
  await vi.waitFor(() =>
    expect(linkIn(editor)?.$?.toPart).toEqual({ id: 'other', words: 'Five thousand a container.' }),
  )
})

test('[[# stands for this note, whose block gets its id at once', async () => {
  const { editor, shown, namePart, handle } = openWindow([h('Here'), h('There'), p(t('Words')), p(t('see '))])
  type(editor, '[[#')
  await vi.waitFor(() => expect(shown()).toEqual(['Here', 'There', 'A paragraph or item of it']))
  type(editor, 'there')
  enter(editor)
  expect(outline(editor)).toBe('h2: Here / h2: There / Words / see [[There]]')
  const { toPart } = linkIn(editor)!.$!
  expect(jsonOf(editor)[1]!.$).toEqual({ part: toPart!.id })
  expect(namePart).not.toHaveBeenCalled()
  expect([handle.revealPart(toPart!.id), handle.revealPart('gone')]).toEqual([true, false])
})

test('a link that is written out leads to what it names', async () => {
  const { editor, namePart } = openWindow([h('Here'), p()])
  type(editor, '[[transit fees#what was PAID]] [[#here]]')
  await vi.waitFor(() => expect(namePart).toHaveBeenCalledOnce())
  await vi.waitFor(() => expect(jsonOf(editor)[0]!.$).toBeDefined())
  expect(outline(editor)).toBe('h2: Here / [[Transit fees › What was paid]] [[Here]]')
})

test('a # in a title is part of it', async () => {
  const { editor, shown, listParts } = openWindow([p()])
  type(editor, '[[issue #4')
  expect(shown()[0]).toBe('Issue #4 of the journal')
  expect(listParts).not.toHaveBeenCalled()
})
