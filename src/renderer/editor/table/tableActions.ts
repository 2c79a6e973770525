import {
  $computeTableMapSkipCellCheck,
  $createTableNodeWithDimensions,
  $deleteTableColumnAtSelection,
  $deleteTableRowAtSelection,
  $insertTableColumnAtSelection,
  $insertTableRowAtNode,
  $insertTableRowAtSelection,
  $isTableCellNode,
  $isTableNode,
  $isTableSelection,
  $setTableColumnIsHeader,
  $setTableRowIsHeader,
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
} from 'lexical'

export type TableAction =
  | 'rowAbove'
  | 'rowBelow'
  | 'columnBefore'
  | 'columnAfter'
  | 'headerRow'
  | 'headerColumn'
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

/** Changes the table the selection is in. The last row or column takes the table with it. */
export function $changeTable(action: TableAction): void {
  const at = $tableAtSelection()
  if (!at) return
  const { table } = at
  if (action === 'rowAbove' || action === 'rowBelow') $insertTableRowAtSelection(action === 'rowBelow')
  else if (action === 'columnBefore' || action === 'columnAfter')
    $insertTableColumnAtSelection(action === 'columnAfter')
  else if (action === 'headerRow') $setTableRowIsHeader(table, 0, !$hasHeader(table, 'row'))
  else if (action === 'headerColumn') $setTableColumnIsHeader(table, 0, !$hasHeader(table, 'column'))
  else if (action === 'deleteTable') $deleteTable(table)
  else if (action === 'deleteRow') $deleteTableRowAtSelection()
  else $deleteTableColumnAtSelection()
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
