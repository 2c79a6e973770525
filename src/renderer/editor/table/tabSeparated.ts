import {
  $createTableCellNode,
  $createTableNode,
  $createTableRowNode,
  type TableCellHeaderState,
  TableCellHeaderStates,
} from '@lexical/table'
import { $createParagraphNode, $createTextNode, type LexicalNode } from 'lexical'

/** A note is no spreadsheet. */
export const MOST_CELLS = 3000

/** What one cell of a spreadsheet's plain text is: in quotes where it holds tabs, lines or quotes. */
const CELL = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/y

function cellsIn(text: string): string[][] {
  const rows: string[][] = [[]]
  for (CELL.lastIndex = 0; CELL.lastIndex < text.length; ) {
    const match = CELL.exec(text)
    if (!match) return []
    const [, quoted, plain = '', end] = match
    rows.at(-1)?.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"').trim())
    if (end === '\n' && CELL.lastIndex < text.length) rows.push([])
    if (end === '\t' && CELL.lastIndex === text.length) rows.at(-1)?.push('')
  }
  return rows
}

/** The rows of text as spreadsheets copy it: lines of one number of cells, apart by tabs. Null where it is other text. */
export function tabSeparated(text: string): string[][] | null {
  if (!text.includes('\t')) return null
  const rows = cellsIn(text.replace(/\r\n?/g, '\n').replace(/\n+$/, ''))
  const [first] = rows
  if (!first || first.length < 2 || rows.length < 2 || first.length * rows.length > MOST_CELLS) return null
  return rows.every(row => row.length === first.length) ? rows : null
}

const $words = (line: string): LexicalNode[] => (line ? [$createTextNode(line)] : [])

/** A table of words, each line of a cell a paragraph. `hasHead`: the first row is its head. */
export function $tableOf(rows: string[][], $inline = $words, hasHead = false): LexicalNode {
  const $cell = (text: string, header: TableCellHeaderState) => {
    const lines = text.split('\n').map(line => $createParagraphNode().append(...$inline(line)))
    return $createTableCellNode(header).append(...lines)
  }
  const { ROW, NO_STATUS } = TableCellHeaderStates
  const $row = (row: string[], at: number) =>
    $createTableRowNode().append(...row.map(text => $cell(text, hasHead && at === 0 ? ROW : NO_STATUS)))
  return $createTableNode().append(...rows.map($row))
}
