import { $createTableSelectionFrom, $isTableNode, type TableCellNode } from '@lexical/table'
import { $getRoot, $isElementNode, $setSelection, KEY_TAB_COMMAND, type LexicalEditor } from 'lexical'
import { afterEach, describe, expect, test } from 'vitest'
import { createHandle } from '../handle.ts'
import { outline, testEditor, type } from '../testEditor.ts'
import { windowExtension } from '../windowExtension.ts'
import { $changeTable, type TableAction } from './tableActions.ts'

afterEach(() => document.body.replaceChildren())

const t = (text: string) => ({ type: 'text', version: 1, text })
const p = (...children: object[]) => ({ type: 'paragraph', version: 1, children })
const cell = (text: string) => ({ type: 'tablecell', version: 1, headerState: 0, children: [p(t(text))] })
const table = (...rows: string[][]) => ({
  type: 'table',
  version: 1,
  children: rows.map(row => ({ type: 'tablerow', version: 1, children: row.map(cell) })),
})

function openWindow(blocks: unknown[]) {
  const editor = testEditor(blocks, {}, [windowExtension])
  const root = document.createElement('div')
  root.contentEditable = 'true'
  document.body.append(root)
  editor.setRootElement(root)
  const { handle } = createHandle(editor, { onChange: () => {}, askLink: () => {} })
  return { editor, root, handle }
}

/** Puts the caret into a cell, counted from 0. */
function into(editor: LexicalEditor, row: number, column: number): void {
  editor.update(
    () => {
      const found = $getRoot().getChildren().find($isTableNode)
      const line = found?.getChildAtIndex(row)
      const at = $isElementNode(line) ? line.getChildAtIndex(column) : null
      if ($isElementNode(at)) at.selectEnd()
    },
    { discrete: true },
  )
}

function change(editor: LexicalEditor, action: TableAction): string {
  editor.update(() => $changeTable(action, editor), { discrete: true })
  return outline(editor)
}

function tab(editor: LexicalEditor, shiftKey = false): void {
  const event = new KeyboardEvent('keydown', { key: 'Tab', shiftKey, cancelable: true })
  editor.dispatchCommand(KEY_TAB_COMMAND, event)
  editor.read(() => {})
}

test('a new table has a header row, and one goes on writing in its first cell', () => {
  const { editor, handle } = openWindow([])
  handle.command('table')
  editor.read(() => {})
  type(editor, 'Year')
  expect(outline(editor)).toBe('table: *Year | * | * ⏐  |  |  ⏐  |  |  / ')
})

test('a table is not set into a table', () => {
  const { editor, handle } = openWindow([table(['a', 'b'])])
  into(editor, 0, 0)
  handle.command('table')
  expect(outline(editor)).toMatch(/^table: a \| b \/ table: \* /)
})

describe('what the menu does', () => {
  test.each<[TableAction, string]>([
    ['rowAbove', 'table: a | b ⏐  |  ⏐ c | d'],
    ['rowBelow', 'table: a | b ⏐ c | d ⏐  | '],
    ['columnBefore', 'table: a |  | b ⏐ c |  | d'],
    ['columnAfter', 'table: a | b |  ⏐ c | d | '],
    ['headerRow', 'table: *a | *b ⏐ c | d'],
    ['headerColumn', 'table: *a | b ⏐ *c | d'],
    ['rowUp', 'table: c | d ⏐ a | b'],
    ['rowDown', 'table: a | b ⏐ c | d'],
    ['columnBack', 'table: b | a ⏐ d | c'],
    ['columnOn', 'table: a | b ⏐ c | d'],
    ['deleteRow', 'table: a | b'],
    ['deleteColumn', 'table: a ⏐ c'],
    ['deleteTable', 'after'],
  ])('%s', (action, result) => {
    const { editor } = openWindow([table(['a', 'b'], ['c', 'd']), p(t('after'))])
    into(editor, 1, 1)
    expect(change(editor, action)).toBe(action === 'deleteTable' ? result : `${result} / after`)
  })

  test('a header row that is one becomes plain again', () => {
    const { editor } = openWindow([table(['a', 'b'], ['c', 'd'])])
    into(editor, 1, 1)
    change(editor, 'headerRow')
    expect(change(editor, 'headerRow')).toBe('table: a | b ⏐ c | d')
  })

  test('a note that was nothing but a table can be written in once that is deleted', () => {
    const { editor } = openWindow([table(['a', 'b'])])
    into(editor, 0, 0)
    change(editor, 'deleteTable')
    type(editor, 'on')
    expect(outline(editor)).toBe('on')
  })

  test('the last row takes the table with it, and leaves something to write in', () => {
    const { editor } = openWindow([table(['a', 'b'])])
    into(editor, 0, 0)
    change(editor, 'deleteRow')
    type(editor, 'on')
    expect(outline(editor)).toBe('on')
  })
})

