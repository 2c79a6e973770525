import { $createNodeSelection, $getRoot, $setSelection, KEY_ENTER_COMMAND, type LexicalEditor } from 'lexical'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { NoteHead } from '#data/rows.ts'
import fixture from '../format.fixture.json' with { type: 'json' }
import { createHandle } from '../handle.ts'
import type { Surroundings } from '../surroundings.ts'
import { aNote, outline, testEditor, type } from '../testEditor.ts'
import { windowExtension } from '../windowExtension.ts'
import { beginningOf, sectionOf } from './section.ts'

const t = (text: string) => ({ type: 'text', version: 1, text })
const p = (...children: object[]) => ({ type: 'paragraph', version: 1, children })
const h = (tag: string, text: string, part?: string) => ({
  ...{ type: 'heading', version: 1, tag, children: [t(text)] },
  ...(part && { $: { part } }),
})
const embed = (target: string, part?: string) => ({
  ...{ type: 'embed', version: 1, target, label: 'Label' },
  ...(part && { $: { toPart: { id: part, words: 'Words' } } }),
})

afterEach(() => document.body.replaceChildren())

type Note = { title: string; blocks: unknown[]; more?: Partial<NoteHead> }

/** A window on the note `me`, in a notebook of notes that can be saved again. */
function openNotebook(blocks: unknown[], notes: Record<string, Note> = {}) {
  const listeners = new Set<() => void>()
  let rev = 0
  const headOf = ([id, { title, more }]: [string, Note]) => [id, aNote(id, title, { words: 1, ...more })] as const
  let heads = new Map(Object.entries({ me: { title: 'Me', blocks }, ...notes }).map(headOf))
  const readNote = vi.fn(async (id: string) => (id === 'me' ? { blocks } : (notes[id] ?? null)))
  const open = vi.fn()
  const around: Partial<Surroundings> = {
    noteId: 'me',
    open,
    readNote,
    heads: () => ({ notes: heads, sources: new Map(), highlights: new Map() }),
    subscribe: changed => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
  const save = (id: string, note: Note) => {
    notes[id] = note
    rev++
    heads = new Map(heads).set(id, aNote(id, note.title, { words: 1, textRev: `r${rev}`, ...note.more }))
    for (const changed of listeners) changed()
  }
  const editor = testEditor(blocks, around, [windowExtension])
  const root = document.createElement('div')
  root.contentEditable = 'true'
  document.body.append(root)
  editor.setRootElement(root)
  const { handle, dispose } = createHandle(editor, { onChange: () => {}, askLink: () => {} })
  const body = () => [...root.querySelectorAll('[data-embed]')].map(each => each.textContent)
  return { editor, root, handle, open, save, body, readNote, dispose }
}

const EVENT = { preventDefault() {}, stopImmediatePropagation() {}, ctrlKey: false, metaKey: false }
const press = (editor: LexicalEditor) => editor.dispatchCommand(KEY_ENTER_COMMAND, EVENT as never)

describe('what an embed shows', () => {
  test('the note as it is, and again when it is saved', async () => {
    const { body, save, handle } = openNotebook([embed('n')], {
      n: { title: 'Fees', blocks: [p(t('Five thousand.'))] },
    })
    const before = handle.read()
    await vi.waitFor(() => expect(body()).toEqual(['FeesFive thousand.']))
    save('n', { title: 'Transit fees', blocks: [h('h2', 'ادائیگی'), p(t('Ten thousand.'))] })
    await vi.waitFor(() => expect(body()).toEqual(['Transit feesادائیگیTen thousand.']))
    expect(handle.read()[0]).toBe(before[0])
  })

  test('whatever a note may contain, and it is not written in', async () => {
    const { root } = openNotebook([embed('n')], { n: { title: 'All', blocks: fixture } })
    await vi.waitFor(() => expect(root.querySelector('[data-embed] table')).not.toBeNull())
    expect(root.querySelector('[data-embed] [contenteditable="true"]')).toBeNull()
  })

  test('why there is nothing to show', async () => {
    const { body, save } = openNotebook([embed('x'), embed('t'), embed('n', 'gone'), embed('e')], {
      t: { title: 'Old', blocks: [p(t('secret'))], more: { deletedAt: 1 } },
      n: { title: 'Fees', blocks: [p(t('Five'))] },
      e: { title: 'Empty', blocks: [], more: { words: 0 } },
    })
    const shown = [
      'LabelThis note is not in the notebook.',
      'OldThis note lies in the Trash.',
      'Fees › WordsThis part is no longer there.',
      'EmptyNothing is written here yet.',
    ]
    await vi.waitFor(() => expect(body()).toEqual(shown))
    save('t', { title: 'Back', blocks: [p(t('restored'))] })
    await vi.waitFor(() => expect(body()[1]).toBe('Backrestored'))
  })

  test('two notes that show each other end', async () => {
    const { root, readNote } = openNotebook([embed('a'), embed('me')], {
      a: { title: 'A', blocks: [p(t('in A')), embed('b')] },
      b: { title: 'B', blocks: [p(t('in B')), embed('a'), embed('me'), embed('c')] },
      c: { title: 'C', blocks: [p(t('in C')), embed('d')] },
      d: { title: 'D', blocks: [p(t('in D'))] },
    })
    await vi.waitFor(() => expect(root.textContent).toContain('in C'))
    await vi.waitFor(() => expect(root.textContent).toContain('DOpen the note to see what it shows here.'))
    expect(root.textContent?.match(/It is not shown again\./g)).toHaveLength(3)
    expect(root.textContent?.match(/in A/g)).toHaveLength(1)
    expect(readNote.mock.calls.map(([id]) => id)).toEqual(['a', 'b', 'c'])
  })

  test('a title and a link in it open; what is pressed there is not the text around it', async () => {
    const link = { type: 'wiki-link', version: 1, target: 'm', targetKind: 'note', label: 'M', shown: null }
    const { root, open, editor } = openNotebook([embed('n', 'p1')], {
      n: { title: 'N', blocks: [h('h1', 'One', 'p1'), p(link)] },
      m: { title: 'M', blocks: [] },
    })
    await vi.waitFor(() => expect(root.querySelector('[data-wiki-link]')).not.toBeNull())
    root.querySelector<HTMLElement>('[data-wiki-link]')!.click()
    root.querySelector<HTMLElement>('[data-embed-open]')!.click()
    editor.update(
      () => {
        const selection = $createNodeSelection()
        selection.add($getRoot().getFirstChildOrThrow().getKey())
        $setSelection(selection)
      },
      { discrete: true },
    )
    press(editor)
    editor.dispatchCommand(KEY_ENTER_COMMAND, { ...EVENT, shiftKey: true } as never)
    const there = { kind: 'note', id: 'n', part: 'p1' }
    expect(open.mock.calls).toEqual([
      [{ kind: 'note', id: 'm' }, 'here'],
      [there, 'here'],
      [there, 'here'],
    ])
  })
})

describe('written by hand', () => {
  const notes = { n: { title: 'Fees', blocks: [h('h2', 'Paid')] } }

  test('![[ ]] alone in a line takes its place, in a sentence it stands below', () => {
    const { editor } = openNotebook([p()], notes)
    editor.update(() => $getRoot().selectEnd(), { discrete: true })
    type(editor, '![[Fees]]see ![[fees]]')
    expect(outline(editor)).toBe('embed / see  / embed / ')
    const [first] = editor.getEditorState().toJSON().root.children
    expect(first).toMatchObject({ type: 'embed', target: 'n', label: 'Fees' })
  })

  test('the menu offers notes, and sets what is chosen', () => {
    const { editor, handle } = openNotebook([p()], notes)
    editor.update(() => $getRoot().selectEnd(), { discrete: true })
    handle.command('insert.embed')
    editor.read(() => {})
    type(editor, 'fe')
    press(editor)
    expect(outline(editor)).toBe('embed / ')
  })
})

describe('a section', () => {
  const blocks = [p(t('start')), h('h1', 'One', 'a'), p(t('x')), h('h2', 'Two', 'b'), p(t('y')), h('h1', 'Three', 'c')]

  test('ends before the next heading of its level', () => {
    expect(sectionOf(blocks, 'a')).toEqual(blocks.slice(1, 5))
    expect(sectionOf(blocks, 'b')).toEqual(blocks.slice(3, 5))
    expect(sectionOf(blocks, 'c')).toEqual(blocks.slice(5))
    expect(sectionOf(blocks, 'zz')).toBeNull()
  })

  test('of an item is a list with it alone', () => {
    const item = { type: 'listitem', children: [t('two')], $: { part: 'i' } }
    const list = { type: 'list', listType: 'bullet', children: [{ type: 'listitem', children: [t('one')] }, item] }
    expect(sectionOf([list], 'i')).toEqual([{ ...list, children: [item] }])
  })

  test('that is too long is cut', () => {
    expect(beginningOf(blocks)).toEqual({ blocks, isCut: false })
    const many = Array.from({ length: 500 }, () => p(t('word '.repeat(40))))
    const { blocks: shown, isCut } = beginningOf(many)
    expect([shown.length <= 60, isCut]).toEqual([true, true])
  })
})
