import type { Segment } from './segment.ts'

/** Returns where the next one goes. */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value
  let next = at
  while (rest >= 0x80) {
    bytes[next++] = (rest & 0x7f) | 0x80
    rest >>>= 7
  }
  bytes[next++] = rest
  return next
}

/** A growing run of varints. */
class Varints {
  bytes = new Uint8Array(4096)
  length = 0

  reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return
    const bytes = new Uint8Array(Math.max(this.length + count, this.bytes.length * 2))
    bytes.set(this.bytes)
    this.bytes = bytes
  }

  /** Room for it must have been reserved: five bytes each. */
  push(value: number): void {
    this.length = writeVarint(this.bytes, this.length, value)
  }

  copy(from: Uint8Array, start: number, end: number): void {
    this.reserve(end - start)
    this.bytes.set(from.subarray(start, end), this.length)
    this.length += end - start
  }

  taken(): Uint8Array {
    return this.bytes.slice(0, this.length)
  }
}

/** The parts of a segment that hold terms and where they occur, written term by term in sorted order. */
export class TermWriter {
  postings = new Varints()
  positions = new Varints()
  #units: Uint16Array
  #unitsUsed = 0
  #termAt: number[] = [0]
  #docsWith: number[] = []
  #postingAt: number[] = [0]
  #positionAt: number[] = [0]

  constructor(units: number) {
    this.#units = new Uint16Array(units)
  }

  /** Closes the term whose postings and positions have just been written; a term without docs leaves no trace. */
  close(docs: number, writeName: (into: Uint16Array, at: number) => number): void {
    if (docs === 0) return
    this.#unitsUsed += writeName(this.#units, this.#unitsUsed)
    this.#termAt.push(this.#unitsUsed)
    this.#docsWith.push(docs)
    this.#postingAt.push(this.postings.length)
    this.#positionAt.push(this.positions.length)
  }

  taken(): Omit<Segment, 'docs' | 'alive'> {
    return {
      termUnits: this.#units.slice(0, this.#unitsUsed),
      termAt: Uint32Array.from(this.#termAt),
      docsWith: Uint32Array.from(this.#docsWith),
      postingAt: Uint32Array.from(this.#postingAt),
      postings: this.postings.taken(),
      positionAt: Uint32Array.from(this.#positionAt),
      positions: this.positions.taken(),
    }
  }
}
