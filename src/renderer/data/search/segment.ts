import type { Id } from '../rows.ts'
import type { Kind } from './query.ts'

/** What the index knows of a note, a source or a highlight besides its text. */
export type Doc = {
  id: Id
  kind: Kind
  title: string
  /** Aliases of a note; authors and publisher of a source. Words of one never stand beside words of another. */
  more: string[]
  /** Names the text its words were read from: the same, the same words. */
  textKey: string
  /** Keys of its tags, see `tagKey`. */
  tags: string[]
  changedAt: number
  /** How many words it has, and the position at which title and `more` end. */
  words: number
  titleEnd: number
}

/** A doc before its words are counted. */
export type DocAbout = Omit<Doc, 'words' | 'titleEnd'>

/**
 * An inverted index that is never changed, but for docs that die. Terms are sorted by UTF-16 units. For term `t`:
 * `postings` from `postingAt[t]` holds, for each doc, the distance to the doc before and `occurrences << 1 | inTitle`;
 * `positions` from `positionAt[t]` holds, in the same order, the first position in the doc and then distances. All as
 * varints (LEB128).
 */
export type Segment = {
  docs: Doc[]
  alive: Uint8Array
  termUnits: Uint16Array
  termAt: Uint32Array
  docsWith: Uint32Array
  postingAt: Uint32Array
  postings: Uint8Array
  positionAt: Uint32Array
  positions: Uint8Array
}

/** Less than 0 where the term sorts before the word, 0 where it is the word or, with `isPrefix`, begins with it. */
function compareTerm({ termUnits, termAt }: Segment, term: number, word: string, isPrefix: boolean): number {
  const start = termAt[term]!
  const length = termAt[term + 1]! - start
  const common = Math.min(length, word.length)
  for (let i = 0; i < common; i++) {
    const apart = termUnits[start + i]! - word.charCodeAt(i)
    if (apart !== 0) return apart
  }
  if (length < word.length) return -1
  return isPrefix || length === word.length ? 0 : 1
}

/** The terms `[from, to)` that are the word or, with `isPrefix`, begin with it. */
export function termsFor(segment: Segment, word: string, isPrefix: boolean): [from: number, to: number] {
  const bound = (isBefore: (order: number) => boolean) => {
    let low = 0
    let high = segment.docsWith.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore(compareTerm(segment, middle, word, isPrefix))) low = middle + 1
      else high = middle
    }
    return low
  }
  return [bound(order => order < 0), bound(order => order <= 0)]
}

export function termText({ termUnits, termAt }: Segment, term: number): string {
  let text = ''
  for (let at = termAt[term]!; at < termAt[term + 1]!; at++) text += String.fromCharCode(termUnits[at]!)
  return text
}

// A damaged index must fail and be rebuilt, not loop or answer with docs that are not there.
export class DamagedIndex extends Error {
  override name = 'DamagedIndex'
}

let cursor = 0

function varint(bytes: Uint8Array): number {
  let byte = bytes[cursor++]!
  if (byte < 0x80) return byte
  let value = byte & 0x7f
  for (let shift = 7; byte >= 0x80; shift += 7) {
    byte = bytes[cursor++]!
    value |= (byte & 0x7f) << shift
  }
  return value >>> 0
}

/** Visits each doc that has the term, dead ones too, in rising order. */
export function eachPosting(
  segment: Segment,
  term: number,
  visit: (doc: number, occurrences: number, isInTitle: boolean) => void,
): void {
  const { postings, docsWith } = segment
  let at = segment.postingAt[term]!
  let doc = 0
  for (let left = docsWith[term]!; left > 0; left--) {
    cursor = at
    doc += varint(postings)
    const about = varint(postings)
    at = cursor
    if (doc >= segment.docs.length) throw new DamagedIndex('A posting names a doc that is not there')
    visit(doc, about >>> 1, (about & 1) === 1)
  }
}

/** Visits the positions of the term in each doc that is wanted. The array is used again for the next doc. */
export function eachPlace(
  segment: Segment,
  term: number,
  isWanted: (doc: number) => boolean,
  visit: (doc: number, positions: number[]) => void,
): void {
  const { positions } = segment
  const found: number[] = []
  let at = segment.positionAt[term]!
  eachPosting(segment, term, (doc, occurrences) => {
    if (!isWanted(doc)) {
      for (let left = occurrences; left > 0; at++) if (positions[at]! < 0x80 || at >= positions.length) left--
      return
    }
    found.length = 0
    cursor = at
    for (let i = 0; i < occurrences; i++) found.push((found[i - 1] ?? 0) + varint(positions))
    at = cursor
    visit(doc, found)
  })
}
