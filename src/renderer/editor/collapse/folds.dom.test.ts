import {
  $getRoot,
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  CUT_COMMAND,
  DELETE_CHARACTER_COMMAND,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_LEFT_COMMAND,
  KEY_ARROW_RIGHT_COMMAND,
  KEY_ENTER_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  REMOVE_TEXT_COMMAND,
  UNDO_COMMAND,
} from 'lexical'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runAction } from '../actions.ts'
import { followFormat } from '../format.ts'
import { createHandle } from '../handle.ts'
import { $moveBlock, moveSelected } from '../moving/moveBlocks.ts'
import { outline, testEditor } from '../testEditor.ts'
import { windowExtension } from '../windowExtension.ts'
import { type Folds, foldsOf } from './folds.ts'

const t = (text: string) => ({ type: 'text', version: 1, text })
const p = (text: string) => ({ type: 'paragraph', version: 1, children: text ? [t(text)] : [] })
const h = (level: number, text: string) => ({ type: 'heading', version: 1, tag: `h${level}`, children: [t(text)] })
const image = { type: 'image', version: 1, file: '', alt: 'The gate', width: null }

const NOTE = [
  p('before'),
  h(1, 'Aid'),
  p('of aid'),
  h(2, 'Coalition'),
  p('of coalition'),
  h(1, 'Transit'),
  p('of transit'),
]

beforeEach(() => localStorage.clear())
afterEach(() => document.body.replaceChildren())

async function openWindow(blocks: unknown[] = NOTE, noteId: string | null = null) {
  const editor = testEditor(blocks, { noteId }, [windowExtension])
  const root = document.createElement('div')
  root.contentEditable = 'true'
  document.body.append(root)
  editor.setRootElement(root)
  await Promise.resolve()
  return { editor, root, folds: foldsOf(editor)! }
}

/** What is to be seen, a folded heading with "…". */
const seen = (root: HTMLElement) =>
  [...root.children]
    .filter(dom => !(dom as HTMLElement).hasAttribute('data-folded-away'))
    .map(dom => `${dom.textContent}${dom.hasAttribute('data-folded') ? '…' : ''}`)
    .join(' / ')

const ALL = 'before / Aid / of aid / Coalition / of coalition / Transit / of transit'

const keyAt = (editor: LexicalEditor, at: number) => editor.read(() => $getRoot().getChildAtIndex(at)!.getKey())
const fold = (editor: LexicalEditor, folds: Folds, ...at: number[]) => {
  for (const each of at) folds.fold(keyAt(editor, each))
}

function select(editor: LexicalEditor, from: [number, number], to = from): void {
  editor.update(
    () => {
      const texts = $getRoot().getAllTextNodes()
      const selection = texts[from[0]]!.select(from[1], from[1])
      selection.focus.set(texts[to[0]]!.getKey(), to[1], 'text')
    },
    { discrete: true },
  )
}

function undo(editor: LexicalEditor): void {
  editor.dispatchCommand(UNDO_COMMAND, undefined)
  editor.read(() => {})
}

const END = 99
function caret(editor: LexicalEditor, at: number, offset: number): void {
  const size = editor.read(() => $getRoot().getAllTextNodes()[at]!.getTextContentSize())
  select(editor, [at, Math.min(offset, size)])
}

function run<T>(editor: LexicalEditor, command: LexicalCommand<T>, payload: T): boolean {
  let isHandled = false
  editor.update(
    () => {
      isHandled = editor.dispatchCommand(command, payload)
    },
    { discrete: true },
  )
  return isHandled
}

const key = () => ({ preventDefault() {}, stopImmediatePropagation() {}, shiftKey: false }) as unknown as KeyboardEvent
const where = (editor: LexicalEditor) =>
  editor.read(() => {
    const selection = $getSelection()
    if ($isNodeSelection(selection)) return `<${selection.getNodes()[0]?.getType()}>`
    if (!$isRangeSelection(selection)) return ''
    return `${selection.anchor.getNode().getTextContent()}@${selection.anchor.offset}`
  })