const widths = (editor: LexicalEditor) => editor.read(() => $getRoot().getChildren().find($isTableNode)?.getColWidths())

test('a column is made wider and narrower, and widths are stored and taken off again', () => {
  const { editor, handle, root } = openWindow([table(['a', 'b'], ['c', 'd'])])
  into(editor, 0, 1)
  change(editor, 'wider')
  expect(widths(editor)).toEqual([120, 144])
  expect(JSON.stringify(handle.read())).toContain('"colWidths":[120,144]')
  expect(root.querySelector('table')?.style.inlineSize).toBe('264px')
  for (let i = 0; i < 9; i++) change(editor, 'narrower')
  expect(widths(editor)).toEqual([120, 48])
  change(editor, 'columnAfter')
  expect(widths(editor)).toEqual([120, 48, 48])
  change(editor, 'ownWidths')
  expect(widths(editor)).toBeUndefined()
  expect(root.querySelector('table')?.hasAttribute('data-sized')).toBe(false)
})

test('a table whose widths make no sense is kept as it is', () => {
  const broken = { ...table(['a', 'b']), colWidths: [1e9, -1] }
  const { handle } = openWindow([broken])
  expect(handle.read()).toEqual([broken])
})

test('cells are merged and split again; the head stays on top when rows move', () => {
  const { editor } = openWindow([table(['a', 'b'], ['c', 'd'])])
  editor.update(
    () => {
      const found = $getRoot().getChildren().find($isTableNode)
      const [first, second] = found?.getChildren() ?? []
      const [from, to] = [first, second].map(row => ($isElementNode(row) ? row.getFirstChild() : null))
      if (found && from && to)
        $setSelection($createTableSelectionFrom(found, from as TableCellNode, to as TableCellNode))
    },
    { discrete: true },
  )
  expect(change(editor, 'merge')).toBe('table: a / c | b ⏐ d')
  expect(change(editor, 'split')).toBe('table: a / c | b ⏐  | d')
  into(editor, 1, 1)
  change(editor, 'headerRow')
  expect(change(editor, 'rowUp')).toBe('table: * | *d ⏐ a / c | b')
})

test('Tab goes from cell to cell and makes a new row behind the last', () => {
  const { editor } = openWindow([table(['', ''])])
  into(editor, 0, 0)
  tab(editor)
  type(editor, 'b')
  tab(editor)
  type(editor, 'c')
  expect(outline(editor)).toBe('table:  | b ⏐ c | ')
  tab(editor, true)
  tab(editor, true)
  type(editor, 'a')
  expect(outline(editor)).toBe('table: a | b ⏐ c | ')
})

test('a wide table scrolls in a wrapper of its own and runs as its first letter does; each cell has its own language', async () => {
  const { root } = openWindow([table(['سال', 'Aid', '۲۰۱۰'])])
  await Promise.resolve()
  const scroller = root.firstElementChild as HTMLElement
  const { tagName, dir, lang, firstElementChild } = scroller
  expect([tagName, dir, lang, firstElementChild?.tagName]).toEqual(['DIV', 'rtl', '', 'TABLE'])
  const cells = [...root.querySelectorAll<HTMLElement>('td > p')].map(cell => [cell.lang, cell.getAttribute('dir')])
  expect(cells).toEqual([
    ['ur', 'auto'],
    ['', 'auto'],
    ['', null],
  ])
})
