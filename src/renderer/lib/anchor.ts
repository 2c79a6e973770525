import { closest, similarity } from './closest.ts'

/** A source's text as every anchor counts it: blocks joined by "\n\n", offsets in UTF-16 units. */
export type Canonical = { text: string /** Offset at which each block starts. */; blocks: number[] }

/** How a highlight finds its passage again: three ways, each checked against the stored words. */
export type Anchor = {
  /** Index of the block and offset within it. */
  block: number
  blockOffset: number
  /** Global offsets. */
  start: number
  end: number
  /** The words themselves and what stands before and after them. */
  exact: string
  prefix: string
  suffix: string
  /** How often the words stood in the text when they were marked. Absent: not counted. */
  repeats?: number
}

/**
 * `exact`: where it was. `moved`: the same words elsewhere. `approximate`: nearly the same words; also where only white
 * space, quotation marks or dashes differ, because what is quoted is then no longer what stands there.
 * `lost`: nothing good enough; never a guess.
 */
export type AnchorState = 'exact' | 'moved' | 'approximate' | 'lost'

export type Found =
  | { state: 'exact' | 'moved' | 'approximate'; start: number; end: number /** 0 to 1 */; score: number }
  | { state: 'lost' }

const CONTEXT = 64
const NEAR = 16
/** Words this long that stood once and stand once are the same passage whatever surrounds them. */
const TELLING = 24
/** Least likeness of one side's context for a passage to be believed, and lead over the next best. */
const BELIEVED = 0.6
const LEAD = 0.12
/** Least likeness of the words for `approximate`. */
const MIN_SCORE = 0.72
const MANY = 48

const LOST: Found = { state: 'lost' }

/** The anchor of [start, end) of a text. White space at the ends is left out. Throws when nothing else is there. */
export function makeAnchor(canonical: Canonical, start: number, end: number): Anchor {
  const { text, blocks } = canonical
  while (start < end && /\s/.test(text[start]!)) start++
  while (end > start && /\s/.test(text[end - 1]!)) end--
  if (start >= end) throw new Error('There are no words in this passage')
  const block = blockAt(canonical, start)
  const exact = text.slice(start, end)
  return {
    block,
    blockOffset: start - (blocks[block] ?? 0),
    start,
    end,
    exact,
    prefix: text.slice(wholeLetter(text, Math.max(0, start - CONTEXT)), start),
    suffix: text.slice(end, wholeLetter(text, Math.min(text.length, end + CONTEXT))),
    repeats: occurrences(text, exact).length,
  }
}

/**
 * Finds a passage again in this or another version of its text. Places are tried by block and offset, by global
 * offset, then by the words; each must hold the stored words, and where the words stand more than once the text around
 * them must tell which one is meant. Then nearly the same words in the same surroundings; then it is lost.
 */
export function findAnchor(canonical: Canonical, anchor: Anchor): Found {
  const { text } = canonical
  if (anchor.exact === '') return LOST
  const places = occurrences(text, anchor.exact)
  if (places.length > 0) {
    const verbatim = chooseVerbatim(canonical, anchor, places)
    if (verbatim) return verbatim
  }
  return findClosest(text, anchor, places)
}

/** "¶ 9": the block in which an offset stands, counted from one. */
export function locatorOf(canonical: Canonical, start: number): string {
  return `¶ ${blockAt(canonical, start) + 1}`
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

/** Moves out of the middle of a surrogate pair. */
function wholeLetter(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}

function occurrences(text: string, exact: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) found.push(at)
  return found
}

/** `before`, `after`: likeness of what surrounds it; `near`: of the few words next to it, on the better side. */
type Candidate = { start: number; end: number; score: number; before: number; after: number; near: number }

const around = (c: Candidate): number => c.before + c.after

