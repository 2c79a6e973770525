import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { holdLetters, takeLetters } from './heldLetters.ts'
import { TitleField } from './TitleField.tsx'

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

function show(title: string, from = '', autoFocus = false) {
  const onChange = vi.fn()
  const onLeave = vi.fn()
  act(() =>
    root.render(<TitleField title={title} from={from} onChange={onChange} onLeave={onLeave} autoFocus={autoFocus} />),
  )
  return { field: host.querySelector('textarea')!, onChange, onLeave }
}

function type(field: HTMLTextAreaElement, value: string) {
  const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!
  act(() => {
    set.call(field, value)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

test('pasted lines become one title', () => {
  const { field, onChange } = show('')
  type(field, 'Two\r\n  lines')
  expect(onChange).toHaveBeenCalledWith('Two lines')
  expect(field.value).toBe('Two lines')
})

test('marks that turn the words after them are left out, letters that join or part words are not', () => {
  const { field, onChange } = show('')
  type(field, 'gnp.\u202eexe \u2066a\u2069 می\u200cخواہم')
  expect(onChange).toHaveBeenCalledWith('gnp.exe a می\u200cخواہم')
})

test('Enter leads to the text, but not while an input method composes', () => {
  const { field, onLeave } = show('A title')
  const press = (init: KeyboardEventInit) =>
    act(
      () =>
        void field.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init }),
        ),
    )
  press({ isComposing: true })
  expect(onLeave).not.toHaveBeenCalled()
  press({})
  expect(onLeave).toHaveBeenCalledOnce()
})

test('an Urdu title is set in Nastaliq, and another window’s title shows', () => {
  const before = show('Salala')
  type(before.field, 'Salala, 2011')
  const { field } = show('سلالہ', 'another window')
  expect(field.value).toBe('سلالہ')
  expect(field.parentElement?.lang).toBe('ur')
})

test('a new note has in its title what was typed while it was made, and nothing else had it', () => {
  const other = host.ownerDocument.body.appendChild(document.createElement('textarea'))
  const heard = vi.fn()
  other.addEventListener('keydown', heard)
  const press = (key: string, init: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })
    other.dispatchEvent(event)
    return event.defaultPrevented
  }
  holdLetters()
  expect([press('S'), press('u'), press('پ')]).toEqual([true, true, true])
  expect([press('s', { ctrlKey: true }), press('Tab'), press('Process')]).toEqual([false, false, false])
  expect(heard).toHaveBeenCalledTimes(3)
  const { field, onChange } = show('', '', true)
  expect(field.value).toBe('Suپ')
  expect(onChange).toHaveBeenCalledWith('Suپ')
  expect(press('p')).toBe(false)
  other.remove()
})

test('a note that could not be made, or never comes, takes no letters', () => {
  vi.useFakeTimers()
  holdLetters()
  vi.advanceTimersByTime(2000)
  expect(takeLetters()).toBe('')
  const event = new KeyboardEvent('keydown', { key: 'a', bubbles: true, cancelable: true })
  document.body.dispatchEvent(event)
  expect(event.defaultPrevented).toBe(false)
  vi.useRealTimers()
})
