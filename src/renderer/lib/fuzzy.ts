import { foldMapped, originalEnd } from './words.ts'

/** How well a query fits a text, and the pieces of the text that fit, as UTF-16 offsets, in order and apart. */
export type Match = { score: number; ranges: [number, number][] }

/** One thing found by `rank`: which of its texts fits best, and where. */
export type Ranked<T> = { item: T; score: number; text: number; ranges: [number, number][] }

// A whole piece always beats letters picked from here and there; within each kind the start of a word counts.
const PIECE = 100
const AT_START = 60
const AT_WORD = 40
const WHOLE_WORD = 20
const LETTER = 6
const NEXT_LETTER = 7
const LETTER_AT_WORD = 6
const JUMP_INTO_WORD = -9
const IMPOSSIBLE = -1e6

type Prepared = { text: string; at: Uint32Array; letters: number }

// Titles are matched at every key typed; folding them is most of the work.
const prepared = new Map<string, Prepared>()
const PREPARED_KEPT = 60_000

function lettersOf(text: string): number {
  let letters = 0
  for (let i = 0; i < text.length; i++) letters |= 1 << (text.charCodeAt(i) % 31)
  return letters
}

function prepare(text: string): Prepared {
  let ready = prepared.get(text)
  if (!ready) {
    const folded = foldMapped(text)
    ready = { text: folded.text, at: folded.at, letters: lettersOf(folded.text) }
    if (prepared.size >= PREPARED_KEPT) prepared.clear()
    prepared.set(text, ready)
  }
  return ready
}

const BETWEEN = /[\s\p{P}\p{S}]/u

function isWordStart(text: string, at: number): boolean {
  return at === 0 || isBetween(text.charCodeAt(at - 1))
}

const between = new Uint8Array(65536)

function isBetween(unit: number): boolean {
  if (between[unit] === 0) between[unit] = BETWEEN.test(String.fromCharCode(unit)) ? 2 : 1
  return between[unit] === 2
}

function pieceScore(text: string, word: string, at: number): number {
  let score = PIECE
  if (at === 0) score += AT_START
  else if (isWordStart(text, at)) score += AT_WORD
  const end = at + word.length
  if (score > PIECE && (end === text.length || isBetween(text.charCodeAt(end)))) score += WHOLE_WORD
  return score
}

type Found = { score: number; ranges: [number, number][] }

function findPiece(text: string, word: string): Found | null {
  let best: Found | null = null
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const score = pieceScore(text, word, at)
    if (!best || score > best.score) best = { score, ranges: [[at, at + word.length]] }
  }
  return best
}

function isWithin(text: string, word: string): boolean {
  let at = -1
  for (let i = 0; i < word.length; i++) {
    at = text.indexOf(word[i]!, at + 1)
    if (at === -1) return false
  }
  return true
}

const LONGEST_TEXT = 200
const LONGEST_WORD = 24
const best = new Int32Array(LONGEST_WORD * LONGEST_TEXT)
const from = new Int16Array(LONGEST_WORD * LONGEST_TEXT)

/** The best way to pick the word's letters, in order, out of the text; starts of words and runs count most. */
function findLetters(text: string, word: string): Found | null {
  const width = Math.min(text.length, LONGEST_TEXT)
  if (word.length < 2 || word.length > LONGEST_WORD || !isWithin(text, word)) return null
  for (let row = 0; row < word.length; row++) fillRow(text, word, row, width)
  const last = (word.length - 1) * width
  let end = 0
  for (let at = 1; at < width; at++) if (best[last + at]! > best[last + end]!) end = at
  const score = best[last + end]!
  // Letters strewn about are no match: mostly each must join the one before or begin a word.
  if (score < word.length * LETTER) return null
  return { score: Math.min(score, PIECE - 1), ranges: tracedRanges(word.length, end, width) }
}

