import { $isCodeNode } from '@lexical/code'
import { $isListItemNode, $isListNode } from '@lexical/list'
import { $isElementNode, $isRootOrShadowRoot, $isTextNode, type ElementNode, type LexicalNode } from 'lexical'
import { directionOf } from '#lib/words.ts'
import { $isUnknownNode } from '../unknown/UnknownNode.ts'
import { $isWikiLinkNode } from '../wikiLink/WikiLinkNode.ts'

/**
 * Which way a block runs: by its first strong letter, unless somebody said otherwise. What was said is Lexical's own
 * `direction` of the block, so it is stored, copied and handed to the next paragraph as Lexical does by itself.
 */
export type Direction = 'ltr' | 'rtl'

type Reading = (node: ElementNode) => Direction | null

function $firstIn(node: LexicalNode, $said: Reading): Direction | null {
  if ($isTextNode(node) || $isUnknownNode(node) || $isWikiLinkNode(node)) return directionOf(node.getTextContent())
  if (!$isElementNode(node)) return null
  for (let child = node.getFirstChild(); child !== null; child = child.getNextSibling()) {
    const direction = ($isElementNode(child) && $said(child)) || $firstIn(child, $said)
    if (direction) return direction
  }
  return null
}

/** The direction of the first strong letter in a block, read no further than to it. */
export const $lettersOf = (node: LexicalNode): Direction | null => $firstIn(node, () => null)

/** What a block asks for: what was said of it or of the first block in it, else its first letter; null for neither. */
export function $wantedDirection(node: ElementNode): Direction | null {
  const $said: Reading = block => block.getDirection()
  return $said(node) ?? $firstIn(node, $said)
}

/** The last block in a list, since what comes after the list comes after that. */
function $lastIn(node: ElementNode): ElementNode {
  const last = $isListNode(node) || $isListItemNode(node) ? node.getLastChild() : null
  return $isListItemNode(last) || $isListNode(last) ? $lastIn(last) : node
}

function $holderOf(node: LexicalNode): ElementNode | null {
  const parent = node.getParent()
  return $isRootOrShadowRoot(parent) ? null : parent
}

/** What a block hands on to one without a letter that comes after it; null where that is to look further up. */
export function $directionAfter(node: LexicalNode): Direction | null {
  if (!$isElementNode(node) || node.isInline() || $isCodeNode(node)) return null
  return $wantedDirection($lastIn(node)) ?? $wantedDirection(node)
}

/**
 * The direction of the nearest block above that has one, among those that stand in the same place. Code is always
 * written from the left, and a quote, an image or a rule belongs to nobody's paragraph.
 */
export function $previousDirection(node: LexicalNode): Direction | null {
  for (let at: LexicalNode | null = node; at; at = $holderOf(at)) {
    for (let before = at.getPreviousSibling(); before; before = before.getPreviousSibling()) {
      const direction = $directionAfter(before)
      if (direction) return direction
    }
  }
  return null
}

/** The block that comes next to the eye: the first item of a list that follows, what follows the list of a last item. */
export function $nextBlock(node: ElementNode): LexicalNode | null {
  const next = node.getNextSibling()
  if (next) {
    let first: LexicalNode = next
    while ($isListNode(first) || ($isListItemNode(first) && $isListNode(first.getFirstChild()))) {
      const inside: LexicalNode | null = first.getFirstChild()
      if (!inside) break
      first = inside
    }
    return first
  }
  const parent = node.getParent()
  return $isListNode(parent) || $isListItemNode(parent) ? $nextBlock(parent) : null
}
