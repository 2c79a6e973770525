import { $getRoot, $getSelection, $isRangeSelection, type LexicalEditor, UNDO_COMMAND } from 'lexical'
import { afterEach, describe, expect, test } from 'vitest'
import { runAction } from '../actions.ts'
import { $jsonOf } from '../blocks.ts'
import { followFormat } from '../format.ts'
import { testEditor, type } from '../testEditor.ts'
import { windowExtension } from '../windowExtension.ts'
import type { DirectionAction } from './setDirection.ts'

const t = (text: string) => ({ type: 'text', version: 1, text })
const block = (kind: string, text: string, more: object = {}) => ({
  type: kind,
  version: 1,
  children: text ? [t(text)] : [],
  ...more,
})
const p = (text: string, more: object = {}) => block('paragraph', text, more)
const list = (listType: string, ...items: string[]) => ({
  type: 'list',
  version: 1,
  listType,
  children: items.map(text => block('listitem', text)),
})
const cell = (text: string) => ({ type: 'tablecell', version: 1, headerState: 0, children: [p(text)] })
const table = (...rows: string[][]) => ({
  type: 'table',
  version: 1,
  children: rows.map(row => ({ type: 'tablerow', version: 1, children: row.map(cell) })),
})
const callout = (...texts: string[]) => ({
  type: 'callout',
  version: 1,
  tone: 'info',
  children: texts.map(text => p(text)),
})
const quote = (words: string) => ({
  type: 'source-quote',
  version: 1,
  highlight: 'h',
  source: 's',
  words,
  locator: '¶ 9',
})

const URDU = 'سرحد بند رہی'
const ENGLISH = 'The border stayed shut'

afterEach(() => document.body.replaceChildren())

async function openWindow(blocks: unknown[]) {
  const editor = testEditor(blocks, {}, [windowExtension])
  const root = document.createElement('div')
  root.contentEditable = 'true'
  document.body.append(root)
  editor.setRootElement(root)
  await Promise.resolve()
  return { editor, root }
}

/** "auto ur" of each block that holds words, in their order. */
const set = (root: HTMLElement, what = 'p, h1, h2, h3, blockquote, li, code') =>
  [...root.querySelectorAll<HTMLElement>(what)].map(dom => `${dom.getAttribute('dir')} ${dom.lang}`.trim())

/** Said on what scrolls the table. */
const tableDirections = (root: HTMLElement) =>
  [...root.querySelectorAll('table')].map(table => table.closest<HTMLElement>('[dir]')?.dir)

function caretIn(editor: LexicalEditor, index: number): void {
  editor.update(() => void $getRoot().getChildAtIndex(index)!.selectEnd(), { discrete: true })
}

function run(editor: LexicalEditor, action: DirectionAction | 'h2' | 'bullet' | 'quote' | 'paragraph') {
  const format = followFormat(editor)
  const stop = format.register()
  editor.update(() => {}, { discrete: true })
  runAction(editor, action, format.get())
  stop()
  editor.read(() => {})
}

const json = (editor: LexicalEditor) =>
  editor.read(() => $getRoot().getChildren().map($jsonOf)) as { type: string; direction: string | null }[]

describe('which way a block runs by itself', () => {
  const words: [string, string, string][] = [
    ['English', ENGLISH, 'auto'],
    ['Urdu', URDU, 'auto ur'],
    ['English that names an Urdu word', `The word ${URDU}`, 'auto'],
    ['Urdu that names an English word', `${URDU} NATO`, 'auto ur'],
    ['Urdu behind its digits', `۲۰۱۱ میں ${URDU}`, 'auto ur'],
    ['English behind its digits', `2011: ${ENGLISH}`, 'auto'],
    ['Urdu behind a sign', `«${URDU}»`, 'auto ur'],
  ]
  const kinds: [string, (text: string) => object, string][] = [
    ['a paragraph', text => p(text), 'p'],
    ['a heading', text => block('heading', text, { tag: 'h2' }), 'h2'],
    ['a block quote', text => block('quote', text), 'blockquote'],
    ['an item', text => list('bullet', text), 'li'],
    ['a numbered item', text => list('number', text), 'li'],
    ['an item to check', text => list('check', text), 'li'],
    ['a line of a callout', text => callout(text), 'p'],
    ['a cell', text => table([text]), 'p'],
  ]
  for (const [kind, make, element] of kinds)
    test.each(words)(`${kind}: %s`, async (_name, text, expected) => {
      const { root } = await openWindow([p(ENGLISH), make(text)])
      const found = set(root, element)
      expect(found.at(-1)).toBe(element === 'li' ? expected.replace('auto ur', 'rtl ur') : expected)
    })

  test.each([
    [URDU, 'rtl'],
    [ENGLISH, 'ltr'],
  ])('a source quote of %s', async (text, direction) => {
    const { root } = await openWindow([quote(text)])
    expect(root.querySelector('[data-quote]')?.getAttribute('dir')).toBe(direction)
  })

  test('a table and a callout run as the first letter in them', async () => {
    const { root } = await openWindow([table(['۱۹۷۱', URDU], ['5', ENGLISH]), callout('', URDU), table(['1', ENGLISH])])
    expect(tableDirections(root)).toEqual(['rtl', 'ltr'])
    expect(root.querySelector<HTMLElement>('[data-callout]')?.dir).toBe('rtl')
  })

  test('code is written from the left', async () => {
    const { root } = await openWindow([block('code', URDU)])
    expect(set(root, 'code')).toEqual(['ltr'])
  })
})

