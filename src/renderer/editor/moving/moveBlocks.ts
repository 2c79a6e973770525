import { $isListItemNode, $isListNode, type ListItemNode } from '@lexical/list'
import {
  $findMatchingParent,
  $getEditor,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from 'lexical'
import { type Folds, foldsOf } from '../collapse/folds.ts'
import { $topBlockOf } from '../topBlock.ts'

export type Way = 'up' | 'down'

/** What moved, or why nothing did, in words for a screen reader. */
export type Moved = { moved: boolean; words: string }

/** The item that only holds the nested list of the one before it. */
const isNest = (node: LexicalNode | null): node is ListItemNode =>
  $isListItemNode(node) && $isListNode(node.getFirstChild())

const $isTopBlock = (node: LexicalNode) => node.getParent()?.getKey() === 'root'

const $itemOf = (node: LexicalNode): ListItemNode | null =>
  $findMatchingParent(node, (parent): parent is ListItemNode => $isListItemNode(parent) && !isNest(parent))

/** Neighbours that move as one: from the first to the last block, or item of one list, that the selection touches. */
function $selectedRun(): LexicalNode[] {
  const nodes = $getSelection()?.getNodes() ?? []
  const [first, last] = [nodes[0], nodes.at(-1)]
  if (!first || !last) return []
  const [firstItem, lastItem] = [$itemOf(first), $itemOf(last)]
  if (firstItem && lastItem && firstItem.getParent()?.is(lastItem.getParent())) return $fromTo(firstItem, lastItem)
  const [firstBlock, lastBlock] = [$topBlockOf(first), $topBlockOf(last)]
  return firstBlock && lastBlock ? $fromTo(firstBlock, lastBlock) : []
}

function $fromTo(first: LexicalNode, last: LexicalNode): LexicalNode[] {
  const run = first.isBefore(last) || first.is(last) ? [first] : [last]
  const end = run[0] === first ? last : first
  for (let next = run[0]!.getNextSibling(); next && !run.at(-1)!.is(end); next = next.getNextSibling()) run.push(next)
  // An item takes what is nested under it along.
  const after = run.at(-1)!.getNextSibling()
  if (isNest(after)) run.push(after)
  return $withFolded(run)
}

const $folds = (): Folds | null => foldsOf($getEditor())

/** A folded heading takes along what lies under it. */
function $withFolded(run: LexicalNode[]): LexicalNode[] {
  const folds = $folds()
  let next = run.at(-1)?.getNextSibling() ?? null
  for (; next && folds?.isHidden(next.getKey()); next = next.getNextSibling()) run.push(next)
  return run
}

/** The neighbour that the run changes places with: its edge on the far side. */
function $neighbour(run: LexicalNode[], way: Way): LexicalNode | null {
  if (way === 'up') {
    let before = run[0]!.getPreviousSibling()
    while (before && $folds()?.isHidden(before.getKey())) before = before.getPreviousSibling()
    return isNest(before) ? before.getPreviousSibling() : before
  }
  const after = run.at(-1)!.getNextSibling()
  if (after && $isTopBlock(after)) return $withFolded([after]).at(-1)!
  const nested = after?.getNextSibling() ?? null
  return isNest(nested) ? nested : after
}

/** Puts the run before or after a node, in its order. The nodes stay the same, so a caret in them stays too. */
function $put(run: LexicalNode[], where: 'before' | 'after', target: LexicalNode): void {
  if (where === 'before') for (const node of run) target.insertBefore(node, false)
  else for (const node of [...run].reverse()) target.insertAfter(node, false)
}

/** Moves the block with the caret, or the item of a list, by one place; several where several are selected. */
export function $moveSelected(way: Way): Moved {
  const run = $selectedRun()
  if (run.length === 0) return { moved: false, words: '' }
  const isItem = $isListItemNode(run[0])
  const target = $neighbour(run, way)
  const name = isItem ? 'Item' : 'Block'
  if (!target) return { moved: false, words: `${name} is ${way === 'up' ? 'first' : 'last'} already` }
  $put(run, way === 'up' ? 'before' : 'after', target)
  const siblings =
    run[0]!
      .getParent()
      ?.getChildren()
      .filter(node => !isNest(node) && !$folds()?.isHidden(node.getKey())) ?? []
  return {
    moved: true,
    words: `${name} moved to place ${siblings.findIndex(node => node.is(run[0])) + 1} of ${siblings.length}`,
  }
}

/** Moves a top-level block before the one at `index`, or to the end. False where it stands there already. */
export function $moveBlock(key: NodeKey, index: number): boolean {
  const block = $getNodeByKey(key)
  if (!block) return false
  const target = $getRoot().getChildAtIndex(index)
  const run = $withFolded([block])
  const after = run.at(-1)!.getNextSibling()
  if (target ? target.is(after) || run.some(node => node.is(target)) : after === null) return false
  if (target) $put(run, 'before', target)
  else $put(run, 'after', $getRoot().getLastChild()!)
  return true
}

/** One step to undo. What moved stays in view. */
export function moveSelected(editor: LexicalEditor, way: Way): Moved {
  let moved: Moved = { moved: false, words: '' }
  editor.update(
    () => {
      moved = $moveSelected(way)
    },
    { discrete: true, tag: HISTORY_PUSH_TAG },
  )
  const key = moved.moved && editor.read(() => $selectedRun()[0]?.getKey())
  if (key) editor.getElementByKey(key)?.scrollIntoView({ block: 'nearest' })
  return moved
}
