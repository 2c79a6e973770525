import { newRev } from '#lib/id.ts'
import { whileAnswered } from './answers.ts'
import { db, type Tombstone } from './db.ts'
import { capture } from './journal/capture.ts'
import { recordWrite } from './journal/journal.ts'
import type { Head, Highlight, Id, NoteHead, SourceHead } from './rows.ts'
import { reportSaved } from './saving.ts'

/** One record that was written, as the listeners of `onCommitted` get it. `head` is null where it is gone for good. */
export type Change = { kind: Head['kind']; id: Id; seq: number; head: Head | null }

export type Writing = {
  /**
   * Puts a head with a new `rev` (or the one given) on its old one as parent, the `seq` of this transaction, and
   * `changedAt` unless `quiet`. `last`: nothing is asked of the database after it, so that it is committed without
   * waiting for the answers first.
   */
  put<H extends Head>(head: H, how?: PutHow): Promise<H>
  /** Puts notes of which only derived fields differ: same `rev`, new `seq`. */
  refresh(heads: NoteHead[]): Promise<void>
  /** Puts heads of another copy of the notebook as they are, with a new `seq`, and the tombstones that stood beside them. */
  bringBack(heads: Head[], tombstones: Tombstone[]): Promise<void>
  /** Takes a head away for good, its past with it, and leaves a tombstone. */
  bury(head: Head): Promise<void>
  /** The number of this write, for rows that are no heads. */
  seq(): Promise<number>
}

export type PutHow = { quiet?: boolean; rev?: string; last?: boolean }

export type TableName =
  | 'notes'
  | 'bodies'
  | 'derived'
  | 'sources'
  | 'versions'
  | 'files'
  | 'highlights'
  | 'settings'
  | 'packs'
  | 'tombstones'
  | 'history'
  | 'operations'
  | 'touched'

type Listener = (changes: Change[]) => void
const listeners = new Set<Listener>()

/** Tells what this window has written, after the commit, in order. Returns what removes the listener. */
export function onCommitted(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * The one place for all writes: one transaction over `tables` and `meta`; either all of `work` is kept or nothing.
 * Within `work` only the database may be awaited, anything else ends the transaction early. Throws a sentence where the
 * disk goes silent.
 */
export function write<T>(tables: TableName[], work: (tx: Writing) => PromiseLike<T>): Promise<T> {
  return whileAnswered(async begun => {
    const { result, changes, rows, taken } = await db.transaction('rw', [...tables, 'meta'], async ({ idbtrans }) => {
      begun(idbtrans)
      const rows = capture(idbtrans)
      const changes: Change[] = []
      const sequence = nextInSequence()
      const result = await work(writing(sequence.take, changes, () => idbtrans.commit()))
      return { result, changes, rows, taken: await sequence.written() }
    })
    // Also of a commit that came after nobody waited for it any more.
    recordWrite(rows, taken)
    if (changes.length > 0) {
      reportSaved(write, Date.now())
      for (const listener of listeners) tell(listener, changes)
    }
    return result
  })
}

/** What is committed stays committed: a listener that throws must not make it look failed. */
function tell(listener: Listener, changes: Change[]): void {
  try {
    listener(changes)
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}

/** The `seq` of a transaction; where it took none (`isNumbered` is false), the one of the last that did. */
type Taken = { seq: number; isNumbered: boolean }

/** The `seq` of one transaction: read at once, written beside the first head so that no round trip is lost. */
function nextInSequence(): { take: () => Promise<number>; written: () => Promise<Taken> } {
  const read = db.meta.get('seq').then(row => (row?.value ?? 0) + 1)
  // It is told where it is waited for, and where the work fails first nobody waits.
  read.catch(() => {})
  let writing: PromiseLike<unknown> | null = null
  return {
    async take() {
      const value = await read
      writing ??= db.meta.put({ key: 'seq', value })
      return value
    },
    async written() {
      await writing
      const value = await read
      return { seq: writing ? value : value - 1, isNumbered: writing !== null }
    },
  }
}

function writing(takeSeq: () => Promise<number>, changes: Change[], commit: () => void): Writing {
  return {
    async put(head, how = {}) {
      const seq = await takeSeq()
      const rev = how.rev ?? newRev()
      const changedAt = how.quiet ? head.changedAt : Date.now()
      const put = { ...head, rev, parentRev: head.rev || null, seq, changedAt }
      const asked = putHead(put)
      if (how.last) commit()
      await asked
      changes.push({ kind: put.kind, id: put.id, seq, head: put })
      return put
    },
    async refresh(heads) {
      const seq = await takeSeq()
      const put = heads.map(head => ({ ...head, seq }))
      await db.notes.bulkPut(put)
      for (const head of put) changes.push({ kind: 'note', id: head.id, seq, head })
    },
    async bringBack(heads, tombstones) {
      const seq = await takeSeq()
      if ((await db.tombstones.count()) > 0) await db.tombstones.bulkDelete(heads.map(head => head.id))
      await db.tombstones.bulkPut(tombstones.map(tombstone => ({ ...tombstone, seq })))
      const put = heads.map(head => ({ ...head, seq }))
      await Promise.all([
        db.notes.bulkPut(put.filter(head => head.kind === 'note')),
        db.sources.bulkPut(put.filter(head => head.kind === 'source')),
        db.highlights.bulkPut(put.filter(head => head.kind === 'highlight')),
      ])
      for (const head of put) changes.push({ kind: head.kind, id: head.id, seq, head })
    },
    async bury(head) {
      const seq = await takeSeq()
      await Promise.all([tableOf(head.kind).delete(head.id), db.history.delete(head.id)])
      await db.tombstones.put({ id: head.id, kind: head.kind, rev: head.rev, seq, deletedAt: Date.now() })
      changes.push({ kind: head.kind, id: head.id, seq, head: null })
    },
    seq: takeSeq,
  }
}

function putHead(head: Head): PromiseLike<unknown> {
  if (head.kind === 'note') return db.notes.put(head)
  return head.kind === 'source' ? db.sources.put(head) : db.highlights.put(head)
}

function tableOf(kind: Head['kind']) {
  return kind === 'note' ? db.notes : kind === 'source' ? db.sources : db.highlights
}

/** The fields of a record that was never written; `put` fills them. */
export function unwritten<K extends Head['kind']>(id: Id, kind: K) {
  const now = Date.now()
  return { id, kind, rev: '', parentRev: null, seq: 0, createdAt: now, changedAt: now, deletedAt: null }
}

/** Puts a head into the trash or takes it out. Nothing else about it changes, so that restoring is exact. */
export async function setDeleted(kind: Head['kind'], id: Id, isDeleted: boolean): Promise<void> {
  const table: TableName = kind === 'note' ? 'notes' : kind === 'source' ? 'sources' : 'highlights'
  await write([table], async tx => {
    const head: NoteHead | SourceHead | Highlight | undefined = await tableOf(kind).get(id)
    if (!head || (head.deletedAt !== null) === isDeleted) return
    await tx.put<Head>({ ...head, deletedAt: isDeleted ? Date.now() : null }, { quiet: true })
  })
}
