import { newestOfEach, type Stretches } from '#shared/rotation.ts'
import type { HistoryRow, PastState } from '../rows.ts'
import { type Pieces, PieceTable, packPieces, unpackPieces } from './pieces.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const BY_AGE: Stretches[] = [
  { count: 7, length: DAY },
  { count: 4, length: 7 * DAY },
  { count: 12, length: 30 * DAY },
  { count: Number.POSITIVE_INFINITY, length: 365 * DAY },
]
const WHILE_WRITING: Stretches[] = [{ count: 5, length: 0 }, { count: 6, length: HOUR }, ...BY_AGE]
/** What somebody may come looking for: before a bulk change, a conflict, a deletion. */
const OF_AN_EVENT: Stretches[] = [{ count: 20, length: 0 }, ...BY_AGE]

/** A row is packed anew when it weighs that much more than when it last was. */
const GROWN = 1.5
const ALWAYS_LIGHT = 4000

export type NewState = Omit<PastState, 'pieces'> & { blocks: readonly string[] }

/** The states that stay, of those that there are, oldest first: the fewer the older, never none. */
export function thinned<S extends Pick<PastState, 'at' | 'because'>>(states: readonly S[]): S[] {
  const newestFirst = [...states].reverse()
  const events = newestFirst.filter(state => state.because !== 'writing')
  const atOf = ({ at }: S) => at
  const kept = new Set([...newestOfEach(newestFirst, atOf, WHILE_WRITING), ...newestOfEach(events, atOf, OF_AN_EVENT)])
  return states.filter(state => kept.has(state))
}

/** The blocks of a state, each as JSON. */
export function blocksOf({ pool }: Pick<HistoryRow, 'pool'>, { pieces }: Pick<PastState, 'pieces'>): string[] {
  return split(new PieceTable(pool).textOf(piecesOf({ pieces })))
}

/** The history with one more state, and without those that are too many by then. */
export function withState(row: HistoryRow, { blocks, ...state }: NewState): HistoryRow {
  const table = new PieceTable(row.pool)
  const pieces = packPieces(table.add(joined(blocks), piecesOf(row.states.at(-1))))
  const states = thinned([...row.states, { ...state, pieces }])
  const files = [...new Set([...row.files, ...imagesIn(blocks)])]
  const grown = { ...row, states, pool: table.pool, files }
  return weightOf(grown) > GROWN * row.packed + ALWAYS_LIGHT ? packedAnew(grown) : grown
}

/** Without what no state shows any more; the newest in one piece. */
function packedAnew(row: HistoryRow): HistoryRow {
  const before = new PieceTable(row.pool)
  const table = new PieceTable()
  const files = new Set<string>()
  const states: PastState[] = []
  for (const state of [...row.states].reverse()) {
    const text = before.textOf(piecesOf(state))
    for (const file of imagesIn([text])) files.add(file)
    states.unshift({ ...state, pieces: packPieces(table.add(text, piecesOf(states[0]))) })
  }
  const packed = { ...row, states, pool: table.pool, files: [...files] }
  return { ...packed, packed: weightOf(packed) }
}

function piecesOf(state: Pick<PastState, 'pieces'> | undefined): Pieces {
  return (state && unpackPieces(state.pieces)) ?? []
}

/** About what it takes on a disk, in characters. */
function weightOf({ states, pool }: HistoryRow): number {
  const text = pool.reduce((sum, part) => sum + part.length, 0)
  return states.reduce((sum, { pieces }) => sum + 100 + pieces.length, text)
}

/** The files that texts show as images: too much rather than too little. */
export function imagesIn(blocks: readonly string[]): Set<string> {
  return new Set(blocks.flatMap(block => [...block.matchAll(/"file":"([\da-f]{64})"/g)].map(([, id]) => id!)))
}

// JSON has no bare line end. What has one all the same is no JSON, or says the same with a space.
const joined = (blocks: readonly string[]) => blocks.map(block => `${String(block).replaceAll('\n', ' ')}\n`).join('')
const split = (text: string) => text.split('\n').slice(0, -1)
