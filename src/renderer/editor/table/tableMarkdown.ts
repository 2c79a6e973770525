import { childrenOf, element, type Json, type MarkdownNode } from '../markdown/tree.ts'

const BETWEEN: MarkdownNode = { type: 'html', value: '<br>' }

/** Whether a table is rows of the same kind of cells; Markdown has no cells that reach over others. */
const isPlain = (table: Json) =>
  childrenOf(table).length > 0 &&
  childrenOf(table)
    .flatMap(childrenOf)
    .every(
      cell => cell.colSpan === 1 && cell.rowSpan === 1 && childrenOf(cell).every(inside => inside.type === 'paragraph'),
    )

/** A table of GitHub's kind, its first row as the head; null where Markdown has none like it. */
export function tableMarkdown(table: Json, inline: (line: Json) => MarkdownNode[]): MarkdownNode | null {
  if (!isPlain(table)) return null
  const cellOf = (cell: Json): MarkdownNode => ({
    type: 'tableCell',
    children: childrenOf(cell).flatMap((line, i) => [...(i === 0 ? [] : [BETWEEN]), ...inline(line)]),
  })
  const rows = childrenOf(table).map(row => ({ type: 'tableRow', children: childrenOf(row).map(cellOf) }))
  return { type: 'table', children: rows }
}

/** The table of a note, each row as wide as the widest. `line` makes a paragraph of a cell's words. */
export function tableFrom(node: MarkdownNode, line: (words: MarkdownNode[]) => Json): Json {
  const rows = (node.children ?? []).map(row => row.children ?? [])
  const width = Math.max(1, ...rows.map(row => row.length))
  const cell = (words: MarkdownNode[], headerState: number) =>
    element('tablecell', [line(words)], { backgroundColor: null, colSpan: 1, headerState, rowSpan: 1 })
  return element(
    'table',
    rows.map((row, at) =>
      element(
        'tablerow',
        Array.from({ length: width }, (_, i) => cell(row[i]?.children ?? [], at === 0 ? 1 : 0)),
      ),
    ),
  )
}
