import type { HistoryRow, Id, KeptBecause, PastState } from '../rows.ts'
import { unpackPieces } from './pieces.ts'

const REASONS: Record<KeptBecause, true> = {
  writing: true,
  change: true,
  conflict: true,
  deletion: true,
  restore: true,
}
/** More than anything of ours keeps, in UTF-16 units of all its texts, and little enough that reading them ends. */
const [MOST_STATES, MOST_TEXT] = [500, 256 * 1024 * 1024]

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
  return {
    id,
    kind,
    seq: isCount(seq) ? seq : 0,
    states: newest(listOf(states).filter(isState), length),
    pool: isRight ? pool : [],
    files: listOf(files).filter(file => typeof file === 'string' && /^[\da-f]{64}$/.test(file)) as string[],
    packed: isCount(packed) ? packed : 0,
  }
}

export function noHistory(id: Id, kind: HistoryRow['kind']): HistoryRow {
  return { id, kind, seq: 0, states: [], pool: [], files: [], packed: 0 }
}

function isState(value: unknown): value is PastState {
  if (typeof value !== 'object' || value === null) return false
  const { rev, at, because, title, words, pieces } = value as { [K in keyof PastState]?: unknown }
  return (
    typeof rev === 'string' &&
    Number.isFinite(at) &&
    typeof because === 'string' &&
    Object.hasOwn(REASONS, because) &&
    typeof title === 'string' &&
    isCount(words) &&
    typeof pieces === 'string'
  )
}

/** How long the text is that they make of a pool of that length; null where they make none. */
function lengthOf(packed: string, pool: number): number | null {
  const pieces = unpackPieces(packed)
  let total = 0
  for (let at = 0; pieces && at < pieces.length; at += 2) {
    const [from, taken] = [pieces[at]!, pieces[at + 1]!]
    if (from < 0 || from + taken > pool) return null
    total += taken
  }
  return pieces && total
}

/** The newest of those that are whole: a few bytes can name the same stretch a million times. */
function newest(states: PastState[], pool: number): PastState[] {
  const kept: PastState[] = []
  let total = 0
  for (const state of states.reverse()) {
    const length = lengthOf(state.pieces, pool)
    if (length === null) continue
    total += length
    if (kept.length === MOST_STATES || total > MOST_TEXT) break
    kept.unshift(state)
  }
  return kept
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
