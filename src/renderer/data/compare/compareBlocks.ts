import { blocksToJson } from '../blocks.ts'
import { bareJson } from '../carryIds.ts'
import { keyOf, piecesOf } from './pieces.ts'
import { compareSequences } from './sequence.ts'

/**
 * One block of two texts that are compared. `isMoved` where the same block stands elsewhere in the other text. All of
 * `before` in order is the one text, all of `after` the other.
 */
export type Difference =
  | { kind: 'same' | 'changed'; before: unknown; after: unknown }
  | { kind: 'removed'; before: unknown; isMoved: boolean }
  | { kind: 'added'; after: unknown; isMoved: boolean }

/** Two blocks that share less than that of their words are two blocks and not one that was changed. */
const ALIKE = 0.4
/** Beyond that many pairs a block is looked for near its place only. */
const MOST_PAIRS = 20_000
const NEAR = 6
/** The beginning tells whether two long blocks are alike. */
const FIRST_PIECES = 300

/** What differs between two lists of top-level blocks. Ids by which links know them make no difference. */
export function compareBlocks(before: readonly unknown[], after: readonly unknown[]): Difference[] {
  const [a, b] = keysOf(before, after)
  const found: Difference[] = []
  for (const { isSame, aFrom, aTo, bFrom, bTo } of compareSequences(a, b)) {
    if (isSame)
      for (let at = aFrom; at < aTo; at++)
        found.push({ kind: 'same', before: before[at], after: after[at - aFrom + bFrom] })
    else for (const each of paired(before.slice(aFrom, aTo), after.slice(bFrom, bTo))) found.push(each)
  }
  return withMoved(found)
}

/**
 * What each block must have in common with another to be the same to a reader. Most stand in both texts to the letter and
 * need not be read; an editor that was built since writes some fields anew that nobody sees.
 */
function keysOf(before: readonly unknown[], after: readonly unknown[]): [string[], string[]] {
  const [a, b] = [before, after].map(blocks => blocksToJson([...blocks]).map(bareJson)) as [string[], string[]]
  const [inA, inB] = [new Set(a), new Set(b)]
  const keyOfBlock = (blocks: readonly unknown[], others: Set<string>) => (json: string, at: number) =>
    others.has(json) ? json : piecesKey(blocks[at], json)
  return [a.map(keyOfBlock(before, inB)), b.map(keyOfBlock(after, inA))]
}

function piecesKey(block: unknown, json: string): string {
  const pieces = piecesOf(block)
  return pieces.length > 0 ? JSON.stringify(pieces) : json
}

type Bag = { words: Map<string, number>; size: number }

function bagOf(block: unknown): Bag {
  const words = new Map<string, number>()
  const pieces = piecesOf(block).filter(
    piece => piece.is !== 'line' && /\S/.test(piece.words + (piece.is === 'thing' ? piece.of : '')),
  )
  const first = pieces.slice(0, FIRST_PIECES)
  for (const piece of first) {
    const key = keyOf(piece).trim()
    words.set(key, (words.get(key) ?? 0) + 1)
  }
  return { words, size: first.length }
}

/** The share of the words that two blocks have in common, 0 to 1 (Dice). Two without words are alike. */
function likeness(a: Bag, b: Bag): number {
  if (a.size + b.size === 0) return 1
  let common = 0
  for (const [word, count] of a.words) common += Math.min(count, b.words.get(word) ?? 0)
  return (2 * common) / (a.size + b.size)
}

/** Which of the blocks that went is which of those that came, in order. */
function paired(before: readonly unknown[], after: readonly unknown[]): Difference[] {
  const [a, b] = [before.map(bagOf), after.map(bagOf)]
  const pairs = a.length * b.length <= MOST_PAIRS ? bestPairs(a, b) : nearPairs(a, b)
  const found: Difference[] = []
  let [at, to] = [0, 0]
  const part = (aEnd: number, bEnd: number) => {
    for (; at < aEnd; at++) found.push({ kind: 'removed', before: before[at], isMoved: false })
    for (; to < bEnd; to++) found.push({ kind: 'added', after: after[to], isMoved: false })
  }
  for (const [left, right] of pairs) {
    part(left, right)
    found.push({ kind: 'changed', before: before[at++], after: after[to++] })
  }
  part(before.length, after.length)
  return found
}

/** The pairs in order that together are most alike. */
function bestPairs(a: Bag[], b: Bag[]): [number, number][] {
  const width = b.length + 1
  const best = new Float64Array((a.length + 1) * width)
  const alike = new Float64Array(a.length * b.length)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const share = likeness(a[i]!, b[j]!)
      alike[i * b.length + j] = share
      const skipped = Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!)
      const taken = share >= ALIKE ? share + best[(i + 1) * width + j + 1]! : 0
      best[i * width + j] = Math.max(skipped, taken)
    }
  }
  const pairs: [number, number][] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    const here = best[i * width + j]!
    if (here === best[(i + 1) * width + j]) i++
    else if (here === best[i * width + j + 1]) j++
    else pairs.push([i++, j++])
  }
  return pairs
}

function nearPairs(a: Bag[], b: Bag[]): [number, number][] {
  const pairs: [number, number][] = []
  let from = 0
  for (const [i, bag] of a.entries()) {
    const expected = Math.round((i / a.length) * b.length)
    const start = Math.max(from, expected - NEAR)
    for (let j = start; j < Math.min(b.length, Math.max(start, expected) + NEAR); j++) {
      if (likeness(bag, b[j]!) < ALIKE) continue
      pairs.push([i, j])
      from = j + 1
      break
    }
  }
  return pairs
}

/** What went in one place and came in another was moved. */
function withMoved(found: Difference[]): Difference[] {
  const gone = found.filter(each => each.kind === 'removed')
  const come = found.filter(each => each.kind === 'added')
  if (gone.length === 0 || come.length === 0) return found
  const [goneKeys, comeKeys] = keysOf(
    gone.map(({ before }) => before),
    come.map(({ after }) => after),
  )
  const byKey = new Map<string, Difference[]>()
  for (const [at, key] of goneKeys.entries()) {
    // An empty line is nothing that one moves.
    if (piecesOf(gone[at]!.before).length > 1) byKey.set(key, [...(byKey.get(key) ?? []), gone[at]!])
  }
  const moved = new Set<Difference>()
  for (const [at, key] of comeKeys.entries()) {
    const from = byKey.get(key)?.shift()
    if (from) moved.add(from).add(come[at]!)
  }
  return found.map(each => (moved.has(each) ? { ...each, isMoved: true } : each))
}
