import { $isQuoteNode } from '@lexical/rich-text'
import {
  $createParagraphNode,
  $findMatchingParent,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isRootOrShadowRoot,
  type ElementNode,
  type LexicalNode,
  type RangeSelection,
} from 'lexical'
import { $createCalloutNode, $isCalloutNode, type CalloutNode } from './CalloutNode.ts'
import { TONES, type Tone } from './tone.ts'

/** The callout the selection begins in. */
function $calloutAtSelection(): CalloutNode | null {
  const selection = $getSelection()
  return $isRangeSelection(selection) ? $findMatchingParent(selection.anchor.getNode(), $isCalloutNode) : null
}

const nextTone = (tone: Tone): Tone | null => TONES[TONES.indexOf(tone) + 1] ?? null

/** The next kind; after the last comes the first again. */
export function $nextKind(callout: CalloutNode): void {
  callout.setTone(nextTone(callout.getTone()) ?? TONES[0])
}

/** Takes the callout off what it holds. */
export function $unwrap(callout: CalloutNode): void {
  for (const child of callout.getChildren()) callout.insertBefore(child)
  callout.remove()
}

/** The blocks that a selection reaches, as far as they stand side by side. */
function $blocksOf(selection: RangeSelection): LexicalNode[] {
  const blockOf = (node: LexicalNode) =>
    $findMatchingParent(node, each => $isRootOrShadowRoot(each.getParent()) && !$isRootOrShadowRoot(each))
  const blocks = new Set(
    selection
      .getNodes()
      .map(blockOf)
      .filter(block => block !== null),
  )
  const [first] = blocks
  return [...blocks].filter(block => block.getParent()?.is(first?.getParent() ?? null))
}

/** Inside: the next kind, and after the last kind none. Outside: sets the selected blocks apart. */
export function $changeCallout(): void {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return
  const callout = $calloutAtSelection()
  const tone = callout && nextTone(callout.getTone())
  if (callout && tone) callout.setTone(tone)
  else if (callout) $unwrap(callout)
  else $setApart($blocksOf(selection), TONES[0])
}

/** A block quote in a callout is a paragraph: two grounds in one another say nothing. */
function $asCalloutBlock(block: LexicalNode): LexicalNode {
  return $isQuoteNode(block) ? $createParagraphNode().append(...block.getChildren()) : block
}

/** Puts blocks into a new callout in their place. */
export function $setApart(blocks: LexicalNode[], tone: Tone): void {
  const [first] = blocks
  if (!first) return
  const callout = $createCalloutNode(tone)
  first.insertBefore(callout)
  for (const block of blocks) {
    const inside = $asCalloutBlock(block)
    callout.append(inside)
    if (!inside.is(block)) block.remove()
  }
}

/** Enter in the last paragraph while that is empty goes on below; false elsewhere. */
export function $leaveByEnter(): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false
  const block = selection.anchor.getNode()
  const callout = block.getParent()
  const isEmpty = $isElementNode(block) && block.getType() === 'paragraph' && block.isEmpty()
  if (!isEmpty || !$isCalloutNode(callout) || block.getNextSibling()) return false
  callout.insertAfter(block)
  if (callout.isEmpty()) callout.remove()
  block.select()
  return true
}

/** Backspace at the very start takes the callout off; false elsewhere. */
export function $leaveByBackspace(): boolean {
  const selection = $getSelection()
  const callout = $calloutAtSelection()
  if (!callout || !$isRangeSelection(selection) || !selection.isCollapsed() || selection.anchor.offset > 0) return false
  const first = callout.getFirstChild<ElementNode>()
  const node = selection.anchor.getNode()
  const isAtStart = first?.getType() === 'paragraph' && (node.is(first) || node.is(first.getFirstDescendant()))
  if (isAtStart) $unwrap(callout)
  return isAtStart
}
