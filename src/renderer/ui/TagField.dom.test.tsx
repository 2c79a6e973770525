import { act, useState } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TagChange } from '#lib/tag.ts'
import { TagField } from './TagField.tsx'
import { toastStore } from './toast.ts'

let root: Root
let host: HTMLElement
let tags: string[] = []

const KNOWN = ['us', 'us/congress', 'us/military aid', 'pk']

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  host = document.body.appendChild(document.createElement('div'))
  root = createRoot(host)
})

afterEach(() => {
  act(() => root.unmount())
  host.remove()
})

function show(first: string[] = []) {
  function Held() {
    const [now, setNow] = useState(first)
    const change = ({ add = [], remove = [] }: TagChange) =>
      setNow(was => [...was.filter(tag => !remove.includes(tag)), ...add])
    tags = now
    return (
      <TagField
        label="Tags"
        tags={now}
        onChange={change}
        normal={raw => raw.replace(/^#/, '').trim() || null}
        suggest={query => KNOWN.filter(tag => query && tag.includes(query))}
      />
    )
  }
  act(() => root.render(<Held />))
  const input = host.querySelector('input')
  if (!input) throw new Error('no input')
  act(() => input.focus())
  return input
}

const press = (input: HTMLElement, key: string) =>
  act(() => {
    input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  })

const type = (input: HTMLInputElement, text: string) =>
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text)
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })

test('Enter adds what is typed, with spaces and in any script', () => {
  const input = show()
  type(input, '#us/military aid')
  press(input, 'Enter')
  type(input, 'افغانستان')
  press(input, 'Enter')
  expect(tags).toEqual(['us/military aid', 'افغانستان'])
  expect(input.value).toBe('')
})

test('a comma adds, also a pasted list, and the Urdu comma', () => {
  const input = show()
  type(input, 'imf, 1971، pk')
  expect(tags).toEqual(['imf', '1971'])
  expect(input.value).toBe('pk')
})

test('an arrow chooses a completion, Enter takes it', () => {
  const input = show()
  type(input, 'us')
  expect(input.getAttribute('aria-expanded')).toBe('true')
  press(input, 'ArrowDown')
  press(input, 'ArrowDown')
  press(input, 'Enter')
  expect(tags).toEqual(['us/congress'])
})

test('Backspace in the empty input removes the last, never while something is typed', () => {
  const input = show(['us', 'pk'])
  type(input, 'x')
  press(input, 'Backspace')
  expect(tags).toEqual(['us', 'pk'])
  type(input, '')
  press(input, 'Backspace')
  expect(tags).toEqual(['us'])
})

test('the cross removes, and a tag stands once', () => {
  const input = show(['us'])
  type(input, 'us')
  press(input, 'Enter')
  expect(tags).toEqual(['us'])
  type(input, 'US')
  press(input, 'Enter')
  expect(tags).toEqual(['us'])
  act(() => host.querySelector<HTMLElement>('[aria-label="Remove the tag us"]')?.click())
  expect(tags).toEqual([])
})

test('what is taken off can be put back', () => {
  const input = show(['us', 'pk'])
  press(input, 'Backspace')
  expect(tags).toEqual(['us'])
  const toast = toastStore.get().at(-1)
  expect(toast?.text).toBe('Tag #pk taken off')
  act(() => toast?.action?.run())
  expect(tags).toEqual(['us', 'pk'])
})

test('what stands in the input when one leaves it is added', () => {
  const input = show()
  type(input, 'imf')
  act(() => input.blur())
  expect(tags).toEqual(['imf'])
})
