import { db } from './db.ts'
import { trashImported } from './imported.ts'
import {
  countsOf,
  forgetTouched,
  nothingUndone,
  prepareOperation,
  recordTouched,
  setUndone,
  touchedBy,
  type Undone,
} from './operations.ts'
import type { Id, Operation, Touched } from './rows.ts'
import { applyMove, MOVE_TABLES, takeMoveBack } from './tagMoves.ts'
import { restoreTogether, setTogether } from './trashTogether.ts'
import { type Writing, write } from './write.ts'

/**
 * Takes a bulk change back as one step, in one transaction: what went comes back, what came goes to the trash, where
 * nothing that was typed since can be lost, and what was changed is as it was. A record that was changed since keeps
 * that; it stays as it is where the operation cannot be taken out of it. Does nothing where it was undone already.
 */
export function undoOperation(id: Id): Promise<Undone> {
  return turn(id, true, undo)
}

/** Does again what was undone, on the same records. Does nothing where it stands. */
export function redoOperation(id: Id): Promise<Undone> {
  return turn(id, false, redo)
}

type Step = (tx: Writing, operation: Operation, records: Touched[]) => Promise<Undone>

async function turn(id: Id, isStanding: boolean, step: Step): Promise<Undone> {
  const known = await db.operations.get(id)
  if (!known) return nothingUndone()
  await prepareOperation(known.did)
  return write(MOVE_TABLES, async tx => {
    const operation = await db.operations.get(id)
    if (!operation || (operation.undoneAt === null) !== isStanding) return nothingUndone()
    return step(tx, operation, await touchedBy(operation))
  })
}

const undo: Step = async (tx, operation, records) => {
  const at = Date.now()
  await setUndone(tx, operation, at)
  const { did } = operation
  if (did.kind === 'tag') return takeMoveBack(tx, did.move, records)
  return did.kind === 'import' ? trashImported(tx, records, at) : restoreTogether(tx, records, operation.at)
}

const redo: Step = async (tx, operation, records) => {
  await setUndone(tx, operation, null)
  const { did } = operation
  if (did.kind === 'import') return restoreTogether(tx, records, operation.undoneAt ?? 0)
  if (did.kind === 'delete') return { counts: countsOf(await setTogether(tx, records, operation.at)), stayed: [] }
  const touched = await applyMove(tx, did.move, records)
  await forgetTouched(operation)
  await recordTouched(tx, operation, touched)
  return { counts: countsOf(touched), stayed: [] }
}
