import {
  $createNodeSelection,
  $getRoot,
  $getSelection,
  $setSelection,
  KEY_DOWN_COMMAND,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  UNDO_COMMAND,
} from 'lexical'
import { afterEach, describe, expect, test, vi } from 'vitest'
import fixture from './format.fixture.json' with { type: 'json' }
import { createHandle } from './handle.ts'
import type { KnownHeads } from './surroundings.ts'
import { type Around, aHighlight, aNote, aSource, outline, testEditor, type } from './testEditor.ts'
import { windowExtension } from './windowExtension.ts'

const t = (text: string) => ({ type: 'text', version: 1, text })
const p = (...children: object[]) => ({ type: 'paragraph', version: 1, children })
const link = (target: string, label = 'Label', targetKind = 'note') => ({
  type: 'wiki-link',
  version: 1,
  target,
  targetKind,
  label,
  shown: null,
})
const quote = { type: 'source-quote', version: 1, highlight: 'h', source: 's', words: 'The words', locator: '¶ 9' }
const byId = <T extends { id: string }>(heads: T[]) => new Map(heads.map(head => [head.id, head]))

afterEach(() => document.body.replaceChildren())

function openWindow(blocks: unknown[], around: Around = {}) {
  const open = vi.fn()
  const onChange = vi.fn()
  const editor = testEditor(blocks, { open, ...around }, [windowExtension])
  const root = document.createElement('div')
  root.contentEditable = 'true'
  document.body.append(root)
  editor.setRootElement(root)
  const { handle } = createHandle(editor, { onChange, askLink: () => {} })
  return { editor, root, handle, open, onChange }
}

/** Heads that change, as another part of the app would change them. */
function changingHeads(first: KnownHeads) {
  let now = first
  const listeners = new Set<() => void>()
  const subscribe = (changed: () => void) => {
    listeners.add(changed)
    return () => void listeners.delete(changed)
  }
  const set = (next: KnownHeads) => {
    now = next
    for (const changed of listeners) changed()
  }
  return { around: { heads: () => now, subscribe }, set }
}

const press = (editor: LexicalEditor, more: object = {}) => {
  const event = { preventDefault() {}, ctrlKey: false, metaKey: false, ...more } as unknown as KeyboardEvent
  editor.dispatchCommand(KEY_ENTER_COMMAND, event)
}

