import { configExtension } from '@lexical/extension'
import { HistoryExtension } from '@lexical/history'
import { $createParagraphNode, $getRoot, UNDO_COMMAND } from 'lexical'
import { describe, expect, test } from 'vitest'
import { type Around, aNote, aSource, outline, testEditor, type } from '../testEditor.ts'
import { windowExtension } from '../windowExtension.ts'

const notes = [
  aNote('n1', 'Salala', { aliases: ['26 November'] }),
  aNote('n2', 'KLB', { changedAt: 1 }),
  aNote('n3', 'KLB', { changedAt: 2 }),
  aNote('old', 'Binned', { deletedAt: 1 }),
]

function write(text: string, around: Around = {}) {
  const created: { id: string; title: string }[] = []
  const createNote = async (note: { id: string; title: string }) => void created.push(note)
  const withHistory = configExtension(HistoryExtension, { disabled: false })
  const tagNames = () => [
    { tag: 'us/military aid', count: 3 },
    { tag: 'white house', count: 1 },
  ]
  const editor = testEditor([], { notes, sources: [aSource('s1', 'Seven months')], createNote, tagNames, ...around }, [
    windowExtension,
    withHistory as never,
  ])
  editor.update(() => $getRoot().selectEnd(), { discrete: true })
  type(editor, text)
  return { editor, created, text: outline(editor) }
}

describe('links as they are typed', () => {
  test(']] links to what bears the title, at once', () => {
    const { text, created } = write('see [[salala]] now')
    expect(text).toBe('see [[Salala]] now')
    expect(created).toEqual([])
  })

  test('the title as it is written in the note shows the title', () => {
    const { editor } = write('[[Salala]]')
    const json = editor.getEditorState().toJSON().root.children[0] as unknown as { children: object[] }
    expect(json.children[0]).toMatchObject({
      type: 'wiki-link',
      target: 'n1',
      targetKind: 'note',
      label: 'Salala',
      shown: null,
    })
  })

  test.each([
    ['[[26 November]]', 'n1', '26 November'],
    ['[[Salala|that night]]', 'n1', 'that night'],
    ['[[seven months|the paper]]', 's1', 'the paper'],
    ['[[KLB]]', 'n3', null],
  ])('%s', (written, target, shown) => {
    const { editor } = write(written)
    const json = editor.getEditorState().toJSON().root.children[0] as unknown as { children: object[] }
    expect(json.children[0]).toMatchObject({ target, shown })
  })

  test('a note that is not there is made, and the link holds its id', () => {
    const { editor, created, text } = write('a [[New one|shown]] b [[Binned]]')
    expect(text).toBe('a [[shown]] b [[Binned]]')
    expect(created.map(({ title }) => title)).toEqual(['New one', 'Binned'])
    const json = JSON.stringify(editor.getEditorState())
    for (const { id } of created) expect(json).toContain(id)
  })

  test('nothing in brackets, or no title, is no link', () => {
    expect(write('[[]] [[ ]] [[a]').text).toBe('[[]] [[ ]] [[a]')
  })

  test('not in code', () => {
    expect(write('``` [[Salala]] #us ').text).toBe('code: [[Salala]] #us ')
    expect(write('`[[KLB` x').text).toBe('{16 [[KLB} x')
  })

  test('one step back gives the brackets again', () => {
    const { editor } = write('[[Salala]]')
    editor.dispatchCommand(UNDO_COMMAND, undefined)
    expect(outline(editor)).toBe('[[Salala]]'.replace(/^\[\[Salala\]\]$/, '[[Salala]]'))
    expect(JSON.stringify(editor.getEditorState())).not.toContain('wiki-link')
  })
})

describe('tags as they are typed', () => {
  test.each([
    ['#us and', '<#us> and'],
    ['x #us/aid, y', 'x <#us/aid>, y'],
    ['#1971 x', '<#1971> x'],
    ['(#افغانستان) x', '(<#افغانستان>) x'],
    ['#military aid# x', '<#military aid> x'],
    ['#white house x', '<#white house> x'],
    ['#us/military aid x', '<#us/military aid> x'],
    ['#white p', '<#white> p'],
    ['a#b c# d', 'a#b c# d'],
    ['# head #tag x', 'h1: head <#tag> x'],
    ['https://x.org/#frag x', '(https://x.org/#frag)→https://x.org/#frag x'],
    ['#new\nsame line', '<#new> same line'],
    ['#a#b c', '<#a>b c'],
  ])('%j', (written, text) => expect(write(written).text).toBe(text))
})

describe('Markdown as it is typed', () => {
  test.each([
    ['## Two', 'h2: Two'],
    ['> said', 'quote: said'],
    ['- one\ntwo', 'bullet: one · two'],
    ['3. one', 'number: one'],
    ['- [ ] do', 'check: do'],
    ['- [x] did', 'check: [x] did'],
    ['[ ] do', 'check: do'],
    ['- one\n\n- [ ] do', 'bullet: one / check: do'],
    ['--- after', 'horizontalrule / after'],
    ['---\nafter', 'horizontalrule / after'],
    ['``` x', 'code: x'],
    ['**b** *i* ~~s~~ `c` x', '{1 b} {2 i} {4 s} {16 c} x'],
    ['[words](https://x.org/) x', '(words)→https://x.org/ x'],
    ['[words](javascript:x) y', '[words](javascript:x) y'],
  ])('%j', (written, text) => expect(write(written).text).toBe(text))

  test('how it was typed is no part of the note', () => {
    const { editor } = write('- one')
    expect(editor.read(() => $getRoot().getFirstChildOrThrow().getType())).toBe('list')
  })
})

test('text that is loaded is left as it stands', () => {
  const plain = { type: 'paragraph', children: [{ type: 'text', text: '[[Salala]] #us # www.x.org ' }] }
  const editor = testEditor([plain], { notes }, [windowExtension])
  editor.update(() => $getRoot().append($createParagraphNode()), { discrete: true })
  expect(outline(editor)).toBe('[[Salala]] #us # www.x.org  / ')
})
