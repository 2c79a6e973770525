import type { Ranges } from '#shared/ranges.ts'
import type { BodyRow, FileRow, HistoryRow } from '../rows.ts'
import type { Captured } from './capture.ts'
import type { TextDeltas } from './textDelta.ts'

/** Bytes lie in a file of their own; the record says that they are there. */
export type RecordedFile = Omit<FileRow, 'bytes'> & { size: number }

/** What a record says: rows by table, and the keys of those that are gone. */
export type Payload = {
  put: Record<string, unknown[]>
  gone: Record<string, string[]>
  /** The numbers of the writes that this record and those before it in the file stand for. */
  covers?: Ranges
}

/** What was written, as it is recorded. Bytes are left out, see `bytesIn`. */
export function payloadOf(rows: Captured, seq: number, deltas: TextDeltas): Payload {
  const payload: Payload = { put: {}, gone: {} }
  for (const [table, byKey] of rows) {
    const [put, gone]: [unknown[], string[]] = [[], []]
    for (const [key, row] of byKey) {
      if (row === null) gone.push(key)
      else put.push(recorded(table, row, seq, deltas))
    }
    if (put.length > 0) payload.put[table] = put
    if (gone.length > 0) payload.gone[table] = gone
  }
  return payload
}

function recorded(table: string, row: unknown, seq: number, deltas: TextDeltas): unknown {
  if (table === 'files') return withoutBytes(row as FileRow)
  if (table === 'bodies') {
    const { id, blocks } = row as BodyRow
    const { list, base } = deltas.record(`${table} ${id}`, blocks, seq)
    return { id, blocks: list, ...(base && { base }) }
  }
  if (table === 'history') {
    const past = row as HistoryRow
    const { list, base } = deltas.record(`${table} ${past.id}`, past.pool, seq)
    return { ...past, pool: list, ...(base && { base }) }
  }
  return row
}

export function withoutBytes({ bytes, ...file }: FileRow): RecordedFile {
  return { ...file, size: bytes.length }
}

/** The files of which the bytes were written. */
export function bytesIn(rows: Captured): FileRow[] {
  return [...(rows.get('files')?.values() ?? [])].filter(row => row !== null) as FileRow[]
}

/** About how much memory the rows of one write hold, in bytes. */
export function weightOf(rows: Captured): number {
  let weight = 0
  for (const byKey of rows.values()) for (const row of byKey.values()) weight += 500 + sizeOf(row)
  return weight
}

function sizeOf(row: unknown): number {
  const { blocks, pool, html, bytes } = (row ?? {}) as {
    blocks?: unknown[]
    pool?: unknown[]
    html?: string
    bytes?: Uint8Array
  }
  const text = (blocks ?? pool ?? []).reduce<number>((sum, one) => sum + String(one).length, 0)
  return 2 * (text + (html?.length ?? 0) * 2) + (bytes?.length ?? 0)
}
