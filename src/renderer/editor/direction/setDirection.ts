import { $isCodeNode } from '@lexical/code'
import { $isListItemNode, $isListNode } from '@lexical/list'
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text'
import {
  $findMatchingParent,
  $getNodeByKey,
  $getSelection,
  $isParagraphNode,
  type ElementNode,
  type LexicalNode,
  type NodeKey,
} from 'lexical'
import { announce } from '#ui/announce.ts'
import { $lettersOf, $previousDirection, type Direction } from './direction.ts'

export type DirectionAction = 'direction.auto' | 'direction.ltr' | 'direction.rtl' | 'direction.turn'

export const isDirectionAction = (action: string): action is DirectionAction => action.startsWith('direction.')

/** What is set in one direction as a whole. Code always runs from the left. */
const $isTurnable = (node: LexicalNode): node is ElementNode =>
  $isParagraphNode(node) ||
  $isHeadingNode(node) ||
  $isQuoteNode(node) ||
  ($isListItemNode(node) && !$isListNode(node.getFirstChild()))

/** The blocks that the selection touches, each once. */
function $selectedBlocks(): ElementNode[] {
  const blocks = new Map<NodeKey, ElementNode>()
  for (const node of $getSelection()?.getNodes() ?? []) {
    const block = $findMatchingParent(node, $isTurnable)
    if (block && !$findMatchingParent(block, $isCodeNode)) blocks.set(block.getKey(), block)
  }
  return [...blocks.values()]
}

/** What was said of the block with the caret; null where its letters decide. */
export function $saidDirection(): Direction | null {
  const node = $getSelection()?.getNodes()[0]
  return (node && $findMatchingParent(node, $isTurnable)?.getDirection()) ?? null
}

const $byItself = (block: ElementNode): Direction => $lettersOf(block) ?? $previousDirection(block) ?? 'ltr'

/** The other way than now: back to what the letters say, where that is it. */
function $turned(block: ElementNode): Direction | null {
  if (block.getDirection() !== null && block.getDirection() !== $byItself(block)) return null
  return $byItself(block) === 'rtl' ? 'ltr' : 'rtl'
}

const WANTED = { 'direction.auto': null, 'direction.ltr': 'ltr', 'direction.rtl': 'rtl' } as const
const SAID = { ltr: 'Left to right', rtl: 'Right to left' } as const

/** Says of the selected blocks which way they run, all alike. */
export function $setDirection(action: DirectionAction): void {
  const blocks = $selectedBlocks()
  const [first] = blocks
  if (!first) {
    announce('This has no direction to set')
    return
  }
  const direction = action === 'direction.turn' ? $turned(first) : WANTED[action]
  for (const block of blocks) block.setDirection(direction)
  announce(direction ? SAID[direction] : `Direction by the first letter: ${SAID[$byItself(first)].toLowerCase()}`)
}

/** Makes blocks of another kind of those selected, and says of them again what was said: Lexical forgets it there. */
export function $keepDirections($change: () => void): void {
  const said = $selectedBlocks()
    .filter(block => block.getDirection() !== null)
    .map(block => ({ block: block.getKey(), inside: block.getFirstChild()?.getKey(), to: block.getDirection() }))
  $change()
  for (const { block, inside, to } of said) {
    const nodes = [$getNodeByKey(inside ?? ''), $getNodeByKey(block), $getSelection()?.getNodes()[0]]
    const node = nodes.find(each => each?.isAttached())
    const now = node && $findMatchingParent(node, $isTurnable)
    if (now) now.setDirection(to)
  }
}
