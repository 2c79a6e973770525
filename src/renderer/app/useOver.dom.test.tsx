import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type OverSheets, useOver } from './useOver.ts'

let root: Root
let host: HTMLElement
let it: OverSheets
const page = () => host.querySelector<HTMLElement>('#page')!
const shown = () => [...host.querySelectorAll<HTMLElement>('[data-over]')].map(each => each.dataset.over)

function Window() {
  it = useOver(() => page().focus())
  return (
    <>
      <button type="button" id="page" />
      {it.over.navigator && <div data-over="navigator" tabIndex={-1} />}
      {it.over.context && (
        <div data-over="context" tabIndex={-1}>
          <input onKeyDown={event => event.key === 'Escape' && event.preventDefault()} />
        </div>
      )}
    </>
  )
}

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  host = document.body.appendChild(document.createElement('div'))
  root = createRoot(host)
  await act(async () => root.render(<Window />))
  page().focus()
})

afterEach(() => {
  act(() => root.unmount())
  host.remove()
})

const pressEscape = (on: Element) =>
  act(async () => on.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })))

test('takes the focus, one at a time, and gives it back to the page', async () => {
  await act(async () => it.show('navigator'))
  expect(document.activeElement).toBe(host.querySelector('[data-over="navigator"]'))
  await act(async () => it.show('context'))
  expect(shown()).toEqual(['context'])
  await act(async () => it.close())
  expect([shown(), document.activeElement]).toEqual([[], page()])
})

test('Escape puts it away from wherever one is, unless it was used', async () => {
  await act(async () => it.show('context'))
  await pressEscape(host.querySelector('input')!)
  expect(shown()).toEqual(['context'])
  page().focus()
  await pressEscape(page())
  expect([shown(), document.activeElement]).toEqual([[], page()])
})
