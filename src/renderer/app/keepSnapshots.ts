import { flushJournal } from '#data/journal/journal.ts'
import { notebookId } from '#data/journal/notebookId.ts'
import { safeCopies } from '#data/journal/whereKept.ts'
import { saving } from '#data/saving.ts'
import { type Copies, snapshotOf } from '#shared/copies.ts'

const FIRST_AFTER_MS = 5 * 60_000
const EVERY_MS = 30 * 60_000

/** Makes a snapshot now and then, in one window at a time. What goes wrong is tried again the next time. */
export function keepSnapshots(): void {
  const work = async () => {
    try {
      await inOneWindow(snapshotNow)
    } catch (error) {
      console.warn('No snapshot was made:', error)
    } finally {
      setTimeout(work, EVERY_MS)
    }
  }
  setTimeout(work, FIRST_AFTER_MS)
}

/** Folds what has come since the last snapshot into another one. Does nothing where nothing has come. */
async function snapshotNow(): Promise<void> {
  const copies = safeCopies()
  if (!copies) return
  await flushJournal()
  // Copies that do not belong to what is open are left as they are.
  if (saving.get().copy?.state !== 'current') return
  await foldCopies(copies, await notebookId())
}

/** The journals as they are now, in one snapshot of the old form. What goes wrong holds nothing up: the journals stay. */
export async function foldBeforeMigration(notebook: string): Promise<void> {
  try {
    const copies = safeCopies()
    if (copies) await inOneWindow(async () => void (await foldCopies(copies, notebook)))
  } catch (error) {
    console.warn('No snapshot was made before the migration:', error)
  }
}

/** Makes a snapshot of a notebook from its copies and takes away what it makes superfluous. Returns its name. */
export async function foldCopies(copies: Copies, notebook: string): Promise<string | null> {
  const names = (await copies.list(notebook)).map(copy => copy.name)
  const [last] = names.flatMap(name => snapshotOf(name) ?? []).sort((a, b) => b.seq - a.seq)
  const journals: Uint8Array[] = []
  for (const name of names) if (snapshotOf(name) === null) journals.push(await copies.read(notebook, name))
  const base = last ? await copies.read(notebook, last.name) : null
  const { snapshotInWorker } = await import('#formats/snapshotInWorker.ts')
  const made = await snapshotInWorker({ notebook, journals, base })
  if (!made) return null
  const name = await copies.keepSnapshot(notebook, made.seq, made.bytes)
  await copies.rotate(notebook)
  return name
}

function inOneWindow(work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work()
  return navigator.locks.request('safe copies', { ifAvailable: true }, lock => (lock ? work() : undefined))
}
