import type { LexicalNode } from 'lexical'

/** The block of the note that a node stands in: the table itself, not the paragraph in one of its cells. */
export function $topBlockOf(node: LexicalNode): LexicalNode | null {
  let block: LexicalNode | null = node
  while (block && block.getParent()?.getKey() !== 'root') block = block.getParent()
  return block
}
