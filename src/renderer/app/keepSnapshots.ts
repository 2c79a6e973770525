import { seqNow } from '#data/journal/catchUp.ts'
import { flushJournal } from '#data/journal/journal.ts'
import { notebookId } from '#data/journal/notebookId.ts'
import { allCopies, safeCopies } from '#data/journal/whereKept.ts'
import { type CopyState, saving } from '#data/saving.ts'
import { onCommitted } from '#data/write.ts'
import { type Copies, type Copy, snapshotOf } from '#shared/copies.ts'
import type { Snapshot } from '#shared/rotation.ts'
import { showToast } from '#ui/toast.ts'

const FIRST_AFTER_MS = 5 * 60_000
const EVERY_MS = 30 * 60_000
/** After so many records one is made without waiting for the clock. */
const EVERY_RECORDS = 500
/** Nobody waits longer for one; it goes on being made beside what begins then. */
const PATIENCE_MS = 5000

/** Makes a snapshot now and then and after many records, in one window at a time. What goes wrong is tried again later. */
export function keepSnapshots(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let records = 0
  const soon = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(work, ms)
  }
  const work = async () => {
    records = 0
    try {
      const upTo = await seqNow()
      // Copies that do not belong to what is open are left as they are.
      if ((await stateOfCopies()).state === 'current') await makeOne(upTo, { waits: false })
    } catch (error) {
      console.warn('No snapshot was made:', error)
    } finally {
      soon(EVERY_MS)
    }
  }
  soon(FIRST_AFTER_MS)
  onCommitted(changes => {
    const before = records
    records += changes.length
    if (before < EVERY_RECORDS && records >= EVERY_RECORDS) soon(0)
  })
}

/**
 * Folds what has come since the last snapshot into another one. Null where nothing has come. Throws a sentence where the
 * safe copies are not what is open now, or could not take it.
 */
export async function snapshotNow(): Promise<string | null> {
  // Before anything is waited for: what begins meanwhile is not in it.
  const upTo = await seqNow()
  const state = await stateOfCopies()
  if (state.state !== 'current') throw new Error(state.reason ?? 'The safe copies are not up to date yet.')
  return makeOne(upTo, { waits: true })
}

/**
 * A snapshot of what is there before something large begins (`what`, as in "the import"). Where nothing has changed since
 * the last there is none to make. Never throws and holds nobody up for longer than `patience`, in milliseconds: where it
 * takes longer it is finished beside what comes next and holds nothing of that; where none can be made, that is said, and
 * the journal has it all.
 */
export async function snapshotBefore(what: string, patience = PATIENCE_MS): Promise<void> {
  const going = snapshotNow().catch((error: unknown) => {
    console.warn(error)
    const reason = error instanceof Error ? error.message : String(error)
    showToast({ text: `There is no snapshot from before ${what}: ${reason}`, tone: 'warn' })
  })
  await atMost(patience, going)
}

/** The same of a notebook that is not open yet, from its safe copies alone. Never throws and never takes long. */
export async function foldBeforeMigration(notebook: string): Promise<void> {
  const copies = safeCopies()
  if (!copies) return
  const going = foldCopies(copies, notebook).catch((error: unknown) => console.warn('No snapshot was made:', error))
  await atMost(PATIENCE_MS, going)
}

/** Resolves with the work or after so many milliseconds, in which case the work goes on. */
async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<void>(resolve => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, tooLong]).finally(() => clearTimeout(timer))
}

/** `waits`: for another window that is at it; else that one's counts. */
async function makeOne(upTo: number, { waits }: { waits: boolean }): Promise<string | null> {
  const copies = safeCopies()
  if (!copies) return null
  const notebook = await notebookId()
  const others = allCopies().filter(one => one !== copies)
  return inOneWindow(waits, () => foldCopies(copies, notebook, upTo, others))
}

async function stateOfCopies(): Promise<CopyState> {
  await flushJournal()
  return saving.get().copy ?? { state: 'none', at: null, reason: 'Nothing is kept a second time here.' }
}

/**
 * Makes a snapshot of a notebook up to a write from its copies, keeps it in `others` too, and takes away what it makes
 * superfluous. Returns its name; null where nothing has come since the last.
 */
export async function foldCopies(
  copies: Copies,
  notebook: string,
  upTo?: number,
  others: readonly Copies[] = [],
): Promise<string | null> {
  const list = await copies.list(notebook)
  const bases = snapshotsIn(list)
  if (bases[0] && upTo !== undefined && bases[0].seq >= upTo) return null
  const journals = list.map(({ name }) => name).filter(name => snapshotOf(name) === null)
  const { made, isFirst } = await foldOn(bases, base => foldOnce(copies, notebook, { base, journals, upTo }))
  if (!made) return null
  const name = await copies.keepSnapshot(notebook, made.seq, made.bytes)
  // Beside a damaged one the new one is the only one that holds what is in the journals.
  if (isFirst) await copies.rotate(notebook)
  for (const other of others) {
    await other.keepSnapshot(notebook, made.seq, made.bytes)
    await other.rotate(notebook)
  }
  return name
}

type Made = { seq: number; bytes: Uint8Array } | null

/** On the newest snapshot, or where that is damaged on the one before: the journals reach back to it. */
async function foldOn(
  bases: readonly Snapshot[],
  work: (base: Snapshot | null) => Promise<Made>,
): Promise<{ made: Made; isFirst: boolean }> {
  const problems: unknown[] = []
  for (const base of bases.length > 0 ? bases : [null]) {
    try {
      return { made: await work(base), isFirst: problems.length === 0 }
    } catch (error) {
      problems.push(error)
    }
  }
  throw problems[0]
}

async function foldOnce(
  copies: Copies,
  notebook: string,
  { base, journals, upTo }: { base: Snapshot | null; journals: readonly string[]; upTo: number | undefined },
): Promise<Made> {
  const bytes = base && (await copies.read(notebook, base.name))
  const { snapshotInWorker } = await import('#formats/snapshotInWorker.ts')
  const of = { notebook, base: bytes, ...(upTo !== undefined && { upTo }) }
  return snapshotInWorker(of, journals, name => copies.read(notebook, name))
}

/** The newest first. */
const snapshotsIn = (list: readonly Copy[]) =>
  list.flatMap(({ name }) => snapshotOf(name) ?? []).sort((a, b) => b.seq - a.seq)

async function inOneWindow<T>(waits: boolean, work: () => Promise<T>): Promise<T | null> {
  if (typeof navigator === 'undefined' || !navigator.locks) return work()
  return navigator.locks.request('safe copies', { ifAvailable: !waits }, lock => (lock ? work() : null))
}
