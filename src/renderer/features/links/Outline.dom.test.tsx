import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Outline, OutlineState } from '#editor/outline/outline.ts'
import { Tree } from './Outline.tsx'

const ROWS = [
  { key: '1', level: 1, text: 'Aid' },
  { key: '2', level: 2, text: 'Coalition' },
  { key: '3', level: 1, text: 'راستے' },
]

let host: HTMLElement
let root: Root

beforeEach(() => {
  host = document.createElement('div')
  document.body.append(host)
  root = createRoot(host)
})
afterEach(() => {
  root.unmount()
  host.remove()
})

function fake(state: OutlineState) {
  const listeners = new Set<() => void>()
  const outline: Outline = {
    get: () => state,
    subscribe: changed => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    blockOf: key => Number(key) * 10,
    move: vi.fn(() => true),
    step: vi.fn(() => true),
    shift: vi.fn(() => true),
  }
  const set = (next: OutlineState) => {
    state = next
    for (const changed of listeners) changed()
  }
  return { outline, set }
}

const items = () => [...host.querySelectorAll<HTMLElement>('[role="treeitem"]')]
const shown = () => items().map(item => item.textContent)
const press = (key: string, more: KeyboardEventInit = {}) =>
  document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))

async function show(state: OutlineState = { rows: ROWS, current: '2' }) {
  const onReveal = vi.fn()
  const { outline, set } = fake(state)
  root.render(<Tree outline={outline} onReveal={onReveal} />)
  await vi.waitFor(() => expect(host.textContent).not.toBe(''))
  return { outline, set, onReveal }
}

test('the headings are a tree that says which one is read, and Urdu is set as Urdu', async () => {
  await show()
  expect(
    items().map(item => [
      item.textContent,
      item.getAttribute('aria-level'),
      item.getAttribute('aria-selected'),
      item.lang,
    ]),
  ).toEqual([
    ['Aid', '1', 'false', ''],
    ['Coalition', '2', 'true', ''],
    ['راستے', '1', 'false', 'ur'],
  ])
  expect(items().map(item => item.tabIndex)).toEqual([-1, 0, -1])
})

test('a press or Enter leads to a heading', async () => {
  const { onReveal } = await show()
  items()[2]?.click()
  expect(onReveal).toHaveBeenLastCalledWith(30)
  items()[0]?.focus()
  press('Enter')
  expect(onReveal).toHaveBeenLastCalledWith(10)
})

test('the arrow keys walk, close and open; Alt moves sections, with Shift their level', async () => {
  const { outline } = await show()
  items()[0]?.focus()
  press('ArrowDown')
  await vi.waitFor(() => expect(document.activeElement).toBe(items()[1]))
  press('ArrowLeft')
  await vi.waitFor(() => expect(document.activeElement).toBe(items()[0]))
  press('ArrowLeft')
  await vi.waitFor(() => expect(shown()).toEqual(['Aid', 'راستے']))
  expect(items()[0]?.getAttribute('aria-expanded')).toBe('false')
  press('ArrowRight')
  await vi.waitFor(() => expect(shown()).toHaveLength(3))
  press('ArrowDown', { altKey: true })
  expect(outline.step).toHaveBeenCalledWith('1', 1)
  press('ArrowUp', { altKey: true })
  expect(outline.step).toHaveBeenCalledWith('1', -1)
  press('ArrowRight', { altKey: true, shiftKey: true })
  expect(outline.shift).toHaveBeenCalledWith('1', 1)
})

test('a row that moved keeps the focus', async () => {
  const { set } = await show()
  items()[0]?.focus()
  set({ rows: [ROWS[2]!, ROWS[0]!, ROWS[1]!], current: '2' })
  await vi.waitFor(() => expect(shown()).toEqual(['راستے', 'Aid', 'Coalition']))
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Aid'))
})

test('a note without headings says how to make one', async () => {
  await show({ rows: [], current: null })
  expect(host.textContent).toContain('No headings yet.')
})
