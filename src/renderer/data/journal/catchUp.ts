import { merged, missing, type Ranges } from '#shared/ranges.ts'
import { db } from '../db.ts'
import type { FileRow } from '../rows.ts'
import { isKept } from './capture.ts'
import { type Payload, withoutBytes } from './payload.ts'

/** A part of what was committed and never recorded, as it stands now: rows as of write `seq`. */
export type Found = { seq: number; payload: Payload }

/** The database is behind what was recorded of it: it is not the one that the journal stands beside. */
export class OlderThanJournal extends Error {
  override name = 'OlderThanJournal'
}

/** Few enough that a key pressed meanwhile is not felt to wait. */
const AT_ONCE = 50
/** Kept by the same key as the other, or by what it names. */
const BESIDE = ['bodies', 'versions', 'files']

/**
 * The rows of all writes that no journal has, a part at a time, and at the end a record that names their numbers.
 * Nothing when none is missing. Throws OlderThanJournal.
 */
export async function* readMissing(covered: Ranges): AsyncGenerator<Found> {
  const upTo = await seqNow()
  const known = merged(covered)
  if ((known.at(-1)?.[1] ?? 0) > upTo) throw new OlderThanJournal('The journal is ahead of the notebook.')
  const gaps = missing(known, upTo)
  if (gaps.length === 0) return
  const tables = db.tables.filter(table => isKept(table.name) && !BESIDE.includes(table.name))
  for (const { name, schema } of tables) {
    const keys = schema.idxByName.seq
      ? await keysIn(name, gaps)
      : ((await db.table(name).toCollection().primaryKeys()) as string[])
    for (let at = 0; at < keys.length; at += AT_ONCE) yield await readPart(name, keys.slice(at, at + AT_ONCE))
  }
  yield { seq: upTo, payload: { put: {}, gone: {}, covers: gaps } }
}

/** The keys of bytes that the home has not got. */
export async function filesMissing(kept: readonly string[]): Promise<string[]> {
  const there = new Set(kept)
  return (await db.files.toCollection().primaryKeys()).filter(id => !there.has(id))
}

/** Bytes, and what is recorded of them; null when they are gone meanwhile. */
export async function readFile(id: string): Promise<{ row: FileRow; found: Found } | null> {
  const row = await db.files.get(id)
  return row
    ? { row, found: { seq: await seqNow(), payload: { put: { files: [withoutBytes(row)] }, gone: {} } } }
    : null
}

async function seqNow(): Promise<number> {
  return (await db.meta.get('seq'))?.value ?? 0
}

async function keysIn(table: string, gaps: Ranges): Promise<string[]> {
  const found: string[] = []
  for (const [from, to] of gaps)
    found.push(...((await db.table(table).where('seq').between(from, to, true, true).primaryKeys()) as string[]))
  return found
}

/** In one transaction, so that head and text belong together and `seq` is the one they are of. */
async function readPart(table: string, keys: string[]): Promise<Found> {
  return db.transaction('r', ['meta', 'bodies', 'versions', table], async () => {
    const [seqRow, found] = await Promise.all([db.meta.get('seq'), db.table(table).bulkGet(keys)])
    const rows = found.filter(row => row !== undefined)
    const payload: Payload = { put: { [table]: rows }, gone: {} }
    if (table === 'notes') payload.put.bodies = (await db.bodies.bulkGet(keys)).filter(row => row !== undefined)
    if (table === 'sources') payload.put.versions = await db.versions.where('sourceId').anyOf(keys).toArray()
    if (table === 'tombstones') for (const { id, kind } of rows) goneWith(payload, id, kind)
    return { seq: seqRow?.value ?? 0, payload }
  })
}

function goneWith({ gone }: Payload, id: string, kind: string): void {
  const tables = ['history', `${kind}s`, ...(kind === 'note' ? ['bodies'] : [])]
  for (const table of tables) gone[table] = [...(gone[table] ?? []), id]
}
