import {
  $getNodeByKey,
  $getRoot,
  $isElementNode,
  $isTextNode,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from 'lexical'
import type { Caret, Filled } from '#data/templates.ts'
import { $blocksFromJson } from './blocks.ts'

/** Sets the caret to a place among these blocks, or as near to it as they allow. */
function $select(blocks: readonly LexicalNode[], { path, offset }: Caret): void {
  let node = blocks[path[0] ?? offset] ?? blocks.at(-1)
  for (const at of path.slice(1)) node = ($isElementNode(node) && node.getChildAtIndex(at)) || node
  if ($isTextNode(node)) {
    const at = Math.min(offset, node.getTextContentSize())
    node.select(at, at)
  } else if ($isElementNode(node)) {
    const at = Math.min(offset, node.getChildrenSize())
    node.select(at, at)
  } else node?.selectEnd()
}

/** Sets the caret to a place in the text, and the focus with it. */
export function placeCaret(editor: LexicalEditor, caret: Caret): void {
  editor.update(() => $select($getRoot().getChildren(), caret), { discrete: true })
  editor.focus()
}

/** Sets blocks below the one last written in, or in its place where that is empty; with the caret where they name it. */
export function insertBlocks(editor: LexicalEditor, last: NodeKey | null, { blocks, caret }: Filled): void {
  editor.update(
    () => {
      const nodes = $blocksFromJson(blocks)
      const end = nodes.at(-1)
      if (!end) return
      const at = (last && $getNodeByKey(last)?.getTopLevelElement()) || $getRoot().getLastChild()
      let before: LexicalNode | null = at
      for (const node of nodes) {
        if (before) before.insertAfter(node)
        else $getRoot().append(node)
        before = node
      }
      if ($isElementNode(at) && at.getType() === 'paragraph' && at.isEmpty()) at.remove()
      if (caret) $select(nodes, caret)
      else end.selectEnd()
    },
    { discrete: true, tag: 'history-push' },
  )
  editor.focus()
}
