import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { heads } from '#data/heads.ts'
import { createNote, saveNote } from '#data/notes.ts'
import { openNotebook } from '#data/open.ts'
import { LinksPane } from './LinksPane.tsx'

const BLOCK = { version: 1, direction: null, format: '', indent: 0 }
const text = (words: string) => ({
  type: 'text',
  version: 1,
  text: words,
  mode: 'normal',
  format: 0,
  detail: 0,
  style: '',
})
const paragraph = (...children: unknown[]) => ({ ...BLOCK, type: 'paragraph', children })

let root: Root
let host: HTMLElement
let target: string
let from: string

beforeAll(async () => {
  await openNotebook()
  target = (await createNote({ title: 'Supply route' })).id
  const link = { type: 'wiki-link', version: 1, target, targetKind: 'note', label: 'Supply route', shown: null }
  const note = await createNote({
    title: 'Support funds',
    blocks: [
      { ...BLOCK, type: 'heading', tag: 'h2', children: [text('What was held')] },
      paragraph(text('Nothing here.')),
      paragraph(text('Claims were held. They were paid after '), link, text('. Then no more.')),
    ],
  })
  from = note.id
})

beforeEach(() => {
  host = document.body.appendChild(document.createElement('div'))
  root = createRoot(host)
})

afterEach(() => {
  root.unmount()
  host.remove()
})

test('backlinks show the sentence with the link lit, and lead to its block', async () => {
  const open = vi.fn()
  root.render(<LinksPane id={target} open={open} />)
  await vi.waitFor(() => expect(host.querySelector('mark')?.textContent).toBe('Supply route'))
  const passage = host.querySelector('mark')?.closest('button')
  expect(passage?.textContent).toBe('They were paid after Supply route.')
  passage?.click()
  expect(open).toHaveBeenCalledWith({ kind: 'note', id: from, block: 2 }, 'here')
})

test('without backlinks it says how one is made', async () => {
  root.render(<LinksPane id={from} open={() => {}} />)
  await vi.waitFor(() => expect(host.textContent).toContain('Nothing links here yet.'))
})

test('the notes that link are filtered by words and by tag, and those of one title are told apart', async () => {
  const hub = (await createNote({ title: 'Hub' })).id
  const link = { type: 'wiki-link', version: 1, target: hub, targetKind: 'note', label: 'Hub', shown: null }
  const tag = { ...text('#us/aid'), type: 'tag', mode: 'token' }
  for (const [title, words, ...tags] of [
    ['Meeting', 'Said in Karachi of ', tag],
    ['Meeting', 'Said in Quetta of '],
    ['Freight', 'Carried past '],
    ['راستہ', 'كراچی سے '],
    ['Fees', 'Paid at '],
    ['Rail', 'Laid to '],
  ] as const) {
    await createNote({ title, blocks: [paragraph(text(words), link, ...tags)] })
  }
  root.render(<LinksPane id={hub} open={() => {}} />)
  const titles = () => [...host.querySelectorAll('li > div > button:first-child')].map(each => each.textContent)
  await vi.waitFor(() => expect(titles()).toHaveLength(6))
  const details = [...host.querySelectorAll('li p')].map(each => each.textContent)
  expect(details.map(each => each?.replace(/ \d\d:\d\d$/, '')).sort()).toEqual([
    '#us/aid · changed today',
    'changed today',
  ])
  const field = host.querySelector('input')!
  const ask = (words: string) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, words)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  ask('کراچي')
  await vi.waitFor(() => expect(titles()).toEqual(['راستہ']))
  ask('#us')
  await vi.waitFor(() => expect(titles()).toEqual(['Meeting']))
  expect(host.querySelector('h3')?.textContent).toBe('Backlinks 1 of 6')
  ask('nothing of the kind')
  await vi.waitFor(() => expect(host.textContent).toContain('No sentence here has all of this.'))
})

test('a link to a heading says which by its present words, and what is shown there says so', async () => {
  const to = { target, targetKind: 'note', label: 'Supply route', $: { toPart: { id: 'h1', words: 'Old words' } } }
  const gone = { ...to, $: { toPart: { id: 'zz', words: 'Cut' } } }
  const { textRev } = heads.get().notes.get(target)!
  const heading = { ...BLOCK, type: 'heading', tag: 'h2', children: [text('ادائیگی')], $: { part: 'h1' } }
  await saveNote({ id: target, parentRev: textRev, title: 'Supply route', blocks: [heading] })
  await createNote({
    title: 'Parts',
    blocks: [
      paragraph(text('See '), { ...to, type: 'wiki-link', version: 1, shown: null }, text('.')),
      paragraph(text('See '), { ...to, type: 'wiki-link', version: 1, shown: 'there' }, text(' and on.')),
      paragraph(text('And '), { ...gone, type: 'wiki-link', version: 1, shown: 'gone' }, text('.')),
      { ...to, type: 'embed', version: 1 },
    ],
  })
  root.render(<LinksPane id={target} open={vi.fn()} />)
  const said = () => [...host.querySelectorAll('button')].map(button => button.textContent)
  await vi.waitFor(() =>
    expect(said()).toEqual(
      expect.arrayContaining([
        'See Supply route › ادائیگی.',
        'See there and on.Leads to “ادائیگی”',
        'And gone.Leads to a part that is no longer there',
        'Supply route › ادائیگیShown there',
      ]),
    ),
  )
})