describe('what is folded', () => {
  test('all to the next heading of its level or above, and back', async () => {
    const { editor, root, folds } = await openWindow()
    fold(editor, folds, 1)
    expect(seen(root)).toBe('before / Aid… / Transit / of transit')
    folds.unfold(keyAt(editor, 1))
    expect(seen(root)).toBe(ALL)
    fold(editor, folds, 3)
    expect(seen(root)).toBe('before / Aid / of aid / Coalition… / Transit / of transit')
  })

  test('a heading folded within a folded one stays so when that is unfolded', async () => {
    const { editor, root, folds } = await openWindow()
    fold(editor, folds, 3, 1)
    folds.unfold(keyAt(editor, 1))
    expect(seen(root)).toBe('before / Aid / of aid / Coalition… / Transit / of transit')
  })

  test('a heading with nothing under it is not folded', async () => {
    const { editor, root, folds } = await openWindow([h(2, 'One'), h(2, 'Two')])
    expect(folds.fold(keyAt(editor, 0))).toBe(false)
    expect(folds.fold(keyAt(editor, 1))).toBe(false)
    expect(seen(root)).toBe('One / Two')
  })

  test('all and none, and by the command with the caret under the heading, which it goes to', async () => {
    const { editor, root } = await openWindow()
    const format = followFormat(editor).get()
    runAction(editor, 'fold.all', format)
    expect(seen(root)).toBe('before / Aid… / Transit…')
    runAction(editor, 'fold.none', format)
    expect(seen(root)).toBe(ALL)
    caret(editor, 4, 2)
    runAction(editor, 'fold.toggle', format)
    expect(seen(root)).toBe('before / Aid / of aid / Coalition… / Transit / of transit')
    expect(where(editor)).toBe('Coalition@9')
    runAction(editor, 'fold.toggle', format)
    expect(seen(root)).toBe(ALL)
  })

  test('is no part of the text: nothing to undo, nothing to save', async () => {
    const { editor, folds } = await openWindow()
    let updates = 0
    editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size > 0 || dirtyLeaves.size > 0) updates++
    })
    fold(editor, folds, 1)
    expect(updates).toBe(0)
  })

  test('follows the blocks: a heading that comes or goes ends a section otherwise', async () => {
    const { editor, root, folds } = await openWindow()
    fold(editor, folds, 1)
    editor.update(() => $getRoot().getChildAtIndex(1)!.remove(), { discrete: true, tag: 'history-push' })
    expect(seen(root)).toBe('before / of aid / Coalition / of coalition / Transit / of transit')
    undo(editor)
    expect(outline(editor)).toContain('h1: Aid')
    // What was in sight stays in sight.
    expect(seen(root)).toBe(ALL)
    fold(editor, folds, 1)
    editor.update(() => $getRoot().getChildAtIndex(5)!.remove(), { discrete: true })
    expect(seen(root)).toBe('before / Aid / of aid / Coalition / of coalition / of transit')
  })
})

describe('is known again', () => {
  test('when the note is opened another time, by its words, and only in that note', async () => {
    const first = await openWindow([h(2, 'Fees'), p('a'), h(2, 'Fees'), p('b')], 'n1')
    fold(first.editor, first.folds, 2)
    first.editor.setRootElement(null)
    const again = await openWindow([p('new'), h(2, 'Fees'), p('a'), h(2, 'Fees'), p('b')], 'n1')
    expect(seen(again.root)).toBe('new / Fees / a / Fees…')
    expect(seen((await openWindow([h(2, 'Fees'), p('a')], 'n2')).root)).toBe('Fees / a')
    again.folds.unfoldAll()
    expect(seen((await openWindow([h(2, 'Fees'), p('a'), h(2, 'Fees'), p('b')], 'n1')).root)).toBe(
      'Fees / a / Fees / b',
    )
  })

  test.each(['{', '5', '[["n1",[{"tag":5}]]]', '[["n1"]]', '[null]'])(
    'what is damaged folds nothing: %s',
    async kept => {
      localStorage.setItem('folded', kept)
      expect(seen((await openWindow(NOTE, 'n1')).root)).toBe(ALL)
    },
  )
})

