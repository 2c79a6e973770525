import type { Difference } from '#data/compare/compareBlocks.ts'

/** Differences in a row, from `from` up to but not including `to`. */
export type Stretch = { from: number; to: number; isFolded: boolean }

/** How many blocks beside a change tell where one is. */
const AROUND = 1
/** Fewer are not worth folding. */
const LEAST = 3

/** Folds what is the same, except beside a change. A text without any change is shown whole. */
export function foldSame(differences: readonly Difference[]): Stretch[] {
  const stretches: Stretch[] = []
  let from = 0
  while (from < differences.length) {
    let to = from
    while (differences[to]?.kind === 'same') to++
    const isAlone = from === 0 && to === differences.length
    const start = from === 0 ? from : Math.min(to, from + AROUND)
    const end = to === differences.length ? to : Math.max(start, to - AROUND)
    if (!isAlone && end - start >= LEAST) {
      if (start > from) stretches.push({ from, to: start, isFolded: false })
      stretches.push({ from: start, to: end, isFolded: true })
      if (to > end) stretches.push({ from: end, to, isFolded: false })
    } else if (to > from) stretches.push({ from, to, isFolded: false })
    if (to < differences.length) stretches.push({ from: to, to: to + 1, isFolded: false })
    from = to + 1
  }
  return stretches
}
