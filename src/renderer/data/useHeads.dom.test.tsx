import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it } from 'vitest'
import { store } from './headStore.ts'
import { repairHead } from './repair.ts'
import { isSame, useHeads } from './useHeads.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const write = (id: string, title: string, seq: number) =>
  act(() => store.apply([{ id, kind: 'note', seq, head: repairHead('note', { id, title, seq }) }]))

it('renders again only when what was selected differs, also with an inline select', () => {
  let rendered = 0
  function Titles() {
    const titles = useHeads(heads => [...heads.notes.values()].map(note => note.title))
    rendered++
    return <p>{titles.join(', ')}</p>
  }
  const place = document.createElement('div')
  const root = createRoot(place)
  act(() => root.render(<Titles />))
  write('a', 'One', 1)
  write('b', 'Two', 2)
  expect(place.textContent).toBe('One, Two')
  const before = rendered
  write('b', 'Two', 3)
  expect(rendered).toBe(before)
  write('b', 'Three', 4)
  expect(place.textContent).toBe('One, Three')
  act(() => root.unmount())
})

it('renders when the map itself was selected', () => {
  function Count() {
    return <p>{useHeads(heads => heads.notes).size}</p>
  }
  const place = document.createElement('div')
  const root = createRoot(place)
  act(() => root.render(<Count />))
  const before = Number(place.textContent)
  write('c', 'Four', 5)
  expect(Number(place.textContent)).toBe(before + 1)
  act(() => root.unmount())
})

it.each([
  [1, 1, true],
  [{ a: 1 }, { a: 1 }, true],
  [{ a: 1 }, { b: 1 }, false],
  [{ a: {} }, { a: {} }, false],
  [[1, 2], [1, 2], true],
  [[1], [1, 2], false],
  [new Map(), new Map(), false],
  [null, {}, false],
  [undefined, undefined, true],
])('%j and %j show the same: %s', (a, b, expected) => {
  expect(isSame(a, b)).toBe(expected)
})
