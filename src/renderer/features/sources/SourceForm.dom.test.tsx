import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SourceHead } from '#data/rows.ts'
import type { SourcePatch } from '#data/sources.ts'
import { emptyCsl } from '#lib/csl.ts'
import { SourceForm } from './SourceForm.tsx'

const data = vi.hoisted(() => ({ saved: [] as unknown[], source: null as unknown }))
vi.mock('#data/sources.ts', () => ({
  saveSource: async (_: string, patch: SourcePatch) => {
    data.saved.push(patch)
  },
}))
vi.mock('#data/heads.ts', () => ({ heads: { get: () => ({ sources: new Map([['s1', data.source]]) }) } }))
vi.mock('#data/tags.ts', () => ({ tagNames: () => [{ tag: 'us/aid', count: 3 }] }))

const SOURCE = {
  kind: 'source',
  id: 's1',
  csl: { ...emptyCsl(), title: 'Two roads', author: [{ given: 'Lena', family: 'Fischer' }], issued: '2019-05-03' },
  guessed: ['title', 'issued'],
  tags: [],
} as unknown as SourceHead

let root: Root
let host: HTMLElement
const input = (label: string): HTMLInputElement =>
  [...host.querySelectorAll<HTMLInputElement>('input, textarea')].find(each =>
    each.labels?.length ? each.labels[0]!.textContent === label : each.getAttribute('aria-label') === label,
  )!
const button = (name: string): HTMLButtonElement =>
  [...host.querySelectorAll('button')].find(b => (b.getAttribute('aria-label') ?? b.textContent) === name)!

async function type(field: HTMLInputElement, text: string) {
  const prototype = field.tagName === 'TEXTAREA' ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  await act(async () => {
    Object.getOwnPropertyDescriptor(prototype, 'value')!.set!.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}
const leave = (field: HTMLElement) =>
  act(async () => {
    field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
  })

beforeEach(async () => {
  // However slow the machine: nothing is saved for a rest in the typing.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  data.saved = []
  data.source = SOURCE
  host = document.body.appendChild(document.createElement('div'))
  root = createRoot(host)
  await act(async () => root.render(<SourceForm source={SOURCE} />))
})
afterEach(async () => {
  await act(async () => root.unmount())
  host.remove()
  vi.useRealTimers()
})

describe('the form of a source', () => {
  it('marks what was guessed and takes the mark away when it is confirmed', async () => {
    expect(host.textContent?.match(/Guessed from the text/g)).toHaveLength(2)
    await act(async () => button('It is right: the date').click())
    expect(data.saved).toEqual([{ confirmed: ['issued'] }])
  })

  it('saves a field when one leaves it, and it is no guess any more', async () => {
    await type(input('Title'), 'Three\nroads')
    await leave(input('Title'))
    expect(data.saved).toEqual([{ csl: { title: 'Three roads' } }])
  })

  it('saves what is not saved yet when the form goes away', async () => {
    await type(input('Publisher or newspaper'), 'Dawn')
    expect(data.saved).toEqual([])
    await act(async () => root.render(null))
    expect(data.saved).toEqual([{ csl: { publisher: 'Dawn' } }])
  })

  it('reads a date as it is written and refuses what is none with a sentence', async () => {
    await type(input('Published'), '32 March 2012')
    await leave(input('Published'))
    expect(host.textContent).toContain('March has 31 days. Uncertain? Write 2012-03. Not kept yet.')
    expect(input('Published').getAttribute('aria-invalid')).toBe('true')
    expect(data.saved).toEqual([])
    await type(input('Published'), '3 July 2012')
    await leave(input('Published'))
    expect(data.saved).toEqual([{ csl: { issued: '2012-07-03' } }])
  })

  it('keeps no address that is none', async () => {
    await type(input('Address'), 'javascript:alert(1)')
    await leave(input('Address'))
    expect(host.textContent).toContain('Write a web address')
    expect(data.saved).toEqual([])
  })

  it('adds and removes authors', async () => {
    await act(async () => button('Add one name: an organisation, or a name in one piece').click())
    expect(document.activeElement).toBe(input('Author 2'))
    await type(input('Author 2'), 'Ministry of Roads')
    await leave(input('Author 2'))
    const author = [{ given: 'Lena', family: 'Fischer' }, { literal: 'Ministry of Roads' }]
    expect(data.saved).toEqual([{ csl: { author } }])
    await act(async () => root.render(<SourceForm source={{ ...SOURCE, csl: { ...SOURCE.csl, author } }} />))
    await act(async () => button('Remove author 1').click())
    await act(async () => root.render(null))
    expect(data.saved.at(-1)).toMatchObject({ csl: { author: [{ literal: 'Ministry of Roads' }] } })
  })
})
