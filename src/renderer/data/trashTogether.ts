import {
  newOperation,
  nothingUndone,
  OPERATION_TABLES,
  prepareOperation,
  recordTouched,
  type Undone,
} from './operations.ts'
import type { Head, Operation } from './rows.ts'
import { headsOf, type Reference } from './together.ts'
import { type TableName, type Writing, write } from './write.ts'

const TABLES: TableName[] = ['notes', 'sources', 'highlights', ...OPERATION_TABLES]

/** Puts records into the trash, all or none, as one step that can be undone. Null where they lie there already. */
export async function trashTogether(records: readonly Reference[]): Promise<Operation | null> {
  const operation = newOperation({ kind: 'delete' })
  await prepareOperation(operation.did)
  return write(TABLES, async tx => {
    const gone = await setTogether(tx, records, operation.at)
    return recordTouched(
      tx,
      operation,
      gone.map(({ id, kind }) => ({ id, kind })),
    )
  })
}

/**
 * Puts the records that are not in the trash into it. The time names the step that did it: what was deleted by another
 * stays when this one is undone.
 */
export async function setTogether(tx: Writing, records: readonly Reference[], deletedAt: number): Promise<Head[]> {
  const heads = (await headsOf(records)).filter(head => head.deletedAt === null)
  for (const head of heads) await tx.put<Head>({ ...head, deletedAt }, { quiet: true })
  return heads
}

/** Takes out of the trash what one step put there. */
export async function restoreTogether(tx: Writing, records: readonly Reference[], deletedAt: number): Promise<Undone> {
  const undone = nothingUndone()
  for (const head of await headsOf(records)) {
    if (head.deletedAt !== deletedAt) continue
    await tx.put<Head>({ ...head, deletedAt: null }, { quiet: true })
    undone.counts[head.kind]++
  }
  return undone
}
