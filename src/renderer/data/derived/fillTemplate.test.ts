import { expect, test } from 'vitest'
import { fillTemplate } from './fillTemplate.ts'

const text = (words: string) => ({ type: 'text', version: 1, text: words })
const tag = (name: string) => ({ type: 'tag', version: 1, text: `#${name}` })
const paragraph = (...children: object[]) => ({ type: 'paragraph', version: 1, children })
const list = (...items: object[][]) => ({
  type: 'list',
  listType: 'bullet',
  children: items.map(children => ({ type: 'listitem', children })),
})
const values = { title: 'Salala', date: '2026-11-22', time: '09:05' }
const fill = (...blocks: unknown[]) => fillTemplate(blocks, values)

test('title, date and time are replaced wherever they stand, in any case and with spaces', () => {
  const filled = fill(paragraph(text('{{title}} on {{ Date }}, {{TIME}}')), list([text('{{title}}')]))
  expect(filled).toEqual({
    blocks: [paragraph(text('Salala on 2026-11-22, 09:05')), list([text('Salala')])],
    caret: null,
  })
})

test('nothing else is done: other words in braces stay, and what is put in is not read again', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what a placeholder might look like elsewhere
  const odd = '{{now()}} {{title + 1}} ${date} {{}} {title}'
  expect(fill(paragraph(text(odd))).blocks).toEqual([paragraph(text(odd))])
  const tricky = fillTemplate([paragraph(text('{{title}}'))], { ...values, title: '{{date}} $& $1' })
  expect(tricky.blocks).toEqual([paragraph(text('{{date}} $& $1'))])
})

test('the caret goes to the first place named, and the others vanish', () => {
  const filled = fill(paragraph(text('At {{time}}: {{cursor}}. {{cursor}}')), paragraph(text('{{cursor}}')))
  expect(filled.blocks).toEqual([paragraph(text('At 09:05: . ')), paragraph()])
  expect(filled.caret).toEqual({ path: [0, 0], offset: 10 })
})

test('a text that is nothing but the place of the caret leaves its block empty, with the caret in it', () => {
  expect(fill(list([text('a')], [text('{{cursor}}')]))).toEqual({
    blocks: [list([text('a')], [])],
    caret: { path: [0, 1], offset: 0 },
  })
})

test('the tag that makes it a template stays behind; the line it stood in alone goes, and other tags stay', () => {
  const filled = fill(
    paragraph(text('Log '), tag('daily'), text(' '), tag('template')),
    paragraph(tag('Template/meeting'), text(' ')),
    paragraph(text('{{cursor}}')),
  )
  expect(filled.blocks).toEqual([paragraph(text('Log '), tag('daily'), text(' ')), paragraph()])
  expect(filled.caret).toEqual({ path: [1], offset: 0 })
})

test('ids by which links know its blocks are not given away; other states are', () => {
  const heading = { type: 'heading', tag: 'h2', children: [], $: { part: 'p1', dir: 'rtl' } }
  const plain = { type: 'heading', tag: 'h2', children: [], $: { part: 'p2' } }
  expect(fill(heading, plain).blocks).toEqual([
    { type: 'heading', tag: 'h2', children: [], $: { dir: 'rtl' } },
    { type: 'heading', tag: 'h2', children: [] },
  ])
})

test('what is no node, or nested without end, is no harm', () => {
  let deep: object = paragraph(text('{{title}}'))
  for (let i = 0; i < 5000; i++) deep = { type: 'quote', children: [deep] }
  expect(fill(null, 3, 'x', []).blocks).toEqual([])
  expect(() => fill(deep)).not.toThrow()
})