function fillRow(text: string, word: string, row: number, width: number): void {
  const letter = word.charCodeAt(row)
  const here = row * width
  const above = here - width
  let bestBefore = IMPOSSIBLE
  let bestAt = -1
  for (let at = 0; at < width; at++) {
    if (row > 0 && at > 1 && best[above + at - 2]! > bestBefore) {
      bestBefore = best[above + at - 2]!
      bestAt = at - 2
    }
    best[here + at] = IMPOSSIBLE
    if (text.charCodeAt(at) !== letter) continue
    const isStart = isWordStart(text, at)
    const jump = LETTER + (isStart ? LETTER_AT_WORD : JUMP_INTO_WORD)
    const apart = row > 0 ? bestBefore + jump : isStart ? jump : IMPOSSIBLE
    const joined = row > 0 && at > 0 ? best[above + at - 1]! + LETTER + NEXT_LETTER : IMPOSSIBLE
    if (Math.max(apart, joined) <= IMPOSSIBLE / 2) continue
    best[here + at] = Math.max(apart, joined)
    from[here + at] = joined >= apart ? at - 1 : bestAt
  }
}

function tracedRanges(length: number, end: number, width: number): [number, number][] {
  const ranges: [number, number][] = []
  let at = end
  for (let row = length - 1; row >= 0; row--) {
    const first = ranges[0]
    if (first && first[0] === at + 1) first[0] = at
    else ranges.unshift([at, at + 1])
    at = from[row * width + at]!
  }
  return ranges
}

function joined(ranges: [number, number][]): [number, number][] {
  const out: [number, number][] = []
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else out.push([start, end])
  }
  return out
}

type Query = { whole: string; words: string[]; letters: number }

function readQuery(query: string): Query {
  const whole = foldMapped(query.trim()).text
  return { whole, words: whole.split(/\s+/).filter(word => word !== ''), letters: lettersOf(whole.replace(/\s/g, '')) }
}

const WHOLE_QUERY = 50
const SHORTER_FIRST = 20

function matchPrepared(query: Query, target: Prepared): Match | null {
  if ((query.letters & target.letters) !== query.letters) return null
  let score = 0
  let ranges: [number, number][] = []
  for (const word of query.words) {
    const found = findPiece(target.text, word) ?? findLetters(target.text, word)
    if (!found) return null
    score += found.score
    if (ranges.length === 0) ranges = found.ranges
    else ranges.push(...found.ranges)
  }
  score /= Math.max(1, query.words.length)
  if (query.words.length > 1 && target.text.includes(query.whole)) score += WHOLE_QUERY
  if (target.text === query.whole) score += WHOLE_QUERY
  score += SHORTER_FIRST / (1 + target.text.length / 20)
  return { score, ranges }
}

function inOriginal(match: Match, { at }: Prepared): [number, number][] {
  return joined(match.ranges.map(([start, end]) => [at[start]!, originalEnd(at, end)]))
}

/**
 * Whether all words of the query are in the text, in any order, as pieces of it or as letters picked from it in order.
 * An empty query fits everything. A higher score is a better fit; ranges are UTF-16 offsets in `text`.
 */
export function fuzzyMatch(query: string, text: string): Match | null {
  const target = prepare(text)
  const match = matchPrepared(readQuery(query), target)
  return match && { score: match.score, ranges: inOriginal(match, target) }
}

/**
 * The best `limit` of `items` by the best of their texts (a title and its aliases, say), best first; equals keep the
 * order they came in. Texts after the first count a little less.
 */
export function rank<T>(
  query: string,
  items: readonly T[],
  textsOf: (item: T) => string[],
  limit: number,
): Ranked<T>[] {
  const read = readQuery(query)
  const found: { item: T; score: number; text: number; match: Match; target: Prepared }[] = []
  for (const item of items) {
    let bestOfItem: (typeof found)[number] | null = null
    const texts = textsOf(item)
    for (let text = 0; text < texts.length; text++) {
      const target = prepare(texts[text]!)
      const match = matchPrepared(read, target)
      if (!match) continue
      const score = match.score - (text > 0 ? 1 : 0)
      if (!bestOfItem || score > bestOfItem.score) bestOfItem = { item, score, text, match, target }
    }
    if (bestOfItem) found.push(bestOfItem)
  }
  found.sort((a, b) => b.score - a.score)
  return found.slice(0, limit).map(({ item, score, text, match, target }) => {
    return { item, score, text, ranges: inOriginal(match, target) }
  })
}
