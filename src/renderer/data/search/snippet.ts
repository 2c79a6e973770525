import { type FoundPassage, passageAt } from '#lib/passage.ts'
import { eachWord, foldMapped, originalEnd } from '#lib/words.ts'
import type { Query } from './query.ts'
import type { Found } from './wordIndex.ts'

/** A piece of text and what to light in it, as UTF-16 offsets, in order and apart. */
export type Snippet = {
  text: string
  lit: [number, number][]
  /** From the first words lit to the last, as they stand in the text; null where none are. */
  passage: FoundPassage | null
  /** The words asked for stand elsewhere in the text as well, or it was not read to its end. */
  hasMore: boolean
}

/** Words to light where they stand side by side; the last may go on. */
export type Light = { words: string[]; isPrefix: boolean }

type Hit = { start: number; end: number; light: number }

/** What of a query is lit: all that was asked for, and near spellings where they stood in. */
export function lightsOf(query: Query, near: Found['near']): Light[] {
  const lights: Light[] = []
  for (const clause of query.all.flat()) {
    if (clause.kind === 'tag') continue
    const spellings = near.get(clause)
    if (spellings) lights.push(...spellings.map(({ word }) => ({ words: [word], isPrefix: false })))
    else lights.push({ words: clause.words, isPrefix: clause.isPrefix })
  }
  return lights
}

type Words = { text: string; starts: number[]; ends: number[] }

function hitsIn(text: string, lights: Light[]): Hit[] {
  const { text: folded, at } = foldMapped(text)
  const words: Words = { text: folded, starts: [], ends: [] }
  eachWord(folded, (start, end) => {
    words.starts.push(start)
    words.ends.push(end)
  })
  const hits: Hit[] = []
  const byFirst = byFirstUnit(lights)
  for (let word = 0; word < words.starts.length; word++) {
    for (const light of byFirst.get(folded.charCodeAt(words.starts[word]!)) ?? NONE) {
      if (!stands(lights[light]!, words, word)) continue
      const end = words.ends[word + lights[light]!.words.length - 1]!
      hits.push({ start: at[words.starts[word]!]!, end: originalEnd(at, end), light })
    }
  }
  return hits
}

const NONE: readonly number[] = []

/** Near spellings make dozens of lights, and most words of a text begin like none of them. */
function byFirstUnit(lights: Light[]): Map<number, number[]> {
  const byFirst = new Map<number, number[]>()
  for (const [light, { words }] of lights.entries()) {
    const first = words[0]!.charCodeAt(0)
    const same = byFirst.get(first)
    if (same) same.push(light)
    else byFirst.set(first, [light])
  }
  return byFirst
}

function stands({ words, isPrefix }: Light, { text, starts, ends }: Words, at: number): boolean {
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    const start = starts[at + i]
    if (start === undefined || text.charCodeAt(start) !== word.charCodeAt(0) || !text.startsWith(word, start))
      return false
    const isWhole = ends[at + i] === start + word.length
    if (!isWhole && !(isPrefix && i === words.length - 1)) return false
  }
  return true
}

/** Where the lights stand in the text, overlapping ones as one. */
export function litIn(text: string, lights: Light[]): [number, number][] {
  return joined(hitsIn(text, lights))
}

function joined(hits: Hit[]): [number, number][] {
  const lit: [number, number][] = []
  for (const { start, end } of hits) {
    const last = lit[lit.length - 1]
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else lit.push([start, end])
  }
  return lit
}

// A long source is read piece by piece until all lights were seen, or enough was read and some were.
const PIECE = 16_384
const ENOUGH = 131_072
const MOST_STRETCHES = 2000

/** The stretch of the text, about `length` units long, with the most lights; its beginning where there are none. */
export function snippetOf(text: string, lights: Light[], length = 220): Snippet {
  let best: (Stretch & { hits: Hit[] }) | null = null
  let read = 0
  for (let from = 0; from < text.length && lights.length > 0; ) {
    const to = pieceEnd(text, from)
    const hits = hitsFrom(text, from, to, lights)
    read = to
    const stretch = bestStretch(hits, length)
    if (stretch && (!best || stretch.rank > best.rank)) best = { hits, ...stretch }
    if (best && (new Set(best.hits.map(hit => hit.light)).size === lights.length || to >= ENOUGH)) break
    from = to
  }
  const snippet = cut(text, best?.hits ?? [], best ?? NOWHERE, length)
  return { ...snippet, hasMore: best !== null && (snippet.lit.length < joined(best.hits).length || read < text.length) }
}

