/** A snapshot by its name, with the number of the last write in it and the time it was made, in milliseconds since 1970. */
export type Snapshot = { name: string; seq: number; at: number }

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The newest of each of the last `count` stretches of `length` milliseconds; 0: each of the last `count` by itself. */
export type Stretches = { count: number; length: number }

/** How many are kept of each stretch of time. */
const KEPT: Stretches[] = [
  { count: 3, length: HOUR },
  { count: 7, length: DAY },
  { count: 4, length: 7 * DAY },
  { count: 12, length: 30 * DAY },
]

/**
 * Of things in order, newest first, those that stay: the newest of each stretch in which there is any. Stretches are
 * counted among the things that there are, not back from now: a clock that was ten years off takes none away that was
 * not replaced. `atOf`: milliseconds since 1970.
 */
export function newestOfEach<T>(
  newestFirst: readonly T[],
  atOf: (one: T) => number,
  stretches: readonly Stretches[],
): Set<T> {
  const kept = new Set<T>()
  for (const { count, length } of stretches) {
    const seen = new Set<number>()
    for (const [place, one] of newestFirst.entries()) {
      const stretch = length === 0 ? place : Math.floor(atOf(one) / length)
      if (seen.has(stretch)) continue
      if (seen.size === count) break
      seen.add(stretch)
      kept.add(one)
    }
  }
  return kept
}

/**
 * Which snapshots may go: all but the newest of each of the last 3 hours, 7 days, 4 weeks and 12 months in which any was
 * made. Newest is what has the highest `seq`, not what a clock calls so.
 */
export function superfluous(snapshots: readonly Snapshot[]): string[] {
  const newestFirst = [...snapshots].sort((a, b) => b.seq - a.seq || b.at - a.at || (a.name < b.name ? 1 : -1))
  const kept = newestOfEach(newestFirst, ({ at }) => at, KEPT)
  return newestFirst.filter(snapshot => !kept.has(snapshot)).map(({ name }) => name)
}