describe('the caret', () => {
  test('steps over what is folded, both ways', async () => {
    const { editor, folds } = await openWindow()
    fold(editor, folds, 1)
    caret(editor, 1, END)
    expect(run(editor, KEY_ARROW_RIGHT_COMMAND, key())).toBe(true)
    expect(where(editor)).toBe('Transit@0')
    expect(run(editor, KEY_ARROW_LEFT_COMMAND, key())).toBe(true)
    expect(where(editor)).toBe('Aid@3')
    run(editor, KEY_ARROW_DOWN_COMMAND, key())
    expect(where(editor)).toBe('Transit@0')
  })

  test('does not choose an image that is folded away', async () => {
    const { editor, root, folds } = await openWindow([h(1, 'Map'), image, h(1, 'End'), p('x')])
    fold(editor, folds, 0)
    caret(editor, 0, END)
    run(editor, KEY_ARROW_DOWN_COMMAND, key())
    expect(where(editor)).toBe('End@0')
    expect(seen(root)).toBe('Map… / End / x')
  })

  test('that comes to stand in folded text shows it: by a jump, by undo', async () => {
    const { editor, root, folds } = await openWindow()
    const { handle } = createHandle(editor, { onChange: () => {}, askLink: () => {} })
    fold(editor, folds, 1)
    handle.reveal(4)
    expect(seen(root)).toBe(ALL)
    caret(editor, 4, 2)
    editor.update(() => $getRoot().getAllTextNodes()[4]!.spliceText(0, 2, 'On', true), {
      discrete: true,
      tag: 'history-push',
    })
    fold(editor, folds, 1)
    expect(seen(root)).toBe('before / Aid… / Transit / of transit')
    undo(editor)
    expect(seen(root)).toBe(ALL)
  })

  test('a jump to an image shows it', async () => {
    const { editor, root, folds } = await openWindow([h(1, 'Map'), image])
    const { handle } = createHandle(editor, { onChange: () => {}, askLink: () => {} })
    fold(editor, folds, 0)
    handle.reveal(1)
    expect(root.querySelector('[data-folded-away]')).toBeNull()
  })

  test('finding goes to words that are folded away', async () => {
    const { editor, root, folds } = await openWindow()
    const { handle } = createHandle(editor, { onChange: () => {}, askLink: () => {} })
    fold(editor, folds, 1, 5)
    handle.find.open()
    handle.find.set({ query: 'of coalition' })
    expect(handle.find.get().count).toBe(1)
    expect(seen(root)).toBe('before / Aid / of aid / Coalition / of coalition / Transit…')
  })
})

