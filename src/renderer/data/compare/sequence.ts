/** A stretch of two sequences: `a` from `aFrom` to `aTo` stands where `b` has `bFrom` to `bTo`. */
export type Stretch = { isSame: boolean; aFrom: number; aTo: number; bFrom: number; bTo: number }

/** So many insertions and deletions are looked for step by step; beyond it what occurs once in both shows the way. */
const MOST_EDITS = 256

/** The places of two sequences, as [from, to) in each. `isPoor` where nothing occurred once in both around it. */
type Part = { aFrom: number; aTo: number; bFrom: number; bTo: number; isPoor: boolean }
type Pair = [a: number, b: number]

/**
 * What two sequences have in common, in order and without a gap between the stretches. The shortest way from one to the
 * other (Myers 1986) as long as they do not differ by much; else parted at what occurs once in both (patience diff), or
 * where there is no such thing, the way that came furthest and on from there.
 */
export function compareSequences(a: readonly string[], b: readonly string[]): Stretch[] {
  const numbers = new Map<string, number>()
  const [left, right] = [numbered(a, numbers), numbered(b, numbers)]
  // What only one of them has is on every way: without it two texts with nothing in common are told apart at once.
  const [inLeft, inRight] = [placesOfShared(left, right), placesOfShared(right, left)]
  const pairs = pairsOf(valuesAt(left, inLeft), valuesAt(right, inRight))
  return stretches(
    pairs.map(([at, to]) => [inLeft[at]!, inRight[to]!]),
    a.length,
    b.length,
  )
}

const valuesAt = (values: Int32Array, places: number[]) => Int32Array.from(places, place => values[place]!)

function placesOfShared(values: Int32Array, others: Int32Array): number[] {
  const known = new Set(others)
  const places: number[] = []
  for (const [place, value] of values.entries()) if (known.has(value)) places.push(place)
  return places
}

/** Each value as a number: those are compared by the million. */
function numbered(values: readonly string[], numbers: Map<string, number>): Int32Array {
  return Int32Array.from(values, value => {
    const known = numbers.get(value) ?? numbers.size
    numbers.set(value, known)
    return known
  })
}

/** The places that go together, in order. */
function pairsOf(a: Int32Array, b: Int32Array): Pair[] {
  const pairs: Pair[] = []
  const todo: Part[] = [{ aFrom: 0, aTo: a.length, bFrom: 0, bTo: b.length, isPoor: false }]
  // The last part first, as on a stack: what is found comes in order. No recursion: a text may part a thousand times.
  for (let part = todo.pop(); part; part = todo.pop()) {
    let { aFrom, aTo, bFrom, bTo } = part
    const { isPoor } = part
    while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) pairs.push([aFrom++, bFrom++])
    const end = aTo
    while (aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]) [aTo, bTo] = [aTo - 1, bTo - 1]
    const inner = { aFrom, aTo, bFrom, bTo, isPoor }
    // What both end with is a part that begins alike.
    if (aTo < end) todo.push({ aFrom: aTo, aTo: end, bFrom: bTo, bTo: bTo + end - aTo, isPoor })
    if (aFrom === aTo || bFrom === bTo) continue
    const way = shortestEdit(a.subarray(aFrom, aTo), b.subarray(bFrom, bTo))
    const rest = { aFrom: aFrom + way.x, aTo, bFrom: bFrom + way.y, bTo, isPoor: true }
    const isWhole = rest.aFrom === aTo && rest.bFrom === bTo
    const anchors = isWhole || isPoor ? [] : onceInBoth(a, b, inner)
    if (anchors.length > 0) for (const between of partedAt(anchors, inner).reverse()) todo.push(between)
    else {
      for (const [at, to] of way.pairs) pairs.push([at + aFrom, to + bFrom])
      if (!isWhole) todo.push(rest)
    }
  }
  return pairs
}

/** A way from the start of two sequences to a place in each, and the elements that it finds in both. */
type Way = { x: number; y: number; pairs: Pair[] }

/** The shortest way from `a` to `b`; where that is longer than anybody wants to wait for, the one that came furthest. */
function shortestEdit(a: Int32Array, b: Int32Array): Way {
  const most = Math.min(a.length + b.length, MOST_EDITS)
  const middle = most + 1
  const furthest = new Int32Array(2 * middle + 1)
  const trace: Int32Array[] = []
  for (let edits = 0; edits <= most; edits++) {
    trace.push(furthest.slice(middle - edits, middle + edits + 1))
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const isDown =
        diagonal === -edits ||
        (diagonal !== edits && at(furthest, middle, diagonal - 1) < at(furthest, middle, diagonal + 1))
      let x = isDown ? at(furthest, middle, diagonal + 1) : at(furthest, middle, diagonal - 1) + 1
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++
      furthest[middle + diagonal] = x
      if (x >= a.length && x - diagonal >= b.length) return wayBack(trace, a.length, b.length)
    }
  }
  const [x, y] = furthestIn(furthest, middle, most, a.length, b.length)
  return x + y > 0 ? wayBack(trace, x, y) : { x: a.length, y: b.length, pairs: [] }
}

