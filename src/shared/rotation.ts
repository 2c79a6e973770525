/** A snapshot by its name, with the number of the last write in it and the time it was made, in milliseconds since 1970. */
export type Snapshot = { name: string; seq: number; at: number }

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** How many are kept of each stretch of time. */
const KEPT = [
  // The last ones whatever the hour: one from before an import must outlast the next that the clock makes.
  { count: 3, length: 1 },
  { count: 3, length: HOUR },
  { count: 7, length: DAY },
  { count: 4, length: 7 * DAY },
  { count: 12, length: 30 * DAY },
]

/**
 * Which snapshots may go: all but the last 3, and the newest of each of the last 3 hours, 7 days, 4 weeks and 12 months in which any was
 * made. Newest is what has the highest `seq`, not what a clock calls so, and stretches are counted among the snapshots
 * that there are, not back from now: a clock that was ten years off takes none away that was not replaced.
 */
export function superfluous(snapshots: readonly Snapshot[]): string[] {
  const newestFirst = [...snapshots].sort((a, b) => b.seq - a.seq || b.at - a.at || (a.name < b.name ? 1 : -1))
  const kept = new Set<string>()
  for (const { count, length } of KEPT) {
    const stretches = new Set<number>()
    for (const { name, at } of newestFirst) {
      const stretch = Math.floor(at / length)
      if (stretches.has(stretch)) continue
      if (stretches.size === count) break
      stretches.add(stretch)
      kept.add(name)
    }
  }
  return newestFirst.filter(({ name }) => !kept.has(name)).map(({ name }) => name)
}
