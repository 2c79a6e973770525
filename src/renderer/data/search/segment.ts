import { eachWord, fold } from '#lib/words.ts'
import type { Id } from '../rows.ts'

/** What the index knows of a note or a source besides its text. */
export type Doc = {
  id: Id
  kind: 'note' | 'source'
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

/** Returns where the next one goes. */
function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value
  let next = at
  while (rest >= 0x80) {
    bytes[next++] = (rest & 0x7f) | 0x80
    rest >>>= 7
  }
  bytes[next++] = rest
  return next
}

/** A growing run of varints. */
export class Varints {
  bytes = new Uint8Array(4096)
  length = 0

  reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return
    const bytes = new Uint8Array(Math.max(this.length + count, this.bytes.length * 2))
    bytes.set(this.bytes)
    this.bytes = bytes
  }

  /** Room for it must have been reserved: five bytes each. */
  push(value: number): void {
    this.length = writeVarint(this.bytes, this.length, value)
  }

  copy(from: Uint8Array, start: number, end: number): void {
    this.reserve(end - start)
    this.bytes.set(from.subarray(start, end), this.length)
    this.length += end - start
  }

  taken(): Uint8Array {
    return this.bytes.slice(0, this.length)
  }
}

// Stands between fields in the run of words; it takes one position, so no phrase reaches across.
const GAP = 0xffffffff

/** Collects docs and makes a segment of them. */
export class SegmentBuilder {
  docs: Doc[] = []
  alive: boolean[] = []
  #starts: number[] = []
  #run = new Uint32Array(1 << 12)
  #terms = new Map<string, number>()
  length = 0

  #push(term: number): void {
    if (this.length === this.#run.length) {
      const run = new Uint32Array(this.#run.length * 2)
      run.set(this.#run)
      this.#run = run
    }
    this.#run[this.length++] = term
  }

  #read(text: string): number {
    const folded = fold(text)
    const before = this.length
    eachWord(folded, (start, end) => {
      const word = folded.slice(start, end)
      let term = this.#terms.get(word)
      if (term === undefined) {
        term = this.#terms.size
        this.#terms.set(word, term)
      }
      this.#push(term)
    })
    return this.length - before
  }

  /** Returns the doc's place in the segment that will be. */
  add(about: DocAbout, text: string): number {
    const start = this.length
    this.#starts.push(start)
    this.#read(about.title)
    for (const field of about.more) {
      this.#push(GAP)
      this.#read(field)
    }
    const titleEnd = this.length - start
    this.#push(GAP)
    const words = this.#read(text) + titleEnd
    this.docs.push({ ...about, words, titleEnd })
    this.alive.push(true)
    return this.docs.length - 1
  }

  freeze(): Segment {
    const names = [...this.#terms.keys()].sort()
    const rank = new Uint32Array(names.length)
    for (let at = 0; at < names.length; at++) rank[this.#terms.get(names[at]!)!] = at
    const occurrences = this.#occurrences(rank)
    const docs: Doc[] = []
    const renumbered = new Uint32Array(this.docs.length)
    for (let doc = 0; doc < this.docs.length; doc++) {
      renumbered[doc] = docs.length
      if (this.alive[doc]) docs.push(this.docs[doc]!)
    }
    return { ...encode(names, occurrences, renumbered, docs), docs, alive: new Uint8Array(docs.length).fill(1) }
  }

  /** Sorts the run by term with one counting pass; within a term it stays in the order of docs and positions. */
  #occurrences(rank: Uint32Array): Occurrences {
    const run = this.#run
    const at = new Uint32Array(rank.length + 1)
    const living = this.docs.map((_, doc) => doc).filter(doc => this.alive[doc])
    const endOf = (doc: number) => this.#starts[doc + 1] ?? this.length
    for (const doc of living) {
      const end = endOf(doc)
      for (let i = this.#starts[doc]!; i < end; i++) if (run[i] !== GAP) at[rank[run[i]!]! + 1]!++
    }
    for (let term = 0; term < rank.length; term++) at[term + 1]! += at[term]!
    const next = at.slice()
    const docs = new Uint32Array(at[rank.length]!)
    const positions = new Uint32Array(docs.length)
    for (const doc of living) {
      const start = this.#starts[doc]!
      const end = endOf(doc)
      for (let i = start; i < end; i++) {
        if (run[i] === GAP) continue
        const place = next[rank[run[i]!]!]!++
        docs[place] = doc
        positions[place] = i - start
      }
    }
    return { at, docs, positions }
  }
}

type Occurrences = { at: Uint32Array; docs: Uint32Array; positions: Uint32Array }

/** The parts of a segment that hold terms and where they occur, written term by term in sorted order. */
export class TermWriter {
  postings = new Varints()
  positions = new Varints()
  #units: Uint16Array
  #unitsUsed = 0
  #termAt: number[] = [0]
  #docsWith: number[] = []
  #postingAt: number[] = [0]
  #positionAt: number[] = [0]

  constructor(units: number) {
    this.#units = new Uint16Array(units)
  }

  /** Closes the term whose postings and positions have just been written; a term without docs leaves no trace. */
  close(docs: number, writeName: (into: Uint16Array, at: number) => number): void {
    if (docs === 0) return
    this.#unitsUsed += writeName(this.#units, this.#unitsUsed)
    this.#termAt.push(this.#unitsUsed)
    this.#docsWith.push(docs)
    this.#postingAt.push(this.postings.length)
    this.#positionAt.push(this.positions.length)
  }

  taken(): Omit<Segment, 'docs' | 'alive'> {
    return {
      termUnits: this.#units.slice(0, this.#unitsUsed),
      termAt: Uint32Array.from(this.#termAt),
      docsWith: Uint32Array.from(this.#docsWith),
      postingAt: Uint32Array.from(this.#postingAt),
      postings: this.postings.taken(),
      positionAt: Uint32Array.from(this.#positionAt),
      positions: this.positions.taken(),
    }
  }
}

function encode(names: string[], { at, docs, positions }: Occurrences, renumbered: Uint32Array, all: Doc[]) {
  let units = 0
  for (const name of names) units += name.length
  const out = new TermWriter(units)
  const titleEnds = Uint32Array.from(all, doc => doc.titleEnd)
  for (let term = 0; term < names.length; term++) {
    const end = at[term + 1]!
    out.postings.reserve((end - at[term]!) * 10)
    out.positions.reserve((end - at[term]!) * 5)
    // Millions of numbers go through here: locals, not fields.
    const { bytes } = out.positions
    let length = out.positions.length
    let docsWith = 0
    let docBefore = 0
    for (let from = at[term]!, to = from; from < end; from = to) {
      const doc = docs[from]!
      let before = 0
      for (; to < end && docs[to] === doc; to++) {
        length = writeVarint(bytes, length, positions[to]! - before)
        before = positions[to]!
      }
      const place = renumbered[doc]!
      const isInTitle = positions[from]! < titleEnds[place]!
      out.postings.push(place - docBefore)
      out.postings.push(((to - from) << 1) | (isInTitle ? 1 : 0))
      docBefore = place
      docsWith++
    }
    out.positions.length = length
    const name = names[term]!
    out.close(docsWith, (into, start) => {
      for (let i = 0; i < name.length; i++) into[start + i] = name.charCodeAt(i)
      return name.length
    })
  }
  return out.taken()
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