describe('a block without a letter goes on as the one before it', () => {
  const cases: [string, unknown[], string][] = [
    ['an empty one after Urdu', [p(URDU), p('')], 'rtl ur'],
    ['an empty one after English', [p(ENGLISH), p('')], 'ltr'],
    ['digits after Urdu', [p(URDU), p('۱۹۷۱ – ۲۰۱۱')], 'rtl ur'],
    ['several of them', [p(URDU), p(''), p('2011'), p('')], 'rtl ur'],
    ['an empty heading', [p(URDU), block('heading', '', { tag: 'h2' })], 'rtl ur'],
    ['an empty quote', [p(URDU), block('quote', '')], 'rtl ur'],
    ['an empty item', [p(URDU), list('bullet', '')], 'rtl ur'],
    ['the item after one in Urdu', [p(ENGLISH), list('bullet', URDU, '')], 'rtl ur'],
    ['what follows a list that ends in Urdu', [list('bullet', ENGLISH, URDU), p('')], 'rtl ur'],
    ['past code and a quote', [p(URDU), block('code', 'x'), quote(ENGLISH), p('')], 'rtl ur'],
    ['what was said of the block before', [p(ENGLISH, { direction: 'rtl' }), p('')], 'rtl ur'],
    ['the first of a note', [p('')], 'null'],
    ['an empty line in a cell stands as its table does', [p(URDU), table([ENGLISH, ''])], 'null'],
    ['the first line of a callout stands as the callout does', [p(URDU), callout('')], 'null'],
  ]
  test.each(cases)('%s', async (_name, blocks, expected) => {
    const { root } = await openWindow(blocks)
    expect(set(root).at(-1)).toBe(expected)
  })

  test('an empty table or callout after Urdu runs from the right', async () => {
    const { root } = await openWindow([p(URDU), table(['', '']), callout('')])
    expect(tableDirections(root)).toEqual(['rtl'])
    expect(root.querySelector<HTMLElement>('[data-callout]')?.dir).toBe('rtl')
  })

  test('it turns when the one before it is written in another script, and by its own first letter', async () => {
    const { editor, root } = await openWindow([p(''), p(''), p(''), p(ENGLISH)])
    caretIn(editor, 0)
    type(editor, 'سرحد')
    expect(set(root)).toEqual(['auto ur', 'rtl ur', 'rtl ur', 'auto'])
    caretIn(editor, 1)
    type(editor, 'shut')
    expect(set(root)).toEqual(['auto ur', 'auto', 'ltr', 'auto'])
  })
})

describe('a direction that somebody gave', () => {
  test.each([
    ['direction.rtl', ENGLISH, 'rtl', 'rtl'],
    ['direction.ltr', URDU, 'ltr ur', 'ltr'],
    ['direction.turn', ENGLISH, 'rtl', 'rtl'],
    ['direction.turn', URDU, 'ltr ur', 'ltr'],
  ] as const)('%s on “%s”', async (action, text, shown, stored) => {
    const { editor, root } = await openWindow([p(text)])
    caretIn(editor, 0)
    run(editor, action)
    expect(set(root)).toEqual([shown])
    expect(json(editor)[0]).toMatchObject({ type: 'paragraph', direction: stored })
    editor.dispatchCommand(UNDO_COMMAND, undefined)
    expect(json(editor)[0]).toMatchObject({ direction: null })
    expect(set(root)).toEqual([text === URDU ? 'auto ur' : 'auto'])
  })

  test('turned twice, and automatic, the letters decide again', async () => {
    const { editor, root } = await openWindow([p(URDU)])
    caretIn(editor, 0)
    for (const action of ['direction.turn', 'direction.turn'] as const) run(editor, action)
    expect(json(editor)[0]?.direction).toBeNull()
    run(editor, 'direction.rtl')
    run(editor, 'direction.auto')
    expect(json(editor)[0]?.direction).toBeNull()
    expect(set(root)).toEqual(['auto ur'])
  })

  test('all that is selected gets the same one, in lists, tables and callouts too; code stays', async () => {
    const { editor, root } = await openWindow([p(URDU), list('bullet', ENGLISH), callout(ENGLISH), block('code', 'x')])
    editor.update(() => void $getRoot().select(0, 4), { discrete: true })
    run(editor, 'direction.rtl')
    expect(set(root)).toEqual(['rtl ur', 'rtl', 'rtl', 'ltr'])
    expect(root.querySelector<HTMLElement>('[data-callout]')?.dir).toBe('rtl')
  })

  test.each([
    ['a paragraph', p(ENGLISH)],
    ['a heading', block('heading', ENGLISH, { tag: 'h2' })],
    ['an item', list('bullet', ENGLISH)],
    ['a block quote', block('quote', ENGLISH)],
  ])('the next paragraph goes on with it: %s', async (_name, first) => {
    const { editor, root } = await openWindow([first])
    caretIn(editor, 0)
    run(editor, 'direction.rtl')
    type(editor, '\nFees')
    expect(set(root)).toEqual(['rtl', 'rtl'])
  })

  test('it stays when the block becomes another kind of block', async () => {
    const { editor } = await openWindow([p(ENGLISH), p('')])
    for (const at of [0, 1]) {
      caretIn(editor, at)
      run(editor, 'direction.rtl')
      for (const kind of ['h2', 'quote', 'bullet', 'bullet'] as const) run(editor, kind)
    }
    expect(json(editor)).toMatchObject([
      { type: 'paragraph', direction: 'rtl' },
      { type: 'paragraph', direction: 'rtl' },
    ])
    expect(editor.read(() => $isRangeSelection($getSelection()))).toBe(true)
  })

  test('what is no direction is none', async () => {
    const { editor } = await openWindow([p(URDU, { direction: 'up' }), p(URDU, { direction: '"><b>' })])
    expect(json(editor).map(each => each.direction)).toEqual([null, null])
  })
})
