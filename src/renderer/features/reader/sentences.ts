import type { Canonical } from '#lib/anchor.ts'
import type { Passage } from './page.ts'

const ENDS = /[.!?…۔؟]+["'”’)\]»]*\s+/g
/** Not the end of a sentence: "Mr. Khan", "U.S. troops", "No. 4", a single initial. */
const SHORT =
  /(?:^|[\s(“"])(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sen|Rep|Gov|No|St|vs|pp?|cf|e\.g|i\.e|(?:[A-Z]\.)+[A-Z])\.\s+$/

/** The sentences of one block, as offsets in the whole text. */
export function sentencesOf({ text, blocks }: Canonical, block: number): Passage[] {
  const from = blocks[block] ?? 0
  const to = (blocks[block + 1] ?? text.length + 2) - 2
  const words = text.slice(from, to)
  const found: Passage[] = []
  let start = 0
  for (const match of words.matchAll(ENDS)) {
    const end = match.index + match[0].length
    if (SHORT.test(words.slice(start, end))) continue
    found.push({ start: from + start, end: from + start + words.slice(start, end).trimEnd().length })
    start = end
  }
  if (start < words.length) found.push({ start: from + start, end: to })
  return found
}

/** The sentence that holds an offset, or the next one where it stands between two. */
export function sentenceAt(canonical: Canonical, offset: number): Passage | null {
  const block = blockAt(canonical, offset)
  return sentencesOf(canonical, block).find(sentence => offset < sentence.end) ?? firstOf(canonical, block + 1)
}

/** One sentence on or back from a passage; null at the ends of the text. */
export function besideSentence(canonical: Canonical, passage: Passage, step: 1 | -1): Passage | null {
  const block = blockAt(canonical, step > 0 ? passage.end - 1 : passage.start)
  const here = sentencesOf(canonical, block)
  const found =
    step > 0
      ? here.find(sentence => sentence.start >= passage.end)
      : here.findLast(sentence => sentence.end <= passage.start)
  if (found) return found
  return step > 0 ? firstOf(canonical, block + 1) : (sentencesAt(canonical, block - 1).at(-1) ?? null)
}

/** The first sentence of the block after or before a passage. */
export function besideBlock(canonical: Canonical, passage: Passage, step: 1 | -1): Passage | null {
  return firstOf(canonical, blockAt(canonical, passage.start) + step)
}

function firstOf(canonical: Canonical, block: number): Passage | null {
  return sentencesAt(canonical, block)[0] ?? null
}

function sentencesAt(canonical: Canonical, block: number): Passage[] {
  return block < 0 || block >= canonical.blocks.length ? [] : sentencesOf(canonical, block)
}

function blockAt({ blocks }: Canonical, offset: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (blocks[middle]! <= offset) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}