describe('links', () => {
  test('a renamed note shows its new title, with nothing to save and nothing to undo', () => {
    const none = { sources: new Map(), highlights: new Map() }
    const { around, set } = changingHeads({ notes: byId([aNote('n', 'Old')]), ...none })
    const { root, handle, onChange } = openWindow([p(t('see '), link('n'), link('x', 'Missing'))], around)
    const before = handle.read()
    const [there, missing] = [...root.querySelectorAll<HTMLElement>('[role=link]')] as [HTMLElement, HTMLElement]
    expect([there.textContent, there.dataset.state, missing.textContent, missing.dataset.state]).toEqual([
      'Old',
      'there',
      'Missing',
      'missing',
    ])
    set({ notes: byId([aNote('n', 'New', { deletedAt: 1 }), aNote('x', 'Now there')]), ...none })
    expect([there.textContent, there.dataset.state, missing.textContent, missing.dataset.state]).toEqual([
      'New',
      'trash',
      'Now there',
      'there',
    ])
    expect(onChange).not.toHaveBeenCalled()
    expect(handle.read()[0]).toBe(before[0])
    expect(handle.format.get().canUndo).toBe(false)
  })

  test('a click opens here, with Ctrl in a tab, with Alt or Shift and Ctrl beside', () => {
    const { root, open } = openWindow([p(link('n'), link('s', 'S', 'source'))], { notes: [aNote('n', 'N')] })
    const [note, source] = [...root.querySelectorAll<HTMLElement>('[role=link]')] as [HTMLElement, HTMLElement]
    note.click()
    for (const keys of [{ ctrlKey: true }, { altKey: true }, { ctrlKey: true, shiftKey: true }, { shiftKey: true }])
      source.dispatchEvent(new MouseEvent('click', { bubbles: true, ...keys }))
    source.dispatchEvent(new MouseEvent('auxclick', { bubbles: true, button: 1 }))
    expect(open.mock.calls).toEqual([
      [{ kind: 'note', id: 'n' }, 'here'],
      [{ kind: 'source', id: 's' }, 'tab'],
      [{ kind: 'source', id: 's' }, 'beside'],
      [{ kind: 'source', id: 's' }, 'beside'],
      [{ kind: 'source', id: 's' }, 'tab'],
    ])
  })

  test('Enter opens what is selected as a whole', () => {
    const { editor, open } = openWindow([p(link('n')), quote], { notes: [aNote('n', 'N')] })
    const select = (index: number) =>
      editor.update(
        () => {
          const selection = $createNodeSelection()
          const block = $getRoot().getChildAtIndex(index)!
          selection.add(
            'getFirstChild' in block
              ? (block as never as { getFirstChild(): { getKey(): string } }).getFirstChild().getKey()
              : block.getKey(),
          )
          $setSelection(selection)
        },
        { discrete: true },
      )
    select(0)
    press(editor)
    press(editor, { ctrlKey: true })
    select(1)
    press(editor)
    expect(open.mock.calls).toEqual([
      [{ kind: 'note', id: 'n' }, 'here'],
      [{ kind: 'note', id: 'n' }, 'tab'],
      [{ kind: 'source', id: 's', highlight: 'h' }, 'beside'],
    ])
  })

  test('a link to a note that is not there makes it under the id the link holds', async () => {
    const createNote = vi.fn(async () => null)
    const { root, open } = openWindow([p(link('new-id', 'To be'))], { createNote })
    root.querySelector<HTMLElement>('[role=link]')!.click()
    await vi.waitFor(() => expect(open).toHaveBeenCalledWith({ kind: 'note', id: 'new-id' }, 'here'))
    expect(createNote).toHaveBeenCalledWith({ id: 'new-id', title: 'To be' })
  })

  test('a click on a tag opens its page, on a web link the browser', () => {
    const openOutside = vi.fn()
    const web = { type: 'link', version: 1, url: 'https://x.org/', children: [t('web')] }
    const { root, open } = openWindow([p({ type: 'tag', version: 1, text: '#us/aid' }, t(' '), web)], { openOutside })
    root.querySelector<HTMLElement>('[data-tag]')!.click()
    root.querySelector<HTMLElement>('a span')!.click()
    expect(open.mock.calls).toEqual([[{ kind: 'tag', query: { all: ['us/aid'], any: [], none: [] } }, 'here']])
    expect(openOutside).toHaveBeenCalledWith('https://x.org/')
  })
})

describe('quotes', () => {
  const notebook = {
    sources: [aSource('s', 'Paper')],
    highlights: [aHighlight('h', 's', 'The words', { color: 'green' })],
  }

  test('show words, source and state; the source line leads to the passage', () => {
    const { root, open } = openWindow([quote], notebook)
    const figure = root.querySelector('figure')!
    expect(figure.textContent).toBe('The wordsBaloch 2019, ¶ 9Verbatim')
    expect(figure.dataset.color).toBe('green')
    figure.querySelector('button')!.click()
    expect(open).toHaveBeenCalledWith({ kind: 'source', id: 's', highlight: 'h' }, 'beside')
  })

  test('a click on the words chooses the quote, and what is typed then comes after it', () => {
    const { editor, root } = openWindow([quote, p(t('below'))], notebook)
    root.querySelector<HTMLElement>('blockquote')!.click()
    editor.read(() => {})
    expect(root.querySelector('figure')!.dataset.selected).toBe('true')
    editor.dispatchCommand(KEY_DOWN_COMMAND, new KeyboardEvent('keydown', { key: 'x' }))
    editor.read(() => {})
    type(editor, 'x')
    expect(outline(editor)).toBe('source-quote / x / below')
  })

  test('say so when the source goes to the trash', () => {
    const highlights = byId(notebook.highlights)
    const { around, set } = changingHeads({ notes: new Map(), sources: byId(notebook.sources), highlights })
    const { root } = openWindow([quote], around)
    set({ notes: new Map(), sources: byId([aSource('s', 'Paper', { deletedAt: 4 })]), highlights })
    expect(root.querySelector('figure')!.textContent).toContain('In the trash')
    set({ notes: new Map(), sources: new Map(), highlights: new Map() })
    expect(root.querySelector('figure')!.textContent).toContain('Lost')
  })

  test('come in below the block with the caret, and writing goes on below them', () => {
    const { editor, handle, onChange } = openWindow([p(t('one')), p(t('two'))], notebook)
    editor.update(() => $getRoot().selectStart(), { discrete: true })
    handle.insertQuote({ highlight: 'h', source: 's', words: 'The words', locator: '¶ 9' })
    expect(outline(editor)).toBe('one / source-quote / two')
    expect(onChange).toHaveBeenCalled()
    editor.update(() => $getRoot().selectEnd(), { discrete: true })
    handle.insertQuote({ highlight: 'h', source: 's', words: 'The words', locator: '¶ 9' })
    type(editor, 'after')
    expect(outline(editor)).toBe('one / source-quote / two / source-quote / after')
  })

  test('take the place of an empty note', () => {
    const { editor, handle } = openWindow([], notebook)
    handle.insertQuote({ highlight: 'h', source: 's', words: 'The words', locator: '¶ 9' })
    expect(outline(editor)).toBe('source-quote / ')
  })
})

