import { eachWord, fold } from '#lib/words.ts'
import type { Doc, DocAbout, Segment } from './segment.ts'
import { TermWriter, writeVarint } from './termWriter.ts'

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