describe('folded text is not deleted unseen', () => {
  const cases: [string, (editor: LexicalEditor) => void, LexicalCommand<boolean>, boolean][] = [
    ['at the end of the heading, forwards', editor => caret(editor, 1, END), DELETE_CHARACTER_COMMAND, false],
    ['at the start of what follows, backwards', editor => caret(editor, 5, 0), DELETE_CHARACTER_COMMAND, true],
    ['over it', editor => select(editor, [0, 2], [5, 2]), DELETE_CHARACTER_COMMAND, true],
    ['over it, from below', editor => select(editor, [5, 2], [0, 2]), DELETE_CHARACTER_COMMAND, true],
  ]
  test.each(cases)('%s: shown first, deleted by the next press', async (_name, place, command, payload) => {
    const { editor, root, folds } = await openWindow()
    fold(editor, folds, 1)
    place(editor)
    expect(run(editor, command, payload)).toBe(true)
    expect(seen(root)).toBe(ALL)
    run(editor, command, payload)
    expect(outline(editor)).not.toBe(ALL)
  })

  test('by writing over a selection, or all of it', async () => {
    const { editor, root, folds } = await openWindow()
    fold(editor, folds, 1)
    select(editor, [0, 2], [5, 2])
    expect(run(editor, CONTROLLED_TEXT_INSERTION_COMMAND, 'x')).toBe(true)
    expect(seen(root)).toBe(ALL)
    fold(editor, folds, 1)
    editor.update(() => void $getRoot().select(0, 7), { discrete: true })
    expect(run(editor, REMOVE_TEXT_COMMAND, null)).toBe(true)
    expect(seen(root)).toBe(ALL)
  })

  test('within words that are to be seen everything is as ever', async () => {
    const { editor, root, folds } = await openWindow()
    fold(editor, folds, 1)
    select(editor, [5, 0], [5, 2])
    run(editor, REMOVE_TEXT_COMMAND, null)
    expect(seen(root)).toBe('before / Aid… / ansit / of transit')
    caret(editor, 1, 2)
    run(editor, DELETE_CHARACTER_COMMAND, true)
    expect(seen(root)).toContain('…')
  })

  test('a new line at a folded heading unfolds it, so that it is seen where one writes', async () => {
    const { editor, root, folds } = await openWindow()
    fold(editor, folds, 1)
    caret(editor, 1, END)
    run(editor, KEY_ENTER_COMMAND, key())
    expect(seen(root)).toBe('before / Aid /  / of aid / Coalition / of coalition / Transit / of transit')
  })
})

describe('a folded heading goes with what lies under it', () => {
  test('by keys, over others that are folded, and back by one undo', async () => {
    const { editor, root, folds } = await openWindow()
    fold(editor, folds, 1, 5)
    caret(editor, 1, 0)
    expect(moveSelected(editor, 'down')).toEqual({ moved: true, words: 'Block moved to place 3 of 3' })
    expect(outline(editor)).toBe('before / h1: Transit / of transit / h1: Aid / of aid / h2: Coalition / of coalition')
    expect(seen(root)).toBe('before / Transit… / Aid…')
    undo(editor)
    expect(seen(root)).toBe('before / Aid… / Transit…')
    caret(editor, 1, 0)
    moveSelected(editor, 'up')
    // What stood before it stands under it now, and stays in sight.
    expect(seen(root)).toBe('Aid / of aid / Coalition / of coalition / before / Transit…')
  })

  test('a block moves past a folded heading, never into it', async () => {
    const { editor, root, folds } = await openWindow()
    fold(editor, folds, 1)
    caret(editor, 0, 0)
    moveSelected(editor, 'down')
    expect(outline(editor)).toMatch(/^h1: Aid \/ of aid \/ h2: Coalition \/ of coalition \/ before/)
    expect(seen(root)).toBe('Aid / of aid / Coalition / of coalition / before / Transit / of transit')
  })

  test('by its handle', async () => {
    const { editor, root, folds } = await openWindow()
    fold(editor, folds, 1)
    editor.update(() => void expect($moveBlock($getRoot().getChildAtIndex(1)!.getKey(), 7)).toBe(true), {
      discrete: true,
    })
    expect(seen(root)).toBe('before / Transit / of transit / Aid…')
    editor.update(() => void expect($moveBlock($getRoot().getChildAtIndex(3)!.getKey(), 7)).toBe(false), {
      discrete: true,
    })
  })

  test('into the clipboard and out of the note', async () => {
    const { editor, folds } = await openWindow()
    fold(editor, folds, 1)
    select(editor, [1, 0], [1, 3])
    // Without an event of its own the editor asks the browser for one, which this DOM has not.
    run(editor, CUT_COMMAND, new ClipboardEvent('cut', { cancelable: true, clipboardData: new DataTransfer() }))
    const words = editor.read(() => $getSelection()?.getTextContent())
    expect(words).toMatch(/^Aid\n+of aid\n+Coalition\n+of coalition$/)
  })
})
