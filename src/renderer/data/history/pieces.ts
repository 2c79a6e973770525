/** Stretches of one long string that make up a text: where each begins and how many UTF-16 units it has, in turn. */
export type Pieces = number[]

/** What the pool is looked through by, in UTF-16 units: a stretch of twice that length is always found. */
const STEP = 16
/** A shorter stretch costs as much to name as to write again. */
const SHORTEST = 24
/** What is new and less than that part of the pool is not looked for in it: the looking takes longer than it saves. */
const WORTH_LOOKING = 1 / 100

/**
 * Texts as stretches of one string that only grows: a piece table, as editors have it, with the copying and adding of
 * RFC 3284 to find what is there already. So what is typed, moved or comes back costs no more than what is new in it.
 */
export class PieceTable {
  readonly pool: string[]
  private joined: string
  private readonly places = new Map<string, number>()
  private indexed = 0

  constructor(pool: readonly string[] = []) {
    this.pool = [...pool]
    this.joined = pool.join('')
  }

  textOf(pieces: Pieces): string {
    let text = ''
    for (let at = 0; at < pieces.length; at += 2) text += this.joined.slice(pieces[at]!, pieces[at]! + pieces[at + 1]!)
    return text
  }

  /** The pieces of a text; what stands nowhere yet goes into the pool. `near`: the text that it most resembles. */
  add(text: string, near: Pieces): Pieces {
    const before = this.textOf(near)
    const { start, end } = sameEnds(before, text)
    const pieces = cut(near, 0, start)
    this.find(text.slice(start, text.length - end), pieces)
    for (const [from, length] of inPairs(cut(near, before.length - end, before.length))) push(pieces, from, length)
    this.joined = this.pool.join('')
    return pieces
  }

  private find(text: string, pieces: Pieces): void {
    let length = this.joined.length
    const write = (words: string) => {
      if (words === '') return
      push(pieces, length, words.length)
      length += words.length
      // Line by line: one letter that takes two bytes must not make all others take two.
      this.pool.push(...words.split(/(?<=\n)/))
    }
    const isWorthIt = text.length >= Math.max(SHORTEST, this.joined.length * WORTH_LOOKING) && this.joined !== ''
    const places = isWorthIt ? this.index() : null
    let written = 0
    for (let at = 0; places && at + STEP <= text.length; ) {
      const found = this.around(places.get(text.slice(at, at + STEP)), text, at, written)
      if (!found) at++
      else {
        write(text.slice(written, found.at))
        push(pieces, found.from, found.length)
        at = written = found.at + found.length
      }
    }
    write(text.slice(written))
  }

  /** The whole stretch that is the same there and here; none where it is short. */
  private around(place: number | undefined, text: string, at: number, written: number) {
    if (place === undefined) return null
    let back = 0
    while (at - back > written && place > back && this.joined[place - back - 1] === text[at - back - 1]) back++
    let end = STEP
    while (at + end < text.length && place + end < this.joined.length && this.joined[place + end] === text[at + end])
      end++
    return back + end < SHORTEST ? null : { from: place - back, at: at - back, length: back + end }
  }

  private index(): ReadonlyMap<string, number> {
    for (; this.indexed + STEP <= this.joined.length; this.indexed += STEP)
      this.places.set(this.joined.slice(this.indexed, this.indexed + STEP), this.indexed)
    return this.places
  }
}

/** How many UTF-16 units two texts have in common where they begin and where they end. */
export function sameEnds(a: string, b: string): { start: number; end: number } {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let end = 0
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++
  return { start, end }
}

/** The pieces of a part of a text. */
function cut(pieces: Pieces, start: number, end: number): Pieces {
  const part: Pieces = []
  let at = 0
  for (const [from, length] of inPairs(pieces)) {
    const [first, last] = [Math.max(start, at), Math.min(end, at + length)]
    if (first < last) push(part, from + first - at, last - first)
    at += length
  }
  return part
}

function push(pieces: Pieces, from: number, length: number): void {
  const last = pieces.length - 2
  if (last >= 0 && pieces[last]! + pieces[last + 1]! === from) pieces[last + 1]! += length
  else pieces.push(from, length)
}

function* inPairs(pieces: Pieces): Generator<[from: number, length: number]> {
  for (let at = 0; at < pieces.length; at += 2) yield [pieces[at]!, pieces[at + 1]!]
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** Six bits a digit, of which one says that more follow. */
const [BASE, MORE] = [32, 32]

/** Pieces in few characters: base 64 VLQ, as source maps have it; a beginning is told from where the one before ends. */
export function packPieces(pieces: Pieces): string {
  let packed = ''
  let end = 0
  for (const [from, length] of inPairs(pieces)) {
    const step = from - end
    packed += digits(step < 0 ? -step * 2 + 1 : step * 2) + digits(length)
    end = from + length
  }
  return packed
}

/** What `packPieces` packed; null where it was something else. */
export function unpackPieces(packed: string): Pieces | null {
  const pieces: Pieces = []
  let [value, scale, end] = [0, 1, 0]
  for (const digit of packed) {
    const bits = DIGITS.indexOf(digit)
    if (bits < 0 || scale > 2 ** 40) return null
    value += (bits % BASE) * scale
    scale *= BASE
    if (bits >= MORE) continue
    const isBeginning = pieces.length % 2 === 0
    const step = value % 2 === 1 ? -(value - 1) / 2 : value / 2
    pieces.push(isBeginning ? end + step : value)
    end = isBeginning ? end + step : end + value
    value = 0
    scale = 1
  }
  return scale === 1 && pieces.length % 2 === 0 ? pieces : null
}

function digits(value: number): string {
  let [text, left] = ['', value]
  do {
    const more = left >= BASE ? MORE : 0
    text += DIGITS[(left % BASE) + more]
    left = Math.floor(left / BASE)
  } while (left > 0)
  return text
}
