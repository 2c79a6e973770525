import { keyOf, type Piece, piecesOf } from './pieces.ts'
import { compareSequences } from './sequence.ts'

/**
 * One step from a text to another: `same` and `reset` stand in both (`reset` reads the same and is set otherwise, or
 * leads elsewhere), `removed` only before, `added` only after.
 */
export type Step =
  | { kind: 'same' | 'reset'; before: Piece; after: Piece }
  | { kind: 'removed'; before: Piece; after: null }
  | { kind: 'added'; before: null; after: Piece }

/** What differs between two blocks, word by word, in the order of reading; what went before what came. */
export function compareWithin(before: unknown, after: unknown): Step[] {
  return comparePieces(piecesOf(before), piecesOf(after))
}

export function comparePieces(before: readonly Piece[], after: readonly Piece[]): Step[] {
  const steps: Step[] = []
  for (const { isSame, aFrom, aTo, bFrom, bTo } of compareSequences(before.map(keyOf), after.map(keyOf))) {
    if (isSame) for (let at = aFrom; at < aTo; at++) steps.push(together(before[at]!, after[at - aFrom + bFrom]!))
    else for (const step of parted(before.slice(aFrom, aTo), after.slice(bFrom, bTo))) steps.push(step)
  }
  return withWholeLines(withoutIslands(steps))
}

const together = (before: Piece, after: Piece): Step => ({
  kind: JSON.stringify(before) === JSON.stringify(after) ? 'same' : 'reset',
  before,
  after,
})

const parted = (before: Piece[], after: Piece[]): Step[] => [
  ...before.map((piece): Step => ({ kind: 'removed', before: piece, after: null })),
  ...after.map((piece): Step => ({ kind: 'added', before: null, after: piece })),
]

const isSign = (step: Step) =>
  step.before?.is === 'words' && step.after !== null && !/[\p{L}\p{N}]/u.test(step.before.words)

/** A comma or a space that two changes have between them by chance parts what one reads as one change. */
function withoutIslands(steps: Step[]): Step[] {
  const result: Step[] = []
  let at = 0
  while (at < steps.length) {
    const end = endOfChange(steps, at)
    if (end === at) result.push(steps[at++]!)
    else {
      const change = steps.slice(at, end)
      const [before, after] = [change.flatMap(step => step.before ?? []), change.flatMap(step => step.after ?? [])]
      for (const step of parted(before, after)) result.push(step)
      at = end
    }
  }
  return result
}

const isChange = (step: Step | undefined) => step?.kind === 'removed' || step?.kind === 'added'

/** Where the change that begins at a place ends, signs between two changes included. */
function endOfChange(steps: Step[], from: number): number {
  let end = from
  for (let at = from; at < steps.length && (isChange(steps[at]) || (end > from && isSign(steps[at]!))); at++)
    if (isChange(steps[at])) end = at + 1
  return end
}

/**
 * A line that came is the one that begins with it and not the end of it and the beginning of the next: both are as short,
 * and only the one is what was done.
 */
function withWholeLines(steps: Step[]): Step[] {
  const result = [...steps]
  let from = 0
  for (let at = 0; at <= result.length; at++) {
    if (at < result.length && at > 0 && isChange(result[at]) && result[at]!.kind === result[at - 1]!.kind) continue
    slideLine(result, from, at)
    from = at
  }
  return result
}

/** Moves the change between two places up by the line that it ends with, where one stands before it. */
function slideLine(steps: Step[], from: number, to: number): void {
  const [above, last] = [steps[from - 1], steps[to - 1]]
  const isBetween = above?.before && above.after && !isChange(steps[to])
  if (!isBetween || above.before.is !== 'line' || to - from < 2) return
  if (last?.kind === 'added' && last.after.is === 'line') {
    steps[from - 1] = { kind: 'added', before: null, after: above.after }
    steps[to - 1] = together(above.before, last.after)
  } else if (last?.kind === 'removed' && last.before.is === 'line') {
    steps[from - 1] = { kind: 'removed', before: above.before, after: null }
    steps[to - 1] = together(last.before, above.after)
  }
}
