import { tagKey } from '#lib/tag.ts'
import { countWords } from '#lib/words.ts'
import type { DerivedRow, Id, NoteHead, NotePart } from '../rows.ts'
import { excerptOf } from './excerpt.ts'
import { type FoundHeading, headingsIn } from './headings.ts'
import { type Line, linesIn } from './lines.ts'
import { type FoundLink, linksIn } from './links.ts'
import { cutWords, namedPartsIn } from './parts.ts'
import { tagsIn } from './tags.ts'

/** Raise it whenever a finder finds something else than before: all derived rows are then made anew at the next start. */
export const DERIVED_VERSION = 4

/** What is found in a text: its derived row, and what the light head shows of it. */
export type Derived = {
  row: Omit<DerivedRow, 'id'>
  head: Pick<NoteHead, 'excerpt' | 'words' | 'tags' | 'links' | 'quotes' | 'parts'>
}

type BlockFinds = {
  lines: Line[]
  text: string
  words: number
  tags: string[]
  links: FoundLink[]
  headings: FoundHeading[]
  parts: NotePart[]
}

// A save of 50,000 words must not read them all again: blocks that did not change are the same objects.
const known = new WeakMap<object, BlockFinds>()

function findsIn(block: unknown): BlockFinds {
  const key = typeof block === 'object' && block !== null ? block : null
  const before = key && known.get(key)
  if (before) return before
  const lines = linesIn(block)
  const text = lines.map(line => line.text).join('\n')
  const finds: BlockFinds = {
    lines,
    text,
    words: countWords(text),
    tags: tagsIn(lines),
    links: linksIn(lines),
    headings: headingsIn(lines),
    parts: namedPartsIn(block),
  }
  if (key) known.set(key, finds)
  return finds
}

/**
 * Finds links, tags, headings and words in the top-level nodes of a note. Pure; a block object that was seen before is
 * not read again, so it must never be changed in place.
 */
export function derive(blocks: unknown[]): Derived {
  const all = blocks.map(findsIn)
  const tags = once(
    all.flatMap(finds => finds.tags),
    tagKey,
  )
  const links = all.flatMap((finds, block) => finds.links.map(link => ({ ...link, block })))
  const parts = partsOf(all)
  const words = all.reduce((sum, finds) => sum + finds.words, 0)
  const text = all
    .map(finds => finds.text)
    .filter(part => part !== '')
    .join('\n')
  return {
    row: { text, links, tags, headings: all.flatMap((f, block) => f.headings.map(h => ({ ...h, block }))), words },
    head: {
      excerpt: excerptOf(firstLines(all)),
      words,
      tags,
      links: once(links.map(link => link.to)),
      quotes: once(links.map(link => link.highlight ?? '').filter(id => id !== '')),
      // Written even where there are none: it takes the place of what was there before.
      parts: parts.length > 0 ? parts : undefined,
    },
  }
}

/** The second of two headings of the same words is not named by them. */
function partsOf(all: BlockFinds[]): NotePart[] {
  if (all.every(({ parts }) => parts.length === 0)) return []
  const seen = new Set<string>()
  return all.flatMap(({ parts, headings }) => {
    const found = parts.map(part => (part.heading && seen.has(part.words) ? { ...part, heading: false } : part))
    for (const { text } of headings) seen.add(cutWords(text))
    return found
  })
}

/** Enough of the beginning for an excerpt. */
function firstLines(all: BlockFinds[]): Line[] {
  const lines: Line[] = []
  let length = 0
  for (const finds of all) {
    lines.push(...finds.lines)
    length += finds.headings.length > 0 ? 0 : finds.text.length
    if (length > 1000) break
  }
  return lines
}

function once(values: string[], keyOf: (value: string) => string = value => value): Id[] {
  const byKey = new Map<string, string>()
  for (const value of values) {
    const key = keyOf(value)
    if (!byKey.has(key)) byKey.set(key, value)
  }
  return [...byKey.values()]
}
