import {
  $getRoot,
  $getState,
  $isElementNode,
  $setState,
  createState,
  type ElementNode,
  type LexicalNode,
} from 'lexical'
import type { LinkPart } from '#data/derived/lines.ts'
import { safeId } from '../safeId.ts'

export type { LinkPart } from '#data/derived/lines.ts'

/** The id by which links know a heading or block; '' while nothing links to it. A copy is another block. */
const partState = createState('part', {
  parse: value => (typeof value === 'string' ? safeId(value) : ''),
  resetOnCopyNode: true,
})

export const $partId = (node: LexicalNode): string => (node.__state ? $getState(node, partState) : '')

export function $setPartId(node: LexicalNode, id: string): void {
  $setState(node, partState, id)
}

const LONGEST = 200

function readLinkPart(value: unknown): LinkPart | null {
  if (typeof value !== 'object' || value === null) return null
  const { id, words } = value as Record<string, unknown>
  const safe = typeof id === 'string' ? safeId(id) : ''
  return safe ? { id: safe, words: typeof words === 'string' ? words.slice(0, LONGEST) : '' } : null
}

/** Which heading or block of its target a link or an embed leads to, and what that was called when it was set. */
const linkPartState = createState('toPart', {
  parse: readLinkPart,
  isEqual: (a, b) => a?.id === b?.id && a?.words === b?.words,
})

export const $linkPart = (node: LexicalNode): LinkPart | null => (node.__state ? $getState(node, linkPartState) : null)

export function $setLinkPart(node: LexicalNode, part: LinkPart | null): void {
  if (part || node.__state) $setState(node, linkPartState, part)
}

/** Goes through the blocks of a note and those within them; ends when `visit` returns true. */
export function $visitBlocks(parent: ElementNode, visit: (node: LexicalNode) => boolean): boolean {
  for (let node = parent.getFirstChild(); node !== null; node = node.getNextSibling()) {
    if (node.isInline() || (!$isElementNode(node) && !node.getParent())) continue
    if (visit(node)) return true
    if ($isElementNode(node) && $visitBlocks(node, visit)) return true
  }
  return false
}

/** The block that bears an id. Looks through the whole note: not for what happens on each key. */
export function $findPart(id: string, except?: LexicalNode): LexicalNode | null {
  let found: LexicalNode | null = null
  $visitBlocks($getRoot(), node => {
    if ($partId(node) !== id || (except && node.is(except))) return false
    found = node
    return true
  })
  return found
}
