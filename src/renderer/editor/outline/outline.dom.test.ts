import { $getRoot, type LexicalEditor, UNDO_COMMAND } from 'lexical'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { foldsOf } from '../collapse/folds.ts'
import { outline as drawn, testEditor } from '../testEditor.ts'
import { windowExtension } from '../windowExtension.ts'
import { createOutline } from './outline.ts'

const t = (text: string) => ({ type: 'text', version: 1, text })
const p = (text: string) => ({ type: 'paragraph', version: 1, children: text ? [t(text)] : [] })
const h = (level: number, text: string) => ({
  type: 'heading',
  version: 1,
  tag: `h${level}`,
  children: text ? [t(text)] : [],
})

const NOTE = [
  p('before'),
  h(1, 'Aid'),
  p('a'),
  h(2, 'Fees'),
  p('f'),
  h(3, 'Paid'),
  h(1, 'Transit'),
  p('t'),
  h(2, 'Chaman'),
]

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame'] })
})
afterEach(() => {
  vi.useRealTimers()
  document.body.replaceChildren()
})

function openWindow(blocks: unknown[] = NOTE) {
  const editor = testEditor(blocks, {}, [windowExtension])
  const root = document.createElement('div')
  root.contentEditable = 'true'
  document.body.append(root)
  editor.setRootElement(root)
  const outline = createOutline(editor)
  const changed = vi.fn()
  const stop = outline.subscribe(changed)
  const key = (text: string) => outline.get().rows.find(row => row.text === text)!.key
  return { editor, outline, changed, stop, key }
}

const texts = (outline: { get: () => { rows: readonly { level: number; text: string }[] } }) =>
  outline.get().rows.map(({ level, text }) => `${level} ${text}`)

function undo(editor: LexicalEditor): void {
  editor.dispatchCommand(UNDO_COMMAND, undefined)
  editor.read(() => {})
}

const BEFORE = 'before / h1: Aid / a / h2: Fees / f / h3: Paid / h1: Transit / t / h2: Chaman'

describe('the outline', () => {
  test('follows what is written, a moment later; empty headings are left out', () => {
    const { editor, outline, changed } = openWindow([h(1, 'Aid'), h(2, ''), p('a')])
    expect(texts(outline)).toEqual(['1 Aid'])
    editor.update(() => $getRoot().getAllTextNodes()[0]!.setTextContent('Aid, paid'), { discrete: true })
    expect(changed).not.toHaveBeenCalled()
    vi.runAllTimers()
    expect(texts(outline)).toEqual(['1 Aid, paid'])
    changed.mockClear()
    editor.update(() => $getRoot().getAllTextNodes()[1]!.setTextContent('other'), { discrete: true })
    vi.runAllTimers()
    expect(changed).not.toHaveBeenCalled()
  })

  test('says which heading one writes under', () => {
    const { editor, outline } = openWindow()
    editor.getRootElement()!.getBoundingClientRect = () => new DOMRect(0, 0, 100, 100)
    document.documentElement.getBoundingClientRect = () => new DOMRect(0, 0, 500, 500)
    for (const dom of editor.getRootElement()!.children) dom.getBoundingClientRect = () => new DOMRect(0, 200, 10, 10)
    editor.getRootElement()!.focus()
    editor.update(() => $getRoot().getAllTextNodes()[4]!.select(1, 1), { discrete: true })
    vi.runAllTimers()
    expect(outline.get().rows.find(({ key }) => key === outline.get().current)?.text).toBe('Fees')
    editor.update(() => $getRoot().getAllTextNodes()[0]!.select(1, 1), { discrete: true })
    vi.runAllTimers()
    expect(outline.get().current).toBeNull()
  })

  test('reads nothing while nobody looks', () => {
    const { editor, changed, stop } = openWindow()
    stop()
    changed.mockClear()
    editor.update(() => $getRoot().clear(), { discrete: true })
    vi.runAllTimers()
    expect(changed).not.toHaveBeenCalled()
  })
})

describe('a section moves with all under it, and one undo puts it back', () => {
  test.each([
    ['Transit', 'Aid', 1, 'before / h1: Transit / t / h2: Chaman / h1: Aid / a / h2: Fees / f / h3: Paid'],
    ['Aid', null, 1, 'before / h1: Transit / t / h2: Chaman / h1: Aid / a / h2: Fees / f / h3: Paid'],
    ['Fees', 'Chaman', 2, 'before / h1: Aid / a / h1: Transit / t / h2: Fees / f / h3: Paid / h2: Chaman'],
    ['Fees', 'Aid', 1, 'before / h1: Fees / f / h2: Paid / h1: Aid / a / h1: Transit / t / h2: Chaman'],
    ['Transit', 'Paid', 3, 'before / h1: Aid / a / h2: Fees / f / h3: Transit / t / h4: Chaman / h3: Paid'],
    ['Fees', 'Transit', 3, 'before / h1: Aid / a / h3: Fees / f / h4: Paid / h1: Transit / t / h2: Chaman'],
  ])('%s before %s at level %i', (moved, before, level, expected) => {
    const { editor, outline, key } = openWindow()
    expect(outline.move(key(moved), before && key(before), level)).toBe(true)
    expect(drawn(editor)).toBe(expected)
    undo(editor)
    expect(drawn(editor)).toBe(BEFORE)
  })

  test('not into itself, nor to where it stands', () => {
    const { editor, outline, key } = openWindow()
    expect(outline.move(key('Aid'), key('Fees'), 1)).toBe(false)
    expect(outline.move(key('Aid'), key('Transit'), 1)).toBe(false)
    expect(outline.move(key('Transit'), null, 1)).toBe(false)
    expect(drawn(editor)).toBe(BEFORE)
  })

  test('by one place among its like', () => {
    const { editor, outline, key } = openWindow()
    expect(outline.step(key('Aid'), 1)).toBe(true)
    expect(drawn(editor)).toBe('before / h1: Transit / t / h2: Chaman / h1: Aid / a / h2: Fees / f / h3: Paid')
    expect(outline.step(key('Aid'), 1)).toBe(false)
    expect(outline.step(key('Aid'), -1)).toBe(true)
    expect(drawn(editor)).toBe(BEFORE)
    expect(outline.step(key('Fees'), 1)).toBe(false)
    expect(outline.step(key('Fees'), -1)).toBe(false)
  })

  test('a level deeper or higher, with the headings under it', () => {
    const { editor, outline, key } = openWindow()
    outline.shift(key('Aid'), 1)
    expect(drawn(editor)).toContain('h2: Aid / a / h3: Fees / f / h4: Paid / h1: Transit')
    outline.shift(key('Aid'), -1)
    expect(drawn(editor)).toBe(BEFORE)
    expect(outline.shift(key('Aid'), -1)).toBe(false)
  })

  test('what is folded in it stays so', () => {
    const { outline, editor, key } = openWindow()
    const folds = foldsOf(editor)!
    folds.fold(key('Fees'))
    outline.step(key('Aid'), 1)
    expect(folds.get()).toEqual([key('Fees')])
    expect(editor.getRootElement()!.querySelectorAll('[data-folded-away]')).toHaveLength(2)
  })
})
