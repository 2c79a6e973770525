import { type Doc, eachPosting, type Segment } from './segment.ts'
import { TermWriter } from './termWriter.ts'

/** One segment of the docs that are alive in several. */
export function mergeSegments(segments: Segment[]): Segment {
  const docs: Doc[] = []
  const inputs = segments.map(segment => ({ segment, term: 0, places: places(segment, docs) }))
  const out = new TermWriter(segments.reduce((units, segment) => units + segment.termUnits.length, 0))
  for (let input = smallest(inputs); input; input = smallest(inputs)) {
    const { segment, term } = input
    let docsWith = 0
    let docBefore = 0
    for (const each of inputs) {
      if (each.term >= each.segment.docsWith.length || order(each, input, term) !== 0) continue
      const written = copyTerm(each, out, docBefore)
      docsWith += written.docs
      docBefore = written.last
      each.term++
    }
    out.close(docsWith, (into, at) => {
      const name = segment.termUnits.subarray(segment.termAt[term]!, segment.termAt[term + 1]!)
      into.set(name, at)
      return name.length
    })
  }
  return { ...out.taken(), docs, alive: new Uint8Array(docs.length).fill(1) }
}

type Input = { segment: Segment; term: number; places: Int32Array }

/** Where each doc goes, -1 for the dead. */
function places(segment: Segment, docs: Doc[]): Int32Array {
  const places = new Int32Array(segment.docs.length)
  for (let doc = 0; doc < places.length; doc++) {
    places[doc] = segment.alive[doc] ? docs.length : -1
    if (segment.alive[doc]) docs.push(segment.docs[doc]!)
  }
  return places
}

/** Compares the term an input stands at with one of another input, by UTF-16 units. */
function order(a: Input, b: Input, termOfB: number): number {
  if (a === b) return a.term - termOfB
  const startA = a.segment.termAt[a.term]!
  const startB = b.segment.termAt[termOfB]!
  const lengthA = a.segment.termAt[a.term + 1]! - startA
  const lengthB = b.segment.termAt[termOfB + 1]! - startB
  for (let i = 0; i < Math.min(lengthA, lengthB); i++) {
    const apart = a.segment.termUnits[startA + i]! - b.segment.termUnits[startB + i]!
    if (apart !== 0) return apart
  }
  return lengthA - lengthB
}

function smallest(inputs: Input[]): Input | null {
  let best: Input | null = null
  for (const input of inputs) {
    if (input.term >= input.segment.docsWith.length) continue
    if (!best || order(input, best, best.term) < 0) best = input
  }
  return best
}

function copyTerm({ segment, term, places }: Input, out: TermWriter, docBefore: number) {
  const { positions } = segment
  out.postings.reserve(segment.docsWith[term]! * 10)
  let docs = 0
  let last = docBefore
  let at = segment.positionAt[term]!
  let copyFrom = at
  eachPosting(segment, term, (doc, occurrences, isInTitle) => {
    const start = at
    for (let left = occurrences; left > 0; at++) if (positions[at]! < 0x80 || at >= positions.length) left--
    const place = places[doc]!
    if (place < 0) {
      // Positions of docs that stay are copied in runs as long as can be.
      out.positions.copy(positions, copyFrom, start)
      copyFrom = at
      return
    }
    out.postings.push(place - last)
    out.postings.push((occurrences << 1) | (isInTitle ? 1 : 0))
    last = place
    docs++
  })
  out.positions.copy(positions, copyFrom, at)
  return { docs, last }
}
