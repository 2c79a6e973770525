import type { Id } from '../rows.ts'
import { type Board, matchSegment, type NearTerm, rarity, type Sought, type Sums } from './match.ts'
import { mergeSegments } from './merge.ts'
import { nearTerms } from './near.ts'
import type { Clause, Query, WordsClause } from './query.ts'
import { type Doc, type DocAbout, type Segment, termsFor } from './segment.ts'
import { SegmentBuilder } from './segmentBuilder.ts'

export type Ask = { limit: number; kinds: readonly Doc['kind'][] | null; now: number }
export type Found = {
  docs: { doc: Doc; score: number }[]
  /** How many match and are of the kinds asked for; `counts` has them for every kind. */
  total: number
  counts: Record<Doc['kind'], number>
  /** Near spellings that were taken where a word is nowhere. */
  near: Map<WordsClause, NearTerm[]>
}

// A segment is merged into the one before it until each is at least so many times larger than the next, so a doc is
// written anew about as often as a card is moved in a sorted pile.
const FAN = 4
const WORDS_BEFORE_FREEZE = 4_000_000
// Newer first among equals: at most a tenth of what one rare word is worth.
const RECENT = 0.3
const HALF_RECENT = 120 * 24 * 3600 * 1000

/** The word index of a notebook, in memory. Pure: it knows neither worker nor database. */
export class WordIndex {
  #segments: Segment[]
  #growing = new SegmentBuilder()
  #sums: Sums = { docs: 0, words: 0 }
  #where = new Map<Id, { segment: Segment | null; at: number }>()

  constructor(segments: Segment[] = []) {
    this.#segments = segments
    for (const segment of segments) this.#locate(segment)
    this.#count()
  }

  get size(): number {
    return this.#where.size
  }

  get(id: Id): Doc | undefined {
    const where = this.#where.get(id)
    return where && (where.segment ?? this.#growing).docs[where.at]
  }

  /** Adds a doc or puts it in the place of the one with the same id. */
  put(about: DocAbout, text: string): void {
    this.remove(about.id)
    this.#where.set(about.id, { segment: null, at: this.#growing.add(about, text) })
    if (this.#growing.length > WORDS_BEFORE_FREEZE) this.#settle()
  }

  /** Changes what is not words. */
  patch(id: Id, about: Partial<Pick<Doc, 'tags' | 'changedAt'>>): void {
    Object.assign(this.get(id) ?? {}, about)
  }

  remove(id: Id): void {
    const where = this.#where.get(id)
    if (!where) return
    if (where.segment) where.segment.alive[where.at] = 0
    else this.#growing.alive[where.at] = false
    this.#where.delete(id)
  }

  /** Everything in one segment, to be kept. */
  whole(): Segment {
    this.#settle()
    const isWhole = this.#segments.length === 1 && !this.#segments[0]!.alive.includes(0)
    if (!isWhole) this.#replace([mergeSegments(this.#segments)])
    return this.#segments[0]!
  }

  #locate(segment: Segment): void {
    segment.docs.forEach((doc, at) => {
      if (segment.alive[at]) this.#where.set(doc.id, { segment, at })
    })
  }

  #replace(segments: Segment[]): void {
    for (const segment of segments) if (!this.#segments.includes(segment)) this.#locate(segment)
    this.#segments = segments
    this.#count()
  }

  #settle(): void {
    if (this.#growing.docs.length === 0) return
    const segments = [...this.#segments]
    let last = this.#growing.freeze()
    this.#growing = new SegmentBuilder()
    while (segments.length > 0 && segments[segments.length - 1]!.docs.length < FAN * last.docs.length) {
      last = mergeSegments([segments.pop()!, last])
    }
    segments.push(last)
    this.#replace(segments)
  }

  /** The best first. Where nothing matches, words that are nowhere give way to near spellings. */
  search(query: Query, ask: Ask): Found {
    this.#settle()
    const found = this.#answer(query, ask, new Map())
    if (Object.values(found.counts).some(count => count > 0)) return found
    const near = this.#nearTo(query)
    return near.size > 0 ? this.#answer(query, ask, near) : found
  }

  #answer(query: Query, ask: Ask, near: Found['near']): Found {
    const sums = this.#sums
    const seek = (clause: Clause) => this.#seek(clause, sums, near)
    const all = query.all.map(group => group.map(seek))
    const none = query.none.map(seek)
    const found: Found = { docs: [], total: 0, counts: { note: 0, source: 0, highlight: 0 }, near }
    if (all.length === 0 && none.length === 0 && !query.kinds) return found
    const asked = { ...ask, named: query.kinds ?? null }
    for (const segment of this.#segments) {
      collect(segment, matchSegment(segment, all, none, sums), all.length, asked, found)
    }
    return found
  }

  #count(): void {
    this.#sums = { docs: 0, words: 0 }
    for (const { docs } of this.#segments) {
      this.#sums.docs += docs.length
      for (const doc of docs) this.#sums.words += doc.words
    }
  }

  #docsWith(word: string, isPrefix: boolean): number {
    let docs = 0
    for (const segment of this.#segments) {
      const [from, to] = termsFor(segment, word, isPrefix)
      for (let term = from; term < to; term++) docs += segment.docsWith[term]!
    }
    return docs
  }

  #seek(clause: Clause, sums: Sums, near: Found['near']): Sought {
    if (clause.kind === 'tag') return { clause, weight: 0, near: null }
    const spellings = near.get(clause)
    if (spellings) {
      const docs = spellings.reduce((sum, { word }) => sum + this.#docsWith(word, false), 0)
      return { clause, weight: rarity(docs, sums.docs), near: spellings }
    }
    const { words, isPrefix } = clause
    let weight = 0
    words.forEach((word, at) => {
      weight += rarity(this.#docsWith(word, isPrefix && at === words.length - 1), sums.docs)
    })
    return { clause, weight, near: null }
  }

  #nearTo(query: Query): Found['near'] {
    const near: Found['near'] = new Map()
    for (const clause of query.all.flat()) {
      if (clause.kind === 'tag' || clause.words.length > 1 || this.#docsWith(clause.words[0]!, clause.isPrefix) > 0) {
        continue
      }
      const terms = nearTerms(this.#segments, clause.words[0]!, clause.isPrefix)
      if (terms.length > 0) near.set(clause, terms)
    }
    return near
  }
}

type Asked = Ask & { named: readonly Doc['kind'][] | null }

function collect({ docs }: Segment, { score, stage }: Board, groups: number, ask: Asked, found: Found): void {
  for (let at = 0; at < docs.length; at++) {
    if (stage[at] !== groups) continue
    const doc = docs[at]!
    if (ask.named && !ask.named.includes(doc.kind)) continue
    found.counts[doc.kind]++
    if (ask.kinds && !ask.kinds.includes(doc.kind)) continue
    found.total++
    const age = Math.max(0, ask.now - doc.changedAt)
    keepBest(found.docs, { doc, score: score[at]! + RECENT / (1 + age / HALF_RECENT) }, ask.limit)
  }
}

function isBefore(a: Found['docs'][number], b: Found['docs'][number]): boolean {
  return a.score > b.score || (a.score === b.score && a.doc.id < b.doc.id)
}

function keepBest(best: Found['docs'], next: Found['docs'][number], limit: number): void {
  if (best.length >= limit && (limit === 0 || !isBefore(next, best[best.length - 1]!))) return
  let low = 0
  let high = best.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(next, best[middle]!)) high = middle
    else low = middle + 1
  }
  best.splice(low, 0, next)
  if (best.length > limit) best.pop()
}
