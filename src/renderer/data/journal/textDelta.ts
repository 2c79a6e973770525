/** Blocks `start` to `length - end` of the list recorded with write `seq` give way to others. */
export type TextBase = { seq: number; start: number; end: number }

/** A list as it is recorded: all of it, or only what is not the same in an earlier one of the same file. */
type Recorded = { list: string[]; base?: TextBase }

/** Shorter texts, in UTF-16 units, are recorded whole: little is gained, and one line says it all. */
const SHORT = 4000
/** Then the whole text comes again: a damaged line takes no more than these along. */
const MOST_ON_ONE = 50

type Whole = { seq: number; blocks: string[]; length: number; uses: number }

/**
 * Says each list of texts (the blocks of a note, the pool of a history) as what differs from the last whole one of its
 * name that was recorded in the same file. One for each file.
 */
export class TextDeltas {
  private readonly wholes = new Map<string, Whole>()

  record(name: string, blocks: string[], seq: number): Recorded {
    const base = this.wholes.get(name)
    const delta = base && base.uses < MOST_ON_ONE ? deltaOf(base, blocks) : null
    if (base && delta) {
      base.uses++
      return delta
    }
    const length = lengthOf(blocks)
    this.wholes.delete(name)
    if (length > SHORT) this.wholes.set(name, { seq, blocks, length, uses: 0 })
    // Of the notes one wrote in today only the last few are written in still.
    if (this.wholes.size > 8) this.wholes.delete(this.wholes.keys().next().value!)
    return { list: blocks }
  }
}

/** Null where it saves less than half. */
function deltaOf({ seq, blocks: old, length }: Whole, blocks: string[]): Recorded | null {
  const shorter = Math.min(old.length, blocks.length)
  let start = 0
  while (start < shorter && old[start] === blocks[start]) start++
  let end = 0
  while (end < shorter - start && old[old.length - 1 - end] === blocks[blocks.length - 1 - end]) end++
  const changed = blocks.slice(start, blocks.length - end)
  return lengthOf(changed) * 2 > length ? null : { list: changed, base: { seq, start, end } }
}

function lengthOf(blocks: string[]): number {
  return blocks.reduce((sum, block) => sum + block.length, 0)
}
