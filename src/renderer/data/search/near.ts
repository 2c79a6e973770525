import type { NearTerm } from './match.ts'
import { type Segment, termText } from './segment.ts'

const MOST_NEAR = 24
const MANY_EDITS_FROM = 7
const ANY_EDITS_FROM = 4

/** How many letters may be wrong in a word of this length. */
function editsFor(word: string): number {
  if (word.length < ANY_EDITS_FROM) return 0
  return word.length < MANY_EDITS_FROM ? 1 : 2
}

type Letters = { segment: Segment; bits: Uint32Array }
// Which letters a term has, one bit each: a term that lacks more of the word's letters than may be wrong is not read.
const lettersOf = new WeakMap<Segment, Letters>()

function bitsOf(segment: Segment): Uint32Array {
  let known = lettersOf.get(segment)
  if (!known) {
    const bits = new Uint32Array(segment.docsWith.length)
    for (let term = 0; term < bits.length; term++) {
      for (let at = segment.termAt[term]!; at < segment.termAt[term + 1]!; at++) {
        bits[term]! |= 1 << (segment.termUnits[at]! & 31)
      }
    }
    known = { segment, bits }
    lettersOf.set(segment, known)
  }
  return known.bits
}

function countBits(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** The spellings in the index that are at most `editsFor(word)` letters away, nearest and most used first. */
export function nearTerms(segments: Segment[], word: string, isPrefix: boolean): NearTerm[] {
  const most = editsFor(word)
  if (most === 0) return []
  const found = new Map<string, NearTerm & { docs: number }>()
  for (const segment of segments) {
    eachNear(segment, word, most, isPrefix, (term, distance) => {
      const text = termText(segment, term)
      const known = found.get(text)
      if (known) known.docs += segment.docsWith[term]!
      else found.set(text, { word: text, distance, docs: segment.docsWith[term]! })
    })
  }
  return [...found.values()]
    .sort((a, b) => a.distance - b.distance || b.docs - a.docs || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_NEAR)
    .map(({ word, distance }) => ({ word, distance }))
}

function eachNear(
  segment: Segment,
  word: string,
  most: number,
  isPrefix: boolean,
  visit: (term: number, distance: number) => void,
) {
  const bits = bitsOf(segment)
  const { termAt, termUnits } = segment
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  for (let term = 0; term < bits.length; term++) {
    const length = termAt[term + 1]! - termAt[term]!
    if (length < word.length - most || (!isPrefix && length > word.length + most)) continue
    if (countBits(letters & ~bits[term]!) > most) continue
    if (!isPrefix && countBits(bits[term]! & ~letters) > most) continue
    const distance = editDistance(word, termUnits, termAt[term]!, length, most, isPrefix)
    if (distance <= most) visit(term, distance)
  }
}

const rows = [new Int32Array(256), new Int32Array(256), new Int32Array(256)] as const

/**
 * Letters left out, put in, changed or swapped with the next (optimal string alignment) from the word to the term, or
 * to the beginning of the term that is nearest; more than `most` where it is more.
 */
function editDistance(
  word: string,
  units: Uint16Array,
  start: number,
  length: number,
  most: number,
  isPrefix: boolean,
) {
  if (word.length > 200) return most + 1
  let [twoAbove, above, row] = rows as unknown as [Int32Array, Int32Array, Int32Array]
  const columns = word.length
  for (let column = 0; column <= columns; column++) above[column] = column
  let nearest = isPrefix ? above[columns]! : most + 1
  const last = Math.min(length, columns + most)
  for (let at = 1; at <= last; at++) {
    row[0] = at
    let least = at
    const unit = units[start + at - 1]!
    for (let column = 1; column <= columns; column++) {
      const letter = word.charCodeAt(column - 1)
      let edits = Math.min(above[column - 1]! + (letter === unit ? 0 : 1), above[column]! + 1, row[column - 1]! + 1)
      if (at > 1 && column > 1 && letter === units[start + at - 2] && word.charCodeAt(column - 2) === unit) {
        edits = Math.min(edits, twoAbove[column - 2]! + 1)
      }
      row[column] = edits
      if (edits < least) least = edits
    }
    if (isPrefix && row[columns]! < nearest) nearest = row[columns]!
    if (least > most) return nearest
    ;[twoAbove, above, row] = [above, row, twoAbove]
  }
  return isPrefix ? nearest : above[columns]!
}
