import { $createParagraphNode, $getRoot, $getSelection, $isElementNode, type LexicalNode } from 'lexical'

function $topBlock(): LexicalNode | null {
  const selection = $getSelection()
  return selection?.getNodes()[0]?.getTopLevelElement() ?? null
}

/** Sets a block below the one with the caret (or in its place, when that is empty) and the caret below it. */
export function $insertBlock(block: LexicalNode): void {
  const at = $topBlock() ?? $getRoot().getLastChild()
  if (!at) $getRoot().append(block)
  else if ($isElementNode(at) && at.getType() === 'paragraph' && at.isEmpty()) at.replace(block)
  else at.insertAfter(block)
  const next = block.getNextSibling()
  if ($isElementNode(next)) return void next.selectStart()
  const below = $createParagraphNode()
  block.insertAfter(below)
  below.select()
}
