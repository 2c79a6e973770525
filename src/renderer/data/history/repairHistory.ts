import type { HistoryRow, Id, KeptBecause, PastState } from '../rows.ts'

const REASONS: Record<KeptBecause, true> = {
  writing: true,
  change: true,
  conflict: true,
  deletion: true,
  restore: true,
}
/** More than anything of ours keeps, and little enough that reading it ends. */
const [MOST_STATES, LONGEST_TEXT] = [500, 32 * 1024 * 1024]

/**
 * Makes a history safe to use whatever a disk or a folder that others write to left in it: a state that is not whole is
 * left out. Null where there is not even an id, or of no known kind.
 */
export function repairHistory(row: unknown): HistoryRow | null {
  if (typeof row !== 'object' || row === null) return null
  const { id, kind, seq, states, pool, files, packed } = row as { [K in keyof HistoryRow]?: unknown }
  if (typeof id !== 'string' || (kind !== 'note' && kind !== 'source' && kind !== 'highlight')) return null
  const isRight = Array.isArray(pool) && pool.every(part => typeof part === 'string')
  const length = isRight ? pool.reduce((sum, part) => sum + part.length, 0) : 0
  const whole = listOf(states).filter(state => isState(state, length))
  return {
    id,
    kind,
    seq: isCount(seq) ? seq : 0,
    states: whole.slice(-MOST_STATES),
    pool: isRight ? pool : [],
    files: listOf(files).filter(file => typeof file === 'string' && /^[\da-f]{64}$/.test(file)) as string[],
    packed: isCount(packed) ? packed : 0,
  }
}

export function noHistory(id: Id, kind: HistoryRow['kind']): HistoryRow {
  return { id, kind, seq: 0, states: [], pool: [], files: [], packed: 0 }
}

function isState(value: unknown, length: number): value is PastState {
  if (typeof value !== 'object' || value === null) return false
  const { rev, at, because, title, words, pieces } = value as { [K in keyof PastState]?: unknown }
  return (
    typeof rev === 'string' &&
    Number.isFinite(at) &&
    typeof because === 'string' &&
    Object.hasOwn(REASONS, because) &&
    typeof title === 'string' &&
    isCount(words) &&
    arePieces(pieces, length)
  )
}

function arePieces(value: unknown, length: number): boolean {
  if (!Array.isArray(value) || value.length % 2 !== 0) return false
  let total = 0
  for (let at = 0; at < value.length; at += 2) {
    const [from, taken]: unknown[] = [value[at], value[at + 1]]
    if (!isCount(from) || !isCount(taken) || from + taken > length) return false
    total += taken
  }
  return total <= LONGEST_TEXT
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
