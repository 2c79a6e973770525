import { act, useState } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PickerDialog, type PickerDialogProps } from './PickerDialog.tsx'

let root: Root
let host: HTMLElement

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  host = document.body.appendChild(document.createElement('div'))
  root = createRoot(host)
})

afterEach(() => {
  act(() => root.unmount())
  host.remove()
})

const GROUPS = [
  {
    title: 'Go to',
    options: [
      { id: 'a', text: 'Reopening the supply route', ranges: [[14, 20] as const] },
      { id: 'b', text: 'رسد' },
    ],
  },
  { title: 'Do', options: [{ id: 'c', text: 'New note' }] },
]

function show(props: Partial<PickerDialogProps>) {
  function Held() {
    const [query, setQuery] = useState('')
    return (
      <PickerDialog
        label="Go to"
        placeholder="Go to"
        query={query}
        onQuery={setQuery}
        groups={GROUPS}
        onChoose={() => {}}
        onClose={() => {}}
        {...props}
      />
    )
  }
  act(() => root.render(<Held />))
  const input = document.querySelector<HTMLInputElement>('[role=combobox]')
  if (!input) throw new Error('no input')
  return input
}

const press = (input: HTMLElement, key: string, held: KeyboardEventInit = {}) =>
  act(() => {
    input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }))
  })

const chosen = () => document.querySelector('[role=option][aria-selected=true]')?.textContent

test('the first option is chosen, the arrows go through all groups and round', () => {
  const input = show({})
  expect(chosen()).toContain('Reopening')
  expect(document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent).toContain('Reopening')
  press(input, 'ArrowUp')
  expect(chosen()).toContain('New note')
  press(input, 'ArrowDown')
  press(input, 'ArrowDown')
  expect(chosen()).toContain('رسد')
})

test('matched letters are marked', () => {
  show({})
  expect(document.querySelector('mark')?.textContent).toBe('supply')
})

test('Enter, Alt and Ctrl with Enter say what was held', () => {
  const onChoose = vi.fn()
  const input = show({ onChoose })
  press(input, 'Enter')
  press(input, 'Enter', { altKey: true })
  press(input, 'Enter', { ctrlKey: true })
  expect(onChoose.mock.calls.map(([option, keys]) => [option.id, keys.alt, keys.ctrl])).toEqual([
    ['a', false, false],
    ['a', true, false],
    ['a', false, true],
  ])
})

test('Ctrl with Enter creates where something can be created', () => {
  const onChoose = vi.fn()
  const onCreate = vi.fn()
  press(show({ onChoose, onCreate }), 'Enter', { ctrlKey: true })
  expect(onCreate).toHaveBeenCalledWith('')
  expect(onChoose).not.toHaveBeenCalled()
})

test('Enter while an input method composes chooses nothing', () => {
  const onChoose = vi.fn()
  press(show({ onChoose }), 'Enter', { isComposing: true })
  expect(onChoose).not.toHaveBeenCalled()
})

test('Escape closes', () => {
  const onClose = vi.fn()
  press(show({ onClose }), 'Escape')
  expect(onClose).toHaveBeenCalled()
})
