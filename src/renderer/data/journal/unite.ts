import type { Tables } from '#shared/fold.ts'
import type { Id } from '../rows.ts'
import { countsOf, type Recoverable } from './recoverable.ts'

type Row = { rev?: unknown; seq?: unknown }

const HEADS = ['notes', 'sources', 'highlights']

/**
 * Everything that a database and the safe copies of the same notebook hold between them. Of each record the state with
 * the higher `seq`; a note that the database has in a state of which the copies never heard, although they know the
 * write of that number, comes as a note of its own. `newId` names that one, the same each time.
 */
export function unite(database: Recoverable, copies: Recoverable, newId: (rev: string) => Id): Recoverable {
  const [newer, older] = database.seq > copies.seq ? [database, copies] : [copies, database]
  const tables: Tables = new Map()
  for (const name of new Set([...older.tables.keys(), ...newer.tables.keys()]))
    tables.set(name, unitedRows(older.tables.get(name), newer.tables.get(name)))
  // A text goes with its head, and where that one's cannot be read the other is better than none.
  for (const id of tables.get('notes')?.keys() ?? []) {
    const isOf = tables.get('notes')!.get(id) === database.tables.get('notes')?.get(id) ? database : copies
    const other = isOf === database ? copies : database
    const body = isOf.tables.get('bodies')?.get(id) ?? other.tables.get('bodies')?.get(id)
    if (body) tables.get('bodies')?.set(id, body)
  }
  for (const [id, stone] of tables.get('tombstones') ?? [])
    for (const name of HEADS) if (isBelow(tables.get(name)?.get(id), stone)) tables.get(name)!.delete(id)
  keepOtherTexts(database, copies, tables, newId)
  return {
    ...newer,
    unsaved: copies.unsaved,
    at: Math.max(database.at, copies.at),
    schema: Math.max(database.schema, copies.schema),
    damaged: database.damaged + copies.damaged,
    counts: countsOf(tables),
    tables,
    readFile: async id => (await copies.readFile(id)) ?? database.readFile(id),
  }
}

/** How many rows there are in all. */
export function sizeOf({ tables }: Recoverable): number {
  return [...tables.values()].reduce((sum, rows) => sum + rows.size, 0)
}

function unitedRows(older: ReadonlyMap<string, unknown> = new Map(), newer: ReadonlyMap<string, unknown> = new Map()) {
  const rows = new Map(older)
  for (const [key, row] of newer) if (!isBelow(row, rows.get(key))) rows.set(key, row)
  return rows
}

/** Whether a row is of an earlier write than another. */
function isBelow(row: unknown, other: unknown): boolean {
  const [seq, than] = [(row as Row | undefined)?.seq, (other as Row | undefined)?.seq]
  return typeof seq === 'number' && typeof than === 'number' && seq < than
}

function keepOtherTexts(database: Recoverable, copies: Recoverable, tables: Tables, newId: (rev: string) => Id): void {
  for (const [key, value] of database.tables.get('notes') ?? []) {
    const [note, taken] = [value as Row, tables.get('notes')?.get(key) as Row | undefined]
    const isTheirs = copies.revs.has(note.rev) || !copies.writes.has(Number(note.seq))
    const body = database.tables.get('bodies')?.get(key) as object | undefined
    if (!taken || taken.rev === note.rev || isTheirs || !body) continue
    const id = newId(String(note.rev))
    tables.get('notes')!.set(id, { ...note, id, conflictOf: key })
    tables.get('bodies')!.set(id, { ...body, id })
  }
}
