import type { HeadingNode, HeadingTagType } from '@lexical/rich-text'
import { $getRoot, type LexicalNode } from 'lexical'
import { $headings, $isSectionHeading, $sectionOf, levelOf } from '../collapse/sections.ts'

const TAGS: HeadingTagType[] = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']

/** Of all headings in a section: they keep their distance to the first, as far as there are levels. */
function $shiftLevels(section: LexicalNode[], by: number): void {
  for (const node of section)
    if ($isSectionHeading(node)) node.setTag(TAGS[Math.min(5, Math.max(0, levelOf(node)! + by - 1))]!)
}

const byTo = (heading: HeadingNode, level: number) => Math.min(6, Math.max(1, level)) - levelOf(heading)!

/** Changes the level of a heading, and of those in its section alike. False where it has that level already. */
export function $setLevel(heading: HeadingNode, level: number): boolean {
  const by = byTo(heading, level)
  if (by !== 0) $shiftLevels($sectionOf(heading), by)
  return by !== 0
}

/** Puts blocks before another one, or at the end of the note. The nodes stay the same, so a caret in them stays too. */
function $put(section: LexicalNode[], before: LexicalNode | null): void {
  if (before) {
    for (const node of section) before.insertBefore(node, false)
    return
  }
  for (const node of section) $getRoot().getLastChild()!.insertAfter(node, false)
}

/**
 * Moves a section before another heading, or to the end, and to a level. False where it stands there already or would
 * go into itself.
 */
export function $moveSection(heading: HeadingNode, before: HeadingNode | null, level: number): boolean {
  const section = $sectionOf(heading)
  if (before && section.some(node => node.is(before))) return false
  const after = section.at(-1)!.getNextSibling()
  const isThere = before ? before.is(after) : after === null
  const by = byTo(heading, level)
  if (isThere && by === 0) return false
  if (!isThere) $put(section, before)
  $shiftLevels(section, by)
  return true
}

/** The headings of one level under the same heading. */
export function $siblingsOf(heading: HeadingNode): HeadingNode[] {
  const level = levelOf(heading)!
  const all = $headings()
  const at = all.findIndex(each => each.is(heading))
  let first = at
  while (first > 0 && levelOf(all[first - 1])! >= level) first--
  const siblings: HeadingNode[] = []
  for (const each of all.slice(first)) {
    if (levelOf(each)! < level) break
    if (levelOf(each) === level) siblings.push(each)
  }
  return siblings
}

/** Changes places with the section before or after it, under the same heading. */
export function $stepSection(heading: HeadingNode, by: 1 | -1): boolean {
  const siblings = $siblingsOf(heading)
  const other = siblings[siblings.findIndex(each => each.is(heading)) + by]
  if (!other) return false
  if (by < 0) $put($sectionOf(heading), other)
  else $put($sectionOf(other), heading)
  return true
}
