import { $isHeadingNode, type HeadingNode } from '@lexical/rich-text'
import { $getRoot, type LexicalNode } from 'lexical'

/** From 1 to 6; null for what is no heading. */
export const levelOf = (node: LexicalNode | null | undefined): number | null =>
  $isHeadingNode(node) ? Number(node.getTag().slice(1)) : null

/** The headings of the note itself have something under them; those in a callout or a cell have not. */
export const $isSectionHeading = (node: LexicalNode | null | undefined): node is HeadingNode =>
  $isHeadingNode(node) && node.getParent()?.getKey() === 'root'

/** Whether the section of a heading goes on with this block. */
export function isUnder(node: LexicalNode | null, level: number): node is LexicalNode {
  const own = levelOf(node)
  return node !== null && (own === null || own > level)
}

/** A heading and all that lies under it, to the next heading of its level or above. */
export function $sectionOf(heading: HeadingNode): LexicalNode[] {
  const level = levelOf(heading)!
  const section: LexicalNode[] = [heading]
  for (let next = heading.getNextSibling(); isUnder(next, level); next = next.getNextSibling()) section.push(next)
  return section
}

/** Whether there is anything to fold away. */
export const $hasUnder = (heading: HeadingNode): boolean => isUnder(heading.getNextSibling(), levelOf(heading)!)

/** The headings that a block of the note lies under, the nearest first. */
export function $headingsAbove(block: LexicalNode): HeadingNode[] {
  const above: HeadingNode[] = []
  let level = levelOf(block) ?? 7
  for (let before = block.getPreviousSibling(); before && level > 1; before = before.getPreviousSibling()) {
    const own = levelOf(before)
    if (own === null || own >= level || !$isHeadingNode(before)) continue
    above.push(before)
    level = own
  }
  return above
}

/** Every heading of the note itself, in order. */
export function $headings(): HeadingNode[] {
  const headings: HeadingNode[] = []
  for (let node = $getRoot().getFirstChild(); node; node = node.getNextSibling())
    if ($isHeadingNode(node)) headings.push(node)
  return headings
}
