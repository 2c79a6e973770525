import type { Clause, TagClause, WordsClause } from './query.ts'
import { eachPlace, eachPosting, type Segment, termsFor } from './segment.ts'

/** What a clause asks of the index: the parsed clause, or the near spellings that stand in for a word that is nowhere. */
export type Sought = { clause: Clause; weight: number; near: NearTerm[] | null }
export type NearTerm = { word: string; distance: number }

export type Sums = { docs: number; words: number }

// BM25 as in Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009).
const K1 = 1.2
const B = 0.75
const TITLE = 2.5
const PHRASE = 1.3
const WHOLE_WORD = 1.25

/** How much a word found in so many docs says: the inverse document frequency of BM25. */
export function rarity(docsWith: number, docs: number): number {
  const found = Math.min(docsWith, docs)
  return Math.log(1 + (docs - found + 0.5) / (found + 0.5))
}

// For each segment those of the search before: they are the same until the index changes.
const normsKept = new WeakMap<Segment, { average: number; norms: Float32Array }>()

/** What the length of each doc takes from a score, so that a long text is not found for its length. */
function normsOf(segment: Segment, sums: Sums): Float32Array {
  const { docs } = segment
  const average = Math.max(1, sums.words / Math.max(1, sums.docs))
  const kept = normsKept.get(segment)
  if (kept?.average === average) return kept.norms
  const norms = new Float32Array(docs.length)
  for (let doc = 0; doc < norms.length; doc++) norms[doc] = K1 * (1 - B + (B * docs[doc]!.words) / average)
  normsKept.set(segment, { average, norms })
  return norms
}

/** Finds docs in one segment: `score[doc]` for those whose `stage[doc]` is in the end the number of groups. */
export type Board = { score: Float32Array; stage: Uint8Array }

const OUT = 255

/** Lets each group in turn pass the docs that the one before has passed. Returns the board to read. */
export function matchSegment(segment: Segment, all: Sought[][], none: Sought[], sums: Sums): Board {
  const board = { score: new Float32Array(segment.docs.length), stage: new Uint8Array(segment.docs.length) }
  for (let doc = 0; doc < segment.alive.length; doc++) if (!segment.alive[doc]) board.stage[doc] = OUT
  const norms = normsOf(segment, sums)
  const refuse = (doc: number) => {
    board.stage[doc] = OUT
  }
  for (const sought of none) visitDocs(segment, sought, norms, () => true, refuse)
  all.forEach((group, stage) => {
    const isWanted = (doc: number) => board.stage[doc] === stage || board.stage[doc] === stage + 1
    for (const sought of group) {
      visitDocs(segment, sought, norms, isWanted, (doc, score) => {
        if (!isWanted(doc)) return
        board.stage[doc] = stage + 1
        board.score[doc]! += score
      })
    }
  })
  return board
}

type Visit = (doc: number, score: number) => void

function visitDocs(
  segment: Segment,
  sought: Sought,
  norms: Float32Array,
  isWanted: (doc: number) => boolean,
  visit: Visit,
) {
  const { clause, near, weight } = sought
  if (clause.kind === 'tag') return visitTagged(segment, clause, visit)
  const score = (doc: number, occurrences: number) => (weight * occurrences * (K1 + 1)) / (occurrences + norms[doc]!)
  if (near) return visitNear(segment, near, clause, score, visit)
  if (clause.words.length > 1) return visitPhrase(segment, clause, isWanted, score, visit)
  visitTerms(segment, clause, score, visit)
}

type Score = (doc: number, occurrences: number) => number

function visitTerms(segment: Segment, clause: WordsClause, score: Score, visit: Visit, share = 1) {
  const [from, to] = termsFor(segment, clause.words[0]!, clause.isPrefix)
  const length = clause.words[0]!.length
  const elsewhere = clause.isTitle ? 0 : 1
  const eachScore = (term: number, take: (doc: number, score: number) => void) => {
    const isWhole = segment.termAt[term + 1]! - segment.termAt[term]! === length
    const factor = share * (clause.isPrefix && isWhole ? WHOLE_WORD : 1)
    eachPosting(segment, term, (doc, occurrences, isInTitle) => {
      const found = factor * (isInTitle ? TITLE : elsewhere) * score(doc, occurrences)
      if (found > 0) take(doc, found)
    })
  }
  if (to - from === 1) return eachScore(from, visit)
  // One letter begins thousands of terms: each doc is visited once, with the sum of them.
  const sums = new Float32Array(segment.docs.length)
  for (let term = from; term < to; term++) {
    eachScore(term, (doc, found) => {
      sums[doc]! += found
    })
  }
  for (let doc = 0; doc < sums.length; doc++) if (sums[doc]! > 0) visit(doc, sums[doc]!)
}

function visitNear(segment: Segment, near: NearTerm[], clause: WordsClause, score: Score, visit: Visit) {
  for (const { word, distance } of near) {
    visitTerms(segment, { ...clause, words: [word], isPrefix: false }, score, visit, 1 / (1 + distance))
  }
}

function visitTagged(segment: Segment, clause: TagClause, visit: Visit) {
  const known = new Map<string, boolean>()
  segment.docs.forEach((doc, at) => {
    for (const tag of doc.tags) {
      const isMatch = known.get(tag) ?? matchesTag(tag, clause)
      known.set(tag, isMatch)
      if (!isMatch) continue
      visit(at, 0)
      break
    }
  })
}

function matchesTag(tag: string, { key, isPrefix }: TagClause): boolean {
  return isPrefix ? tag.startsWith(key) : tag === key || tag.startsWith(`${key}/`)
}

function visitPhrase(
  segment: Segment,
  clause: WordsClause,
  isWanted: (doc: number) => boolean,
  score: Score,
  visit: Visit,
) {
  const ranges = clause.words.map((word, at) =>
    termsFor(segment, word, clause.isPrefix && at === clause.words.length - 1),
  )
  if (ranges.some(([from, to]) => from === to)) return
  // The rarest word first, and only docs that had it after that.
  const order = ranges.map((_, at) => at).sort((a, b) => docsIn(segment, ranges[a]!) - docsIn(segment, ranges[b]!))
  let starts: Map<number, number[]> | null = null
  for (const at of order) {
    starts = phraseStarts(segment, ranges[at]!, at, starts, isWanted)
    if (starts.size === 0) return
  }
  for (const [doc, found] of starts!) {
    const inTitle = found.filter(start => start < segment.docs[doc]!.titleEnd).length
    if (clause.isTitle && inTitle === 0) continue
    visit(doc, PHRASE * score(doc, found.length) * (inTitle > 0 ? TITLE : 1))
  }
}

function docsIn(segment: Segment, [from, to]: [number, number]): number {
  let docs = 0
  for (let term = from; term < to; term++) docs += segment.docsWith[term]!
  return docs
}

/** Where the phrase may start, by doc: what the words looked at before allow and this one does too. */
function phraseStarts(
  segment: Segment,
  [from, to]: [number, number],
  wordAt: number,
  before: Map<number, number[]> | null,
  isWanted: (doc: number) => boolean,
): Map<number, number[]> {
  const starts = new Map<number, number[]>()
  for (let term = from; term < to; term++) {
    eachPlace(
      segment,
      term,
      doc => (before ? before.has(doc) : isWanted(doc)),
      (doc, positions) => {
        const allowed = before?.get(doc)
        for (const position of positions) {
          const start = position - wordAt
          if (start < 0 || (allowed && !allowed.includes(start))) continue
          const found = starts.get(doc)
          if (found) found.push(start)
          else starts.set(doc, [start])
        }
      },
    )
  }
  return starts
}