function chooseVerbatim(canonical: Canonical, anchor: Anchor, places: number[]): Found | null {
  const { text, blocks } = canonical
  const byBlock = (blocks[anchor.block] ?? Number.NaN) + anchor.blockOffset
  const wasHere = (at: number): boolean => at === byBlock || at === anchor.start
  const length = anchor.exact.length
  const ranked = likeliest(text, anchor, places, wasHere)
    .map(start => judge(text, anchor, start, start + length, 1))
    .sort((a, b) => around(b) - around(a))
  const best = ranked[0]!
  const rivals = ranked.filter(c => c !== best && around(best) - around(c) < LEAD)
  const repeats = anchor.repeats ?? Number.POSITIVE_INFINITY
  const stand = (c: Candidate): Found => ({
    state: wasHere(c.start) ? 'exact' : 'moved',
    start: c.start,
    end: c.end,
    score: 1,
  })
  if (rivals.length > 0) {
    // Alike in every way: only an unchanged place among an unchanged number tells them apart.
    const unmoved = [best, ...rivals].filter(c => c.start === byBlock && c.start === anchor.start)
    return unmoved.length === 1 && places.length === repeats && around(unmoved[0]!) > 1.9 ? stand(unmoved[0]!) : LOST
  }
  const telling = length >= TELLING && repeats === 1 && places.length === 1
  return telling || believed(best, length, repeats > 1 && places.length < repeats) ? stand(best) : null
}

/** Short words, and what is left of several, may well be another one of them: more must speak for those. */
function believed(c: Candidate, length: number, fewer: boolean): boolean {
  const [less, more] = c.before < c.after ? [c.before, c.after] : [c.after, c.before]
  if (length >= TELLING && !fewer) return more >= BELIEVED
  return more >= 0.75 && less >= 0.5 && c.near >= 0.9
}

/** Judging a place costs some microseconds and "a" stands 80,000 times in a report, so only the likeliest are judged. */
function likeliest(text: string, anchor: Anchor, places: number[], wasHere: (at: number) => boolean): number[] {
  if (places.length <= MANY) return places
  const quick = places.map(at => ({ at, same: sameAround(text, anchor, at) + (wasHere(at) ? 4 : 0) }))
  return quick
    .sort((a, b) => b.same - a.same)
    .slice(0, MANY)
    .map(c => c.at)
}

function sameAround(text: string, { prefix, suffix, exact }: Anchor, at: number): number {
  let before = 0
  while (before < prefix.length && prefix[prefix.length - 1 - before] === text[at - 1 - before]) before++
  let after = 0
  const end = at + exact.length
  while (after < suffix.length && suffix[after] === text[end + after]) after++
  return before + after
}

function judge(text: string, anchor: Anchor, start: number, end: number, score: number): Candidate {
  const { prefix, suffix } = anchor
  const reach = CONTEXT + 24
  const [thenBefore, nowBefore] = [reverse(prefix), reverse(text.slice(Math.max(0, start - reach), start))]
  const nowAfter = text.slice(end, end + reach)
  const near = Math.max(side(thenBefore.slice(0, NEAR), nowBefore), side(suffix.slice(0, NEAR), nowAfter))
  return { start, end, score, before: side(thenBefore, nowBefore), after: side(suffix, nowAfter), near }
}

/** Nothing there then and nothing there now is as good as the same words: it is the text's own start or end. */
function side(then: string, now: string): number {
  if (then.length === 0) return now.length === 0 ? 1 : 0
  return similarity(then, now) * Math.min(1, then.length / 12)
}

const reverse = (text: string): string => text.split('').reverse().join('')

function findClosest(text: string, anchor: Anchor, verbatim: number[]): Found {
  const { exact, prefix, suffix } = anchor
  const judged = closest(text, { prefix, exact, suffix })
    .filter(c => c.score >= MIN_SCORE && !verbatim.includes(c.start))
    .map(c => judge(text, anchor, c.start, c.end, c.score))
    .filter(c => supported(c, exact.length))
  const rank = (c: Candidate): number => c.score + around(c)
  judged.sort((a, b) => rank(b) - rank(a))
  const best = judged[0]
  if (!best) return LOST
  const rival = judged.find(c => (c.end <= best.start || c.start >= best.end) && rank(best) - rank(c) < LEAD)
  if (rival) return LOST
  return { state: 'approximate', start: best.start, end: best.end, score: Math.min(best.score, 0.99) }
}

/** Changed words are believed only in surroundings that are still there: near-repeats are common in official prose. */
function supported(c: Candidate, length: number): boolean {
  const [less, more] = c.before < c.after ? [c.before, c.after] : [c.after, c.before]
  if (length < TELLING) return more >= 0.75 && less >= 0.5 && c.near >= 0.9
  return more >= 0.8 && less >= 0.5 && c.score + less + more >= 2.3
}
