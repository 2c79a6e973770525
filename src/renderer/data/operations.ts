import { newId } from '#lib/id.ts'
import { db } from './db.ts'
import type { Deed, Head, Id, Operation, Touched } from './rows.ts'
import type { TableName, Writing } from './write.ts'

/** The tables of every write that records an operation. */
export const OPERATION_TABLES = ['operations', 'touched'] as const satisfies TableName[]

/** As many as anyone goes back through. Deleted tags are not counted: they lie in the trash until that is emptied. */
const MOST_KEPT = 50
/** Records in one row: an import writes a row with each of its transactions, not all of them anew. */
const IN_A_ROW = 500

/** How many records are as they were, and those that were changed since and stay. */
export type Undone = { counts: Operation['counts']; stayed: Head[] }

export const nothingUndone = (): Undone => ({ counts: countsOf([]), stayed: [] })

let prepare = async (_what: Deed) => {}

/** Sets what is done before each bulk change: what was typed is saved, a snapshot is made. One for the window. */
export function beforeOperations(work: (what: Deed) => Promise<void>): void {
  prepare = work
}

/** To be awaited before the write of a bulk change, outside of its transaction. */
export function prepareOperation(what: Deed): Promise<void> {
  return prepare(what)
}

/** An operation that has touched nothing yet, and is not kept before it does. */
export function newOperation(did: Deed): Operation {
  return { id: newId(), seq: 0, begun: 0, at: Date.now(), did, counts: countsOf([]), parts: 0, undoneAt: null }
}

/**
 * Keeps beside the records that an operation touched what it takes to undo it, in their own transaction. Returns it as
 * it is now; null where there is nothing to undo.
 */
export async function recordTouched(tx: Writing, operation: Operation, records: Touched[]): Promise<Operation | null> {
  if (records.length === 0) return null
  const seq = await tx.seq()
  const kept = (await db.operations.get(operation.id)) ?? { ...operation, begun: seq }
  const rows = Array.from({ length: Math.ceil(records.length / IN_A_ROW) }, (_, i) => ({
    id: `${kept.id} ${kept.parts + i}`,
    seq,
    of: kept.id,
    records: records.slice(i * IN_A_ROW, (i + 1) * IN_A_ROW),
  }))
  const counts = countsOf(records, kept.counts)
  const grown = { ...kept, seq, counts, parts: kept.parts + rows.length }
  await db.touched.bulkPut(rows)
  await db.operations.put(grown)
  if (kept.parts === 0) await thin()
  return grown
}

/** The records of an operation, within its transaction. */
export async function touchedBy({ id }: Operation): Promise<Touched[]> {
  const rows = await db.touched.where('of').equals(id).toArray()
  return rows.flatMap(row => row.records)
}

/** Says of an operation that it was taken back, or, with null, that it stands again. */
export async function setUndone(tx: Writing, operation: Operation, undoneAt: number | null): Promise<void> {
  await db.operations.put({ ...operation, seq: await tx.seq(), undoneAt })
}

/** Takes away what an operation kept of its records: others take their place. */
export async function forgetTouched({ id }: Operation): Promise<void> {
  await db.touched.bulkDelete(await db.touched.where('of').equals(id).primaryKeys())
  await db.operations.update(id, { parts: 0, counts: countsOf([]) })
}

/** Takes operations away with all that they kept. */
export async function forgetOperations(ids: Id[]): Promise<void> {
  if (ids.length === 0) return
  await db.touched.bulkDelete(await db.touched.where('of').anyOf(ids).primaryKeys())
  await db.operations.bulkDelete(ids)
}

/** The last operations, the newest first. */
export async function listOperations(): Promise<Operation[]> {
  const all = await db.operations.toArray()
  return all.sort((a, b) => b.begun - a.begun)
}

/** Whether an operation is a tag that lies in the trash. */
export function isDeletedTag({ did, undoneAt }: Operation): boolean {
  return did.kind === 'tag' && did.move.to === null && undoneAt === null
}

/** Whether nothing of an operation could come back once the trash is emptied. */
export function restsOnTrash(operation: Operation): boolean {
  if (isDeletedTag(operation)) return true
  return operation.did.kind === 'import' ? operation.undoneAt !== null : operation.did.kind === 'delete'
}

async function thin(): Promise<void> {
  const others = (await listOperations()).filter(operation => !isDeletedTag(operation))
  await forgetOperations(others.slice(MOST_KEPT).map(({ id }) => id))
}

/** How many records in all. */
export function countOf({ counts }: Pick<Operation, 'counts'>): number {
  return counts.note + counts.source + counts.highlight
}

/** How many of each kind, with those that were counted before. */
export function countsOf(
  records: readonly Pick<Head, 'kind'>[],
  before: Operation['counts'] = { note: 0, source: 0, highlight: 0 },
): Operation['counts'] {
  const counts = { ...before }
  for (const { kind } of records) counts[kind]++
  return counts
}