describe('what another window saved', () => {
  test('is shown, is not told as a change, and cannot be undone', () => {
    const { editor, handle, onChange } = openWindow([p(t('one')), p(t('two')), p(t('three'))])
    const before = handle.read()
    handle.setBlocks([before[0], p(t('changed')), before[2]])
    expect(outline(editor)).toBe('one / changed / three')
    expect(onChange).not.toHaveBeenCalled()
    expect(handle.read()[0]).toBe(before[0])
    editor.dispatchCommand(UNDO_COMMAND, undefined)
    expect(outline(editor)).toBe('one / changed / three')
  })

  test.each([[[]], [fixture], [fixture.slice(5)]])('any text over any other', blocks => {
    const { handle } = openWindow(fixture)
    handle.setBlocks(blocks)
    if (blocks.length > 0) expect(handle.read()).toEqual(blocks)
    handle.setBlocks(fixture)
    expect(handle.read()).toEqual(fixture)
  })
})

test('a block that begins in Arabic script is set in Urdu, as soon as it does', async () => {
  const { editor, root } = openWindow([
    p(t('English اردو')),
    p(t('«اردو» English')),
    { type: 'code', children: [t('اردو')] },
  ])
  await vi.waitFor(() => expect([...root.children].map(block => (block as HTMLElement).lang)).toEqual(['', 'ur', '']))
  expect((root.children[2] as HTMLElement).dir).toBe('ltr')
  editor.update(() => $getRoot().getAllTextNodes()[0]!.setTextContent('۲۰۱۱ میں'), { discrete: true })
  expect((root.children[0] as HTMLElement).lang).toBe('ur')
  editor.update(() => $getRoot().getAllTextNodes()[0]!.setTextContent('In 2011'), { discrete: true })
  expect((root.children[0] as HTMLElement).lang).toBe('')
})

test('commands set blocks and marks, and take them off again', () => {
  const { editor, handle } = openWindow([p(t('words'))])
  editor.update(() => $getRoot().getAllTextNodes()[0]!.select(0, 5), { discrete: true })
  const run = (id: Parameters<typeof handle.command>[0]) => {
    handle.command(id)
    return outline(editor)
  }
  expect(run('bold')).toBe('{1 words}')
  expect(handle.format.get().marks.bold).toBe(true)
  expect(run('bold')).toBe('words')
  expect(run('h2')).toBe('h2: words')
  expect(handle.format.get().block).toBe('h2')
  expect(run('h2')).toBe('words')
  expect(run('check')).toBe('check: words')
  expect(run('check')).toBe('words')
  expect(run('quote')).toBe('quote: words')
  expect(run('codeblock')).toBe('code: words')
  expect(run('paragraph')).toBe('words')
  editor.update(() => $getRoot().selectEnd(), { discrete: true })
  expect(run('insert.tag')).toBe('words #')
  expect(run('insert.link')).toBe('words #[[')
  expect(run('rule')).toBe('words #[[ / horizontalrule / ')
})

test('to the end and the start of the text, selecting with Shift', () => {
  const { editor } = openWindow([p(t('One')), p(t('Two'))])
  const go = (key: string, shiftKey = false) => {
    const event = new KeyboardEvent('keydown', { key, ctrlKey: true, shiftKey, cancelable: true })
    editor.update(() => editor.dispatchCommand(KEY_DOWN_COMMAND, event), { discrete: true })
    return event.defaultPrevented
  }
  expect(go('End')).toBe(true)
  type(editor, '!')
  go('Home')
  type(editor, '>')
  expect(outline(editor)).toBe('>One / Two!')
  go('End', true)
  expect(editor.read(() => $getSelection()?.getTextContent())).toBe('One\nTwo!')
})
