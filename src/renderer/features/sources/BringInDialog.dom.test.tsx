import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BringInDialog, type BringInDialogProps } from './BringInDialog.tsx'
import type { Outcome } from './bringIn.ts'

const brought = vi.hoisted(() => ({ pastes: [] as unknown[], outcome: null as unknown }))
vi.mock('./bringIn.ts', async original => ({
  ...(await original<typeof import('./bringIn.ts')>()),
  bringInPaste: async (paste: unknown, title: string) => {
    brought.pastes.push({ paste, title })
    return brought.outcome
  },
}))

const ADDED: Outcome = { kind: 'added', name: 'x', id: 's1', title: 'Two roads', remark: '' }
let root: Root
let host: HTMLElement
const onClose = vi.fn()
const area = () => document.querySelector('textarea')!
const button = (name: string) => [...document.querySelectorAll('button')].find(b => b.textContent === name)!

async function show(props: Partial<BringInDialogProps> = {}) {
  await act(async () => root.render(<BringInDialog open={() => {}} onClose={onClose} {...props} />))
}
async function write(text: string) {
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(area(), text)
    area().dispatchEvent(new Event('input', { bubbles: true }))
  })
}
async function paste(html: string, text: string) {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  Object.assign(event, { clipboardData: { getData: (type: string) => (type === 'text/html' ? html : text) } })
  await act(async () => area().dispatchEvent(event))
  // What the browser does by itself where nobody prevents it.
  if (!event.defaultPrevented) await write(text)
}
const press = (name: string) => act(async () => button(name).click())

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  brought.pastes = []
  brought.outcome = ADDED
  onClose.mockReset()
  host = document.body.appendChild(document.createElement('div'))
  root = createRoot(host)
})
afterEach(async () => {
  await act(async () => root.unmount())
  host.remove()
})

describe('bringing in a pasted article', () => {
  it('takes its structure along', async () => {
    await show()
    await paste('<h1>Two roads</h1><p>The first.</p>', 'Two roads\nThe first.')
    await press('Bring in the article')
    expect(brought.pastes).toEqual([
      { paste: { html: '<h1>Two roads</h1><p>The first.</p>', text: 'Two roads\nThe first.' }, title: '' },
    ])
    expect(onClose).toHaveBeenCalled()
  })

  it('goes by the words once they are edited', async () => {
    await show()
    await paste('<p>The first.</p>', 'The first.')
    await write('The first road.')
    await press('Bring in the article')
    expect(brought.pastes).toEqual([{ paste: { html: null, text: 'The first road.' }, title: '' }])
  })

  it('does not put a very long article into a field', async () => {
    await show()
    const long = 'word '.repeat(500_000)
    await paste('', long)
    expect(document.querySelector('textarea')).toBeNull()
    expect(document.body.textContent).toContain('About 500,000 words')
    await press('Bring in the article')
    expect(brought.pastes).toEqual([{ paste: { html: null, text: long }, title: '' }])
  })

  it('says what is wrong and stays open', async () => {
    brought.outcome = {
      kind: 'failed',
      name: 'x',
      sentence: 'There are no words in what was pasted.',
    } satisfies Outcome
    await show({ paste: { html: null, text: 'x' } })
    await press('Bring in the article')
    expect(document.body.textContent).toContain('There are no words in what was pasted.')
    expect(onClose).not.toHaveBeenCalled()
  })
})
