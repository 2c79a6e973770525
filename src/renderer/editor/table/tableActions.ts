import {
  $computeTableMapSkipCellCheck,
  $createTableNodeWithDimensions,
  $deleteTableColumnAtSelection,
  $deleteTableRowAtSelection,
  $getTableRowIndexFromTableCellNode,
  $insertTableColumnAtSelection,
  $insertTableRowAtNode,
  $insertTableRowAtSelection,
  $isSimpleTable,
  $isTableCellNode,
  $isTableNode,
  $isTableSelection,
  $mergeCells,
  $moveTableColumn,
  $moveTableRow,
  $setTableColumnIsHeader,
  $setTableRowIsHeader,
  $unmergeCellNode,
  TableCellHeaderStates,
  type TableCellNode,
  type TableNode,
} from '@lexical/table'
import {
  $createParagraphNode,
  $findMatchingParent,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  type ElementNode,
  type LexicalEditor,
} from 'lexical'
import { $columnsOf, $stepWidth } from './columnWidths.ts'

export type TableAction =
  | 'rowAbove'
  | 'rowBelow'
  | 'columnBefore'
  | 'columnAfter'
  | 'headerRow'
  | 'headerColumn'
  | 'rowUp'
  | 'rowDown'
  | 'columnBack'
  | 'columnOn'
  | 'wider'
  | 'narrower'
  | 'ownWidths'
  | 'merge'
  | 'split'
  | 'deleteRow'
  | 'deleteColumn'
  | 'deleteTable'

/** The table and cell the selection begins in. */
export function $tableAtSelection(): { table: TableNode; cell: TableCellNode } | null {
  const selection = $getSelection()
  const point = $isRangeSelection(selection) || $isTableSelection(selection) ? selection.anchor.getNode() : null
  const cell = point && $findMatchingParent(point, $isTableCellNode)
  const table = cell && $findMatchingParent(cell, $isTableNode)
  return cell && table ? { table, cell } : null
}

export function $createNoteTable(): ElementNode {
  return $createTableNodeWithDimensions(3, 3, { rows: true, columns: false })
}

/** Whether all of the first row, or column, is a header. */
export function $hasHeader(table: TableNode, of: 'row' | 'column'): boolean {
  const [map] = $computeTableMapSkipCellCheck(table, null, null)
  const first = of === 'row' ? (map[0] ?? []) : map.map(row => row[0])
  const state = of === 'row' ? TableCellHeaderStates.ROW : TableCellHeaderStates.COLUMN
  return first.length > 0 && first.every(at => at?.cell.hasHeaderState(state))
}

/** Leaves something to write in where the table was. */
function $deleteTable(table: TableNode): void {
  const next = table.getNextSibling()
  const below = $isElementNode(next) ? next : $createParagraphNode()
  if (below !== next) table.insertAfter(below)
  below.selectStart()
  table.remove()
}

type At = { table: TableNode; cell: TableCellNode }

const $rowOf = ({ cell }: At) => $getTableRowIndexFromTableCellNode(cell)

/** The head stays on top, and at the start, whatever moves. */
function $moving(table: TableNode, $move: () => void): void {
  const heads = { row: $hasHeader(table, 'row'), column: $hasHeader(table, 'column') }
  $move()
  const [map] = $computeTableMapSkipCellCheck(table, null, null)
  if (heads.row) for (const at of map.keys()) $setTableRowIsHeader(table, at, at === 0)
  if (heads.column) for (const at of (map[0] ?? []).keys()) $setTableColumnIsHeader(table, at, at === 0)
}

function $moveRow(at: At, by: 1 | -1): void {
  $moving(at.table, () => $moveTableRow(at.table, $rowOf(at), $rowOf(at) + by))
}

function $moveColumn({ table, cell }: At, by: 1 | -1): void {
  const { first } = $columnsOf(table, cell)
  $moving(table, () => $moveTableColumn(table, first, first + by))
}

/** The cells that are selected together. */
function $selectedCells(): TableCellNode[] {
  const selection = $getSelection()
  return $isTableSelection(selection) ? selection.getNodes().filter($isTableCellNode) : []
}

/** What can be done where the selection is. Rows and columns that cells reach over are not moved. */
export function $tableState({ table, cell }: At) {
  return {
    headerRow: $hasHeader(table, 'row'),
    headerColumn: $hasHeader(table, 'column'),
    canMove: $isSimpleTable(table),
    canMerge: $selectedCells().length > 1,
    canSplit: cell.getColSpan() > 1 || cell.getRowSpan() > 1,
    hasWidths: table.getColWidths() !== undefined,
  }
}

function $mergeSelected(): void {
  $mergeCells($selectedCells())?.selectEnd()
}

const CHANGES: Record<TableAction, (at: At, editor: LexicalEditor) => unknown> = {
  rowAbove: () => $insertTableRowAtSelection(false),
  rowBelow: () => $insertTableRowAtSelection(true),
  columnBefore: () => $insertTableColumnAtSelection(false),
  columnAfter: () => $insertTableColumnAtSelection(true),
  headerRow: ({ table }) => $setTableRowIsHeader(table, 0, !$hasHeader(table, 'row')),
  headerColumn: ({ table }) => $setTableColumnIsHeader(table, 0, !$hasHeader(table, 'column')),
  rowUp: at => $moveRow(at, -1),
  rowDown: at => $moveRow(at, 1),
  columnBack: at => $moveColumn(at, -1),
  columnOn: at => $moveColumn(at, 1),
  wider: ({ table, cell }, editor) => $stepWidth(editor, table, cell, 1),
  narrower: ({ table, cell }, editor) => $stepWidth(editor, table, cell, -1),
  ownWidths: ({ table }) => table.setColWidths(undefined),
  merge: $mergeSelected,
  split: ({ cell }) => $unmergeCellNode(cell),
  deleteRow: $deleteTableRowAtSelection,
  deleteColumn: $deleteTableColumnAtSelection,
  deleteTable: ({ table }) => $deleteTable(table),
}

/** Changes the table the selection is in. The last row or column takes the table with it. */
export function $changeTable(action: TableAction, editor: LexicalEditor): void {
  const at = $tableAtSelection()
  if (at) CHANGES[action](at, editor)
}

function $cellsOf(table: TableNode): TableCellNode[] {
  return table.getChildren<ElementNode>().flatMap(row => row.getChildren().filter($isTableCellNode))
}

/** Goes to the next cell, or the one before; behind the last one begins a new row. False outside a table. */
export function $moveToCell(step: 1 | -1): boolean {
  const at = $tableAtSelection()
  if (!at) return false
  const { table, cell } = at
  const cells = $cellsOf(table)
  const next = cells[cells.findIndex(each => each.is(cell)) + step]
  if (next) next.selectEnd()
  else if (step === 1) $insertTableRowAtNode(cell)?.selectStart()
  return true
}
