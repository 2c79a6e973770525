import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { VirtualList, type VirtualListProps } from './VirtualList.tsx'

type Item = { key: string; level?: number; open?: boolean | null }
let root: Root
let host: HTMLElement

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(280)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(200)
  host = document.body.appendChild(document.createElement('div'))
  root = createRoot(host)
})

afterEach(() => {
  act(() => root.unmount())
  host.remove()
  vi.restoreAllMocks()
})

const many = Array.from({ length: 10_000 }, (_, i): Item => ({ key: `item ${i}` }))

function show(props: Partial<VirtualListProps<Item>>) {
  const onActivate = vi.fn()
  act(() =>
    root.render(
      <VirtualList
        label="Items"
        items={many}
        keyOf={item => item.key}
        height={28}
        render={item => item.key}
        textOf={item => item.key}
        onActivate={onActivate}
        {...props}
      />,
    ),
  )
  const list = host.querySelector<HTMLElement>('[role=listbox], [role=tree]')
  if (!list) throw new Error('no list')
  act(() => list.focus())
  return { list, onActivate }
}

const plain = { keyOf: (item: Item) => item.key, render: (item: Item) => item.key, onActivate: () => {} }

const press = (list: HTMLElement, key: string, held: KeyboardEventInit = {}) =>
  act(() => {
    list.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }))
  })

const active = (list: HTMLElement) => document.getElementById(list.getAttribute('aria-activedescendant') ?? '')

test('ten thousand items put a screenful into the page, and say how many there are', () => {
  const { list } = show({})
  const options = list.querySelectorAll('[role=option]')
  expect(options.length).toBeGreaterThan(5)
  expect(options.length).toBeLessThan(60)
  expect(options[1]?.getAttribute('aria-setsize')).toBe('10000')
  expect(options[1]?.getAttribute('aria-posinset')).toBe('2')
})

test('arrows, Home, End and page keys move the active row, which is in the page wherever it is', () => {
  const { list } = show({})
  expect(active(list)?.textContent).toBe('item 0')
  press(list, 'ArrowDown')
  expect(active(list)?.textContent).toBe('item 1')
  press(list, 'End')
  expect(active(list)?.textContent).toBe('item 9999')
  press(list, 'ArrowUp')
  expect(active(list)?.textContent).toBe('item 9998')
  press(list, 'Home')
  press(list, 'PageDown')
  expect(Number(active(list)?.getAttribute('aria-posinset'))).toBeGreaterThan(5)
})

test('Enter activates with the modifiers held', () => {
  const { list, onActivate } = show({})
  press(list, 'ArrowDown')
  press(list, 'Enter', { ctrlKey: true })
  expect(onActivate).toHaveBeenCalledOnce()
  expect(onActivate.mock.calls[0]?.[0]).toEqual({ key: 'item 1' })
  expect(onActivate.mock.calls[0]?.[1].ctrlKey).toBe(true)
})

test('letters go to the next item that begins with them', () => {
  const { list } = show({ items: [{ key: 'Aid' }, { key: 'Bonn' }, { key: 'Chaman' }, { key: 'Bagram' }] })
  press(list, 'b')
  expect(active(list)?.textContent).toBe('Bonn')
  press(list, 'b')
  expect(active(list)?.textContent).toBe('Bagram')
})

test('Delete and the menu key reach the active row', () => {
  const onDelete = vi.fn()
  const onMenu = vi.fn()
  const { list } = show({ onDelete, onMenu })
  press(list, 'Delete')
  press(list, 'F10', { shiftKey: true })
  expect(onDelete).toHaveBeenCalledWith({ key: 'item 0' })
  expect(onMenu.mock.calls[0]?.[0]).toEqual({ key: 'item 0' })
})

test('in a tree the arrows open, close and go up', () => {
  const onToggle = vi.fn()
  const items: Item[] = [
    { key: 'us', level: 0, open: true },
    { key: 'us/aid', level: 1, open: false },
  ]
  const branchOf = (item: Item) => ({ level: item.level ?? 0, open: item.open ?? null })
  const { list } = show({ items, branchOf, onToggle })
  expect(active(list)?.getAttribute('aria-expanded')).toBe('true')
  press(list, 'ArrowRight')
  expect(active(list)?.getAttribute('aria-level')).toBe('2')
  press(list, 'ArrowRight')
  expect(onToggle).toHaveBeenLastCalledWith(items[1], true)
  press(list, 'ArrowLeft')
  expect(active(list)?.textContent).toBe('us')
  press(list, 'ArrowLeft')
  expect(onToggle).toHaveBeenLastCalledWith(items[0], false)
})

test('the active row stays active when the list changes around it', () => {
  const { list } = show({ items: [{ key: 'a' }, { key: 'b' }] })
  press(list, 'ArrowDown')
  show({ items: [{ key: 'new' }, { key: 'a' }, { key: 'b' }] })
  expect(active(list)?.textContent).toBe('b')
})

test('a press that brings the focus leaves a scrolled list where it is; the tab key goes to the first row', () => {
  const scrolled = vi.spyOn(Element.prototype, 'scrollTo')
  const { list } = show({})
  act(() => list.blur())
  // Filled anew, as another list is: nothing is active.
  const items = many.map(item => ({ key: `other ${item.key}` }))
  const press = () =>
    act(() => {
      list.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
      list.focus()
    })
  act(() => root.render(<VirtualList {...{ label: 'Items', items, height: 28 }} {...plain} />))
  scrolled.mockClear()
  press()
  expect(scrolled).not.toHaveBeenCalled()
  expect(active(list)).toBeNull()
  act(() => list.blur())
  act(() => list.focus())
  expect(active(list)?.textContent).toBe('other item 0')
})

test('choosing another one renders two rows again, and what a row does is what the list does now', () => {
  const render = vi.fn((item: Item) => item.key)
  show({ render, selected: 'item 1' })
  render.mockClear()
  const { list, onActivate } = show({ render, selected: 'item 3' })
  const again = new Set(render.mock.calls.map(([item]) => item.key))
  expect([...again].sort()).toEqual(['item 1', 'item 3'])
  act(() => list.querySelectorAll<HTMLElement>('[role=option]')[5]!.click())
  expect(onActivate).toHaveBeenCalledTimes(1)
})