function hitsFrom(text: string, from: number, to: number, lights: Light[]): Hit[] {
  return hitsIn(text.slice(from, to), lights).map(hit => ({ ...hit, start: hit.start + from, end: hit.end + from }))
}

/** Every stretch of a text with lights in it, at most `most` of them: those with the most different ones, in the order of the text. */
export function passagesOf(text: string, lights: Light[], most = 20, length = 160): Snippet[] {
  const found: (Stretch & { hits: Hit[] })[] = []
  for (let from = 0; from < text.length && lights.length > 0 && found.length < MOST_STRETCHES; ) {
    const to = pieceEnd(text, from)
    let hits = hitsFrom(text, from, to, lights)
    while (hits.length > 0) {
      const stretch = stretchFrom(hits, 0, reachOf(length))
      found.push({ ...stretch, hits })
      hits = hits.filter(hit => hit.start >= stretch.end)
    }
    from = to
  }
  const best = [...found].sort((a, b) => b.rank - a.rank || a.start - b.start).slice(0, most)
  return best.sort((a, b) => a.start - b.start).map(stretch => cut(text, stretch.hits, stretch, length))
}

function pieceEnd(text: string, from: number): number {
  if (from + PIECE >= text.length) return text.length
  const paragraph = text.lastIndexOf('\n', from + PIECE)
  if (paragraph > from + PIECE / 2) return paragraph
  const space = text.lastIndexOf(' ', from + PIECE)
  return space > from ? space : wholeUnits(text, from + PIECE)
}

function wholeUnits(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}

/** From the start of a hit to the end of the last one that is counted with it. */
type Stretch = { start: number; end: number; rank: number }
const NOWHERE: Stretch = { start: 0, end: 0, rank: 0 }

/** The hit from which the most different lights are near, the earliest of equals. */
function bestStretch(hits: Hit[], length: number): Stretch | null {
  let best: Stretch | null = null
  for (let first = 0; first < hits.length; first++) {
    const stretch = stretchFrom(hits, first, reachOf(length))
    if (!best || stretch.rank > best.rank) best = stretch
    // Where one word is everywhere, the first places say enough.
    if (first > 400) break
  }
  return best
}

const reachOf = (length: number) => Math.max(length / 2, length - LEAD)

/** The stretch that begins with a hit. */
function stretchFrom(hits: Hit[], first: number, reach: number): Stretch {
  const { start } = hits[first]!
  const near = new Set<number>()
  let next = first
  for (; next < hits.length && hits[next]!.end - start <= reach; next++) near.add(hits[next]!.light)
  const rank = near.size * 1000 + Math.min(next - first, 10)
  return { start, end: hits[Math.max(first, next - 1)]!.end, rank }
}

const LEAD = 60
const SENTENCE_END = /[.!?۔؟…]["'”’»)]?\s+|\n+/g

function cut(text: string, hits: Hit[], stretch: Stretch, length: number): Snippet {
  // What is left beside the words goes to the sentence they stand in.
  const room = Math.max(LEAD, Math.min(length * 0.7, length - (stretch.end - stretch.start)))
  const { start, isBroken } = cutStart(text, stretch.start, Math.floor(room))
  const end = cutEnd(text, Math.max(start + length, stretch.end))
  const before = isBroken ? '…' : ''
  const piece = text.slice(start, end).trimEnd()
  const after = text.slice(end, end + LEAD).trim() === '' ? '' : '…'
  const lit = joined(hits.filter(hit => hit.start >= start && hit.end <= start + piece.length))
  return {
    text: before + piece.replace(/\s/g, ' ') + after,
    lit: lit.map(([from, to]) => [from - start + before.length, to - start + before.length]),
    passage: lit.length > 0 ? passageAt(text, lit[0]![0], lit[lit.length - 1]![1]) : null,
    hasMore: false,
  }
}

/** The start of the sentence, or of a word where the sentence starts too far before. */
function cutStart(text: string, anchor: number, room: number): { start: number; isBroken: boolean } {
  const from = Math.max(0, anchor - room)
  const before = text.slice(from, anchor)
  let start = from === 0 ? before.length - before.trimStart().length : -1
  for (const end of before.matchAll(SENTENCE_END)) start = from + end.index + end[0].length
  if (start !== -1) return { start, isBroken: false }
  const near = Math.max(0, anchor - LEAD)
  const space = text.slice(near, anchor).search(/\s\S/)
  return { start: space === -1 ? wholeUnits(text, near) : near + space + 1, isBroken: true }
}

function cutEnd(text: string, end: number): number {
  if (end >= text.length) return text.length
  const space = text.slice(end, end + LEAD).search(/\s/)
  return space === -1 ? wholeUnits(text, end) : end + space
}
