import { $createNodeSelection, $getRoot, $setSelection, type ElementNode, KEY_ENTER_COMMAND } from 'lexical'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NOWHERE } from '../surroundings.ts'
import { aNote, aSource, testEditor } from '../testEditor.ts'
import { windowExtension } from '../windowExtension.ts'
import { followPointed } from './pointed.ts'
import { previewOf } from './previewOf.ts'

const t = (text: string) => ({ type: 'text', version: 1, text })
const p = (...children: object[]) => ({ type: 'paragraph', version: 1, children })
const link = (target: string) => ({
  type: 'wiki-link',
  version: 1,
  target,
  targetKind: 'note',
  label: target,
  shown: null,
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  document.body.replaceChildren()
})

function openWindow() {
  const blocks = [p(t('see '), link('a'), t(' and '), link('b'))]
  const editor = testEditor(blocks, { notes: [aNote('a', 'A'), aNote('b', 'B')] }, [windowExtension])
  const root = document.createElement('div')
  root.contentEditable = 'true'
  document.body.append(root)
  editor.setRootElement(root)
  let shown: string | null = null
  const follower = followPointed(editor, pointed => {
    shown = pointed?.link.target ?? null
  })
  const [a, b] = [...root.querySelectorAll<HTMLElement>('[data-wiki-link]')] as [HTMLElement, HTMLElement]
  const point = (dom: HTMLElement) =>
    dom.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }))
  return { editor, root, follower, a, b, point, shown: () => shown }
}

test('rests on a link, not only passes; the way into the preview is no leaving', () => {
  const { root, a, point, shown, follower } = openWindow()
  point(a)
  vi.advanceTimersByTime(300)
  point(root)
  vi.advanceTimersByTime(1000)
  expect(shown()).toBeNull()
  point(a)
  vi.advanceTimersByTime(400)
  expect(shown()).toBe('a')
  point(root)
  follower.hold()
  vi.advanceTimersByTime(1000)
  expect(shown()).toBe('a')
  follower.leave()
  vi.advanceTimersByTime(300)
  expect(shown()).toBeNull()
})

test('goes from the preview straight to another link', () => {
  const { a, b, point, shown, follower } = openWindow()
  point(a)
  vi.advanceTimersByTime(400)
  follower.hold()
  point(b)
  follower.leave()
  vi.advanceTimersByTime(400)
  expect(shown()).toBe('b')
})

test('Shift and Enter show what the chosen link leads to, and put it away; Enter alone opens', () => {
  const { editor, shown } = openWindow()
  editor.update(
    () => {
      const selection = $createNodeSelection()
      selection.add($getRoot().getFirstChildOrThrow<ElementNode>().getLastChildOrThrow().getKey())
      $setSelection(selection)
    },
    { discrete: true },
  )
  const event = { preventDefault() {}, shiftKey: true, ctrlKey: false, metaKey: false } as KeyboardEvent
  editor.dispatchCommand(KEY_ENTER_COMMAND, event)
  expect(shown()).toBe('b')
  editor.dispatchCommand(KEY_ENTER_COMMAND, event)
  expect(shown()).toBeNull()
})

test('what is shown: the part of a note, the citation of a source, and what is wrong', async () => {
  const parts = [{ id: 'p1', heading: true, words: 'Paid' }]
  const heading = { type: 'heading', tag: 'h2', children: [t('Paid')], $: { part: 'p1' } }
  const notes = new Map([['n', aNote('n', 'Fees', { words: 2, parts })]])
  const sources = new Map([['s', aSource('s', 'Seven months')]])
  const around = {
    ...NOWHERE,
    heads: () => ({ notes, sources, highlights: new Map() }),
    readNote: async () => ({ blocks: [p(t('before')), heading, p(t('five'))] }),
    readSource: async () => 'The lines were shut.',
  }
  const to = (target: string, more = {}) => ({
    target,
    targetKind: 'note' as const,
    label: target,
    shown: 'x',
    ...more,
  })
  const part = (id: string) => ({ part: { id, words: 'Old' } })
  expect(await previewOf(to('n', part('p1')), around)).toMatchObject({
    title: 'Fees › Paid',
    blocks: [heading, p(t('five'))],
  })
  expect(await previewOf(to('n', part('zz')), around)).toMatchObject({ remark: 'This part is no longer there.' })
  const source = await previewOf(to('s', { targetKind: 'source' }), around)
  expect(source).toMatchObject({ title: 'Seven months', text: 'The lines were shut.' })
  expect(source.meta).toContain('Baloch')
  expect((await previewOf(to('gone'), around)).remark).toContain('Not there yet')
})
