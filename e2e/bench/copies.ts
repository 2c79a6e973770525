// The second home: what it costs, how long a snapshot and a restore take, and what they weigh.
import { foldCopies } from '#app/keepSnapshots.ts'
import { db } from '#data/db.ts'
import { notebookId } from '#data/journal/notebookId.ts'
import { readRecoverable, restore } from '#data/journal/restore.ts'
import { startJournal } from '#data/journal/start.ts'
import { safeCopies } from '#data/journal/whereKept.ts'
import { openNotebook } from '#data/open.ts'
import { saving } from '#data/saving.ts'
import { sanitize } from '#formats/sanitize.ts'
import { readSnapshot } from '#formats/snapshot.ts'
import { snapshotOf } from '#shared/copies.ts'

/** Opens the notebook with its second home, and resolves when that has all there is. */
export async function withCopies(): Promise<void> {
  await openNotebook()
  await startJournal(lost => {
    throw lost
  })
  await new Promise<void>(done => {
    const look = () => (saving.get().copy?.state === 'current' ? done() : setTimeout(look, 20))
    look()
  })
}

/** A snapshot of everything: milliseconds, and the bytes of snapshot, journals and of the notebook's own rows as JSON. */
export async function snapshot(): Promise<{ ms: number; snapshot: number; journals: number; notebook: number }> {
  await withCopies()
  const [copies, notebook] = [safeCopies()!, await notebookId()]
  const started = performance.now()
  const name = await foldCopies(copies, notebook)
  const ms = performance.now() - started
  const kept = await copies.list(notebook)
  const sizeOf = (isWanted: (name: string) => boolean) =>
    kept.filter(copy => isWanted(copy.name)).reduce((sum, copy) => sum + copy.size, 0)
  return {
    ms,
    snapshot: sizeOf(each => each === name),
    journals: sizeOf(each => snapshotOf(each) === null),
    notebook: await bytesOfNotebook(),
  }
}

async function bytesOfNotebook(): Promise<number> {
  let bytes = 0
  for (const table of [db.notes, db.bodies, db.sources, db.highlights])
    await table.each(row => {
      bytes += JSON.stringify(row).length
    })
  return bytes
}

/** From the copies alone into a database of its own, read back: milliseconds. */
export async function restored(): Promise<number> {
  await withCopies()
  await foldCopies(safeCopies()!, await notebookId())
  const started = performance.now()
  const [found] = await readRecoverable(safeCopies()!, readSnapshot)
  await restore(safeCopies()!, found!, sanitize)
  return performance.now() - started
}
