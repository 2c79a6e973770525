import { $computeTableMapSkipCellCheck, $isTableNode, type TableCellNode, TableNode } from '@lexical/table'
import { $getNodeByKey, type LexicalEditor, type NodeKey } from 'lexical'

/** In pixels of the window, as they are stored. */
const NARROWEST = 48
const WIDEST = 800
const STEP = 24
/** Of a column whose table has not been laid out. */
const UNKNOWN = 120

const within = (width: number) => Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)))

/** The columns a cell stands in, counted from 0. */
export function $columnsOf(table: TableNode, cell: TableCellNode): { first: number; last: number } {
  const [map, at] = $computeTableMapSkipCellCheck(table, cell, cell)
  const first = at?.startColumn ?? 0
  return { first, last: Math.min(first + cell.getColSpan(), map[0]?.length ?? 1) - 1 }
}

/** How wide each column is now: as stored, or as the window has laid it out. */
export function $widthsOf(editor: LexicalEditor, table: TableNode): number[] {
  const [map] = $computeTableMapSkipCellCheck(table, null, null)
  const stored = table.getColWidths() ?? []
  return (map[0] ?? []).map((_, column) => {
    const own = stored[column]
    if (own) return within(own)
    const single = map.map(row => row[column]?.cell).find(cell => cell?.getColSpan() === 1)
    const width = single && editor.getElementByKey(single.getKey())?.getBoundingClientRect().width
    return within(width || UNKNOWN)
  })
}

/** Sets the width of one column; the others keep what they have. Returns the width it has then. */
export function $setColumnWidth(editor: LexicalEditor, table: TableNode, column: number, width: number): number {
  const widths = $widthsOf(editor, table)
  widths[column] = within(width)
  table.setColWidths(widths)
  return widths[column]
}

/** Makes the columns of a cell wider or narrower by a step. */
export function $stepWidth(editor: LexicalEditor, table: TableNode, cell: TableCellNode, step: 1 | -1): void {
  const { first, last } = $columnsOf(table, cell)
  const widths = $widthsOf(editor, table)
  table.setColWidths(widths.map((width, at) => (at >= first && at <= last ? within(width + step * STEP) : width)))
}

const tableIn = (dom: HTMLElement | null) => (dom instanceof HTMLTableElement ? dom : dom?.querySelector('table'))

/** A table whose columns have widths is laid out by them. Lexical writes the columns, and nothing that makes them count. */
export function registerColumnWidths(editor: LexicalEditor): () => void {
  const paint = (key: NodeKey) => {
    const dom = tableIn(editor.getElementByKey(key))
    const table = editor.getEditorState().read(() => $getNodeByKey(key))
    if (!dom || !$isTableNode(table)) return
    const widths = editor.getEditorState().read(() => table.getColWidths())
    const all = widths?.reduce((sum, width) => sum + within(width), 0)
    dom.toggleAttribute('data-sized', all !== undefined)
    dom.style.inlineSize = all === undefined ? '' : `${all}px`
  }
  return editor.registerMutationListener(TableNode, mutations => {
    for (const [key, mutation] of mutations) if (mutation !== 'destroyed') paint(key)
  })
}
