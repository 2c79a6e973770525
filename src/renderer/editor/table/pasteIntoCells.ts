import { $insertGeneratedNodes } from '@lexical/clipboard'
import { $isTableCellNode, $isTableNode, $isTableRowNode, type TableNode } from '@lexical/table'
import {
  $createParagraphNode,
  $createTextNode,
  $findMatchingParent,
  $isElementNode,
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  type LexicalEditor,
  type LexicalNode,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
} from 'lexical'

/** A row of a table as a line: what its cells say, apart by bars. */
function $linesOf(table: TableNode): LexicalNode[] {
  return table
    .getChildren()
    .filter($isTableRowNode)
    .map(row => {
      const cells = row.getChildren().map(cell => cell.getTextContent().replace(/\s+/g, ' ').trim())
      return $createParagraphNode().append($createTextNode(cells.join(' | ')))
    })
}

function $withoutTables(nodes: LexicalNode[]): LexicalNode[] {
  return nodes.flatMap(node => {
    if ($isTableNode(node)) return $linesOf(node)
    if ($isElementNode(node)) {
      const children = node.getChildren()
      const flat = $withoutTables(children)
      if (flat.some((each, at) => each !== children[at])) node.splice(0, children.length, flat)
    }
    return [node]
  })
}

const $hasTable = (node: LexicalNode): boolean =>
  $isTableNode(node) || ($isElementNode(node) && node.getChildren().some($hasTable))

/**
 * A cell holds no table. One that is pasted alone fills the cells, as Lexical does it; one among other blocks would
 * keep all of them out, so it becomes lines.
 */
export function registerPasteIntoCells(editor: LexicalEditor): () => void {
  return editor.registerCommand(
    SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
    ({ nodes, selection }) => {
      const isAlone = nodes.length === 1 && $isTableNode(nodes[0])
      if (isAlone || !$isRangeSelection(selection) || !nodes.some($hasTable)) return false
      if (!$findMatchingParent(selection.anchor.getNode(), $isTableCellNode)) return false
      $insertGeneratedNodes(editor, $withoutTables(nodes), selection)
      return true
    },
    COMMAND_PRIORITY_LOW,
  )
}
