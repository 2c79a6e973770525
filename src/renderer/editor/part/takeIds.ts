import { $addUpdateTag, $getRoot, $isElementNode, HISTORY_MERGE_TAG, type LexicalNode } from 'lexical'
import { isSameButIds } from '#data/carryIds.ts'
import { isNode } from '#data/derived/lines.ts'
import { partIdOf } from '#data/derived/parts.ts'
import { $partId, $setPartId } from './partState.ts'

function $take(node: LexicalNode | null, json: unknown): void {
  if (!node || !isNode(json)) return
  const id = partIdOf(json) ?? ''
  if ($partId(node) !== id) $setPartId(node, id)
  if (!$isElementNode(node) || !Array.isArray(json.children)) return
  for (const [at, child] of json.children.entries()) $take(node.getChildAtIndex(at), child)
}

/**
 * Takes over the ids that links gave to blocks elsewhere, where nothing else has changed: then no block is drawn anew,
 * the caret stays, and what can be undone still can. False where the words differ.
 */
export function $takeIds(before: readonly unknown[], after: readonly unknown[]): boolean {
  const [was, is] = [before, after].map(blocks => blocks.map(block => JSON.stringify(block)))
  if (!was || !is || was.length === 0 || !isSameButIds(was, is)) return false
  // No step of its own to undo: nobody has written anything.
  $addUpdateTag(HISTORY_MERGE_TAG)
  const blocks = $getRoot().getChildren()
  for (const [at, json] of is.entries()) if (json !== was[at]) $take(blocks[at] ?? null, after[at])
  return true
}
