import { DamagedIndex, type Doc, type Segment } from './segment.ts'

/** Raised whenever the index is laid out or its words are folded in another way; an older pack is then thrown away. */
const INDEX_FORMAT = 2

/** An index as it is kept: `docs` as JSON, the rest as they lie in memory. `sum` tells a damaged one. */
export type IndexPack = { format: number; docs: string; parts: ArrayBuffer[]; sum: number }

const PARTS = ['termUnits', 'termAt', 'docsWith', 'postingAt', 'postings', 'positionAt', 'positions'] as const

/** Packs a segment without dead docs. */
export function packSegment(segment: Segment): IndexPack {
  const docs = JSON.stringify(segment.docs)
  const parts = PARTS.map(part => segment[part].slice().buffer as ArrayBuffer)
  return { format: INDEX_FORMAT, docs, parts, sum: sumOf(docs, parts) }
}

/** Throws `DamagedIndex` for what is not a whole index of this format. */
export function unpackSegment(pack: IndexPack): Segment {
  if (pack.format !== INDEX_FORMAT || pack.parts?.length !== PARTS.length) throw new DamagedIndex('Another format')
  if (pack.sum !== sumOf(pack.docs, pack.parts)) throw new DamagedIndex('The sum is wrong')
  const docs = JSON.parse(pack.docs) as Doc[]
  const [termUnits, termAt, docsWith, postingAt, postings, positionAt, positions] = pack.parts
  return {
    docs,
    alive: new Uint8Array(docs.length).fill(1),
    termUnits: new Uint16Array(termUnits!),
    termAt: new Uint32Array(termAt!),
    docsWith: new Uint32Array(docsWith!),
    postingAt: new Uint32Array(postingAt!),
    postings: new Uint8Array(postings!),
    positionAt: new Uint32Array(positionAt!),
    positions: new Uint8Array(positions!),
  }
}

const PRIME = 0x01000193

// FNV-1a over 32-bit words, with the lengths. Against damage, not against malice.
function sumOf(docs: string, parts: ArrayBuffer[]): number {
  let sum = Math.imul(0x811c9dc5 ^ docs.length, PRIME)
  for (let at = 0; at < docs.length; at++) sum = Math.imul(sum ^ docs.charCodeAt(at), PRIME)
  for (const part of parts) {
    if (!(part instanceof ArrayBuffer)) throw new DamagedIndex('A part is missing')
    sum = Math.imul(sum ^ part.byteLength, PRIME)
    sum = sumOn(sum, new Uint32Array(part, 0, part.byteLength >> 2))
    sum = sumOn(sum, new Uint8Array(part, part.byteLength & ~3))
  }
  return sum >>> 0
}

/** By index: the search waits for millions of numbers, and an iterator takes ten times as long over them. */
function sumOn(before: number, numbers: Uint32Array | Uint8Array): number {
  let sum = before
  for (let at = 0; at < numbers.length; at++) sum = Math.imul(sum ^ numbers[at]!, PRIME)
  return sum
}