/** Where the way that came furthest within both ends. */
function furthestIn(reached: Int32Array, middle: number, edits: number, aLength: number, bLength: number): Pair {
  let [x, y] = [0, 0]
  for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
    const [to, other] = [at(reached, middle, diagonal), at(reached, middle, diagonal) - diagonal]
    if (to <= aLength && other <= bLength && to + other > x + y) [x, y] = [to, other]
  }
  return [x, y]
}

const at = (values: Int32Array, middle: number, diagonal: number): number => values[middle + diagonal] ?? 0

function wayBack(trace: Int32Array[], toX: number, toY: number): Way {
  const pairs: Pair[] = []
  let [x, y] = [toX, toY]
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const before = trace[edits]!
    const diagonal = x - y
    const isDown =
      diagonal === -edits || (diagonal !== edits && at(before, edits, diagonal - 1) < at(before, edits, diagonal + 1))
    const from = edits === 0 ? 0 : isDown ? diagonal + 1 : diagonal - 1
    const startX = edits === 0 ? 0 : at(before, edits, from)
    const startY = startX - from
    const afterX = edits === 0 ? 0 : isDown ? startX : startX + 1
    while (x > afterX && y > afterX - diagonal) pairs.push([--x, --y])
    ;[x, y] = [startX, startY]
  }
  return { x: toX, y: toY, pairs: pairs.reverse() }
}

/** What occurs once in each of two parts, in the longest order that both have it in. */
function onceInBoth(a: Int32Array, b: Int32Array, { aFrom, aTo, bFrom, bTo }: Part): Pair[] {
  const [inA, inB] = [placesOnce(a, aFrom, aTo), placesOnce(b, bFrom, bTo)]
  const pairs: Pair[] = []
  for (const [value, place] of inA) {
    const other = inB.get(value)
    if (place >= 0 && other !== undefined && other >= 0) pairs.push([place, other])
  }
  return longestRising(pairs)
}

/** Where each value stands; -1 where it stands more than once. */
function placesOnce(values: Int32Array, from: number, to: number): Map<number, number> {
  const places = new Map<number, number>()
  for (let place = from; place < to; place++) {
    const value = values[place]!
    places.set(value, places.has(value) ? -1 : place)
  }
  return places
}

/** Of pairs that rise in `a`, the most that rise in `b` as well (patience sorting). */
function longestRising(pairs: Pair[]): Pair[] {
  const tops: number[] = []
  const before = new Int32Array(pairs.length).fill(-1)
  for (const [index, [, place]] of pairs.entries()) {
    let [low, high] = [0, tops.length]
    while (low < high) {
      const half = (low + high) >> 1
      if (pairs[tops[half]!]![1] < place) low = half + 1
      else high = half
    }
    if (low > 0) before[index] = tops[low - 1]!
    tops[low] = index
  }
  const rising: Pair[] = []
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index]!) rising.push(pairs[index]!)
  return rising.reverse()
}

/** The parts between the pairs, and the pairs as parts of their own; none where there are no pairs. */
function partedAt(pairs: Pair[], { aFrom, aTo, bFrom, bTo }: Part): Part[] {
  if (pairs.length === 0) return []
  const parts: Part[] = []
  let [a, b] = [aFrom, bFrom]
  for (const [aAt, bAt] of pairs) {
    // The pair leads the part: what follows it alike is taken with it.
    parts.push({ aFrom: a, aTo: aAt, bFrom: b, bTo: bAt, isPoor: false })
    ;[a, b] = [aAt, bAt]
  }
  parts.push({ aFrom: a, aTo, bFrom: b, bTo, isPoor: false })
  return parts
}

function stretches(pairs: Pair[], aLength: number, bLength: number): Stretch[] {
  const found: Stretch[] = []
  let [a, b] = [0, 0]
  const add = (isSame: boolean, aTo: number, bTo: number) => {
    const last = found.at(-1)
    if (last?.isSame === isSame) [last.aTo, last.bTo] = [aTo, bTo]
    else if (aTo > a || bTo > b) found.push({ isSame, aFrom: a, aTo, bFrom: b, bTo })
    ;[a, b] = [aTo, bTo]
  }
  for (const [aAt, bAt] of pairs) {
    if (aAt > a || bAt > b) add(false, aAt, bAt)
    add(true, aAt + 1, bAt + 1)
  }
  if (aLength > a || bLength > b) add(false, aLength, bLength)
  return found
}
