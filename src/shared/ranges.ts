/** Whole numbers as stretches, both ends included, in ascending order and never touching. */
export type Ranges = readonly (readonly [from: number, to: number])[]

/** All numbers that stand in any of the stretches given, in any order and overlapping. */
export function merged(ranges: Ranges): Ranges {
  const made: [number, number][] = []
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = made.at(-1)
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else if (from <= to) made.push([from, to])
  }
  return made
}

/** What of 1 to `upTo` does not stand in `ranges` (as `merged` returns them). */
export function missing(ranges: Ranges, upTo: number): Ranges {
  const gaps: [number, number][] = []
  let next = 1
  for (const [from, to] of ranges) {
    if (next > upTo) break
    if (from > next) gaps.push([next, Math.min(from - 1, upTo)])
    next = Math.max(next, to + 1)
  }
  if (next <= upTo) gaps.push([next, upTo])
  return gaps
}

/** Whether a number stands in any of the stretches. */
export function holds(ranges: Ranges, number: number): boolean {
  return ranges.some(([from, to]) => from <= number && number <= to)
}

/** Whether a value is one that `merged` could have made; for what came from a file or another process. */
export function areRanges(value: unknown): value is Ranges {
  const isOne = (one: unknown) =>
    Array.isArray(one) && one.length === 2 && one.every(Number.isSafeInteger) && one[0] <= one[1]
  return Array.isArray(value) && value.every(isOne)
}
