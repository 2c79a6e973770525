import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createNote } from '#data/notes.ts'
import { openNotebook } from '#data/open.ts'
import type { TagQuery } from '#lib/place.ts'
import { TagPage } from './TagPage.tsx'

const tagged = (...tags: string[]) => ({
  type: 'paragraph',
  version: 1,
  children: tags.map(tag => ({
    type: 'tag',
    version: 1,
    text: `#${tag}`,
    mode: 'token',
    format: 0,
    detail: 0,
    style: '',
  })),
  direction: null,
  format: '',
  indent: 0,
})

let root: Root
let host: HTMLElement

beforeAll(async () => {
  await openNotebook()
  await createNote({ title: 'Aid alone', blocks: [tagged('us/aid')] })
  await createNote({ title: 'Aid and the army', blocks: [tagged('us/aid', 'pk/army')] })
  await createNote({ title: 'Trade', blocks: [tagged('us/trade')] })
})

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  host = document.body.appendChild(document.createElement('div'))
  root = createRoot(host)
})

afterEach(() => {
  act(() => root.unmount())
  host.remove()
})

function show(query: TagQuery) {
  const open = vi.fn()
  act(() =>
    root.render(<TagPage query={query} open={open} onQuery={() => {}} onRename={() => {}} onDelete={() => {}} />),
  )
  const titles = () => [...host.querySelectorAll('section li')].map(item => item.querySelector('span')?.textContent)
  return { open, titles }
}

test('a tag stands for those below it, and shows what lies inside', () => {
  const { titles } = show({ all: ['us'], any: [], none: [] })
  expect(titles()).toEqual(['Trade', 'Aid and the army', 'Aid alone'])
  expect(host.querySelector('h1')?.textContent).toBe('#us')
  expect([...host.querySelectorAll('button')].map(each => each.textContent)).toContain('#aid2')
})

test('and, or, not', () => {
  expect(show({ all: ['us/aid', 'pk'], any: [], none: [] }).titles()).toEqual(['Aid and the army'])
  expect(show({ all: [], any: ['pk', 'us/trade'], none: [] }).titles()).toEqual(['Trade', 'Aid and the army'])
  expect(show({ all: ['us'], any: [], none: ['pk'] }).titles()).toEqual(['Trade', 'Aid alone'])
})

test('nothing fits: the page says what to do', () => {
  show({ all: ['us/trade', 'pk'], any: [], none: [] })
  expect(host.textContent).toContain('Nothing bears these tags together.')
})

test('a press opens, with Alt beside', () => {
  const { open } = show({ all: ['us/trade'], any: [], none: [] })
  const item = host.querySelector('section li button')
  act(() => void item?.dispatchEvent(new MouseEvent('click', { bubbles: true, altKey: true })))
  expect(open).toHaveBeenCalledWith({ kind: 'note', id: expect.any(String) }, 'beside')
})
