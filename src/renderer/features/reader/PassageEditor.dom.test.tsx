import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Highlight } from '#data/rows.ts'
import { CommentEditor } from './PassageEditor.tsx'

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

function show(comment: string) {
  const onSave = vi.fn()
  const onClose = vi.fn(() => root.render(null))
  const highlight = { id: 'h', comment } as Highlight
  act(() => root.render(<CommentEditor highlight={highlight} onSave={onSave} onClose={onClose} />))
  const area = host.querySelector('textarea')
  if (!area) throw new Error('no text area')
  const type = (text: string) =>
    act(() => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(area, text)
      area.dispatchEvent(new Event('input', { bubbles: true }))
    })
  const press = (key: string, held: KeyboardEventInit = {}) =>
    act(() => void area.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held })))
  return { onSave, type, press }
}

test('what was written is kept when the editor goes away, however it goes', () => {
  const { onSave, type } = show('')
  type('  Who joined them up? ')
  act(() => root.render(null))
  expect(onSave).toHaveBeenCalledExactlyOnceWith('Who joined them up?')
})

test('Ctrl and Enter keep it once', () => {
  const { onSave, type, press } = show('')
  type('Check')
  press('Enter', { ctrlKey: true })
  expect(onSave).toHaveBeenCalledExactlyOnceWith('Check')
})

test('Escape leaves the comment as it was', () => {
  const { onSave, type, press } = show('As it was')
  type('Otherwise')
  press('Escape')
  expect(onSave).not.toHaveBeenCalled()
})

test('nothing is saved where nothing was written', () => {
  const { onSave } = show('As it was')
  act(() => root.render(null))
  expect(onSave).not.toHaveBeenCalled()
})
