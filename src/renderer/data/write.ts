import { newRev } from '#lib/id.ts'
import { abort, whileAnswered } from './answers.ts'
import { db, type MetaRow, type Tombstone, whyReadOnly } from './db.ts'
import { type Captured, capture, captureRow } from './journal/capture.ts'
import { recordWrite } from './journal/journal.ts'
import type { BodyRow, DerivedRow, Head, Highlight, HistoryRow, Id, NoteHead, SourceHead } from './rows.ts'
import { reportSaved } from './saving.ts'

/** One record that was written, as the listeners of `onCommitted` get it. `head` is null where it is gone for good. */
export type Change = { kind: Head['kind']; id: Id; seq: number; head: Head | null }

/** What `work` does within one transaction, and all that it does within `writeDirect`. */
export type RecordWriting = {
  /** One row by its key. */
  get<N extends keyof Rows>(table: N, key: Id): PromiseLike<Rows[N] | undefined>
  /** Puts a row that is no head. */
  putRow<N extends keyof Rows>(table: N, row: Rows[N]): PromiseLike<unknown>
  /**
   * Puts a head with a new `rev` (or the one given) on its old one as parent, the `seq` of this transaction, and
   * `changedAt` unless `quiet`.
   */
  put<H extends Head>(head: H, how?: { quiet?: boolean; rev?: string }): Promise<H>
  /** The number of this write, for rows that are no heads. */
  seq(): Promise<number>
}

export type Writing = RecordWriting & {
  /** Puts notes of which only derived fields differ: same `rev`, new `seq`. */
  refresh(heads: NoteHead[]): Promise<void>
  /** Puts heads of another copy of the notebook as they are, with a new `seq`, and the tombstones that stood beside them. */
  bringBack(heads: Head[], tombstones: Tombstone[]): Promise<void>
  /** Takes a head away for good, its past with it, and leaves a tombstone. */
  bury(head: Head): Promise<void>
}

type Rows = {
  meta: MetaRow
  notes: NoteHead
  bodies: BodyRow
  derived: DerivedRow
  sources: SourceHead
  highlights: Highlight
  history: HistoryRow
}

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

let channel: BroadcastChannel | null = null
/** Between all windows and workers of one notebook: the `seq` of what was committed. */
function otherWindows(): BroadcastChannel {
  channel ??= new BroadcastChannel(`commits of ${db.name}`)
  return channel
}

/** Tells the `seq` of what another window has committed. */
export function onCommittedElsewhere(listener: (seq: number) => void): void {
  otherWindows().addEventListener('message', ({ data }: MessageEvent<number>) => listener(data))
}

/**
 * The one place for all writes: one transaction over `tables` and `meta`; either all of `work` is kept or nothing.
 * Within `work` only the database may be awaited, anything else ends the transaction early. Throws a sentence where the
 * disk goes silent.
 */
export function write<T>(tables: TableName[], work: (tx: Writing) => PromiseLike<T>): Promise<T> {
  return whileAnswered(async begun => {
    const { result, done } = await db.transaction('rw', [...tables, 'meta'], async ({ idbtrans }) => {
      begun(idbtrans)
      const rows = capture(idbtrans)
      const changes: Change[] = []
      const sequence = nextInSequence(throughDexie)
      const small = recordWriting(throughDexie, sequence.take, changes)
      const result = await work({ ...small, ...bulkWriting(sequence.take, changes) })
      return { result, done: { rows, changes, taken: await sequence.written() } }
    })
    // Also of a commit that came after nobody waited for it any more.
    tellCommitted(done)
    return result
  })
}

/**
 * As `write`, past Dexie, which takes as long for the few rows of a text as the disk does: how a text is saved while one
 * types. Within `work` only `tx` may be awaited, and no `liveQuery` hears of it.
 */
export function writeDirect<T>(tables: TableName[], work: (tx: RecordWriting) => PromiseLike<T>): Promise<T> {
  const transaction = begin([...tables, 'meta'])
  // Dexie opens what is closed, and knows what to say where it cannot.
  if (!transaction) return write(tables, work)
  return whileAnswered(async begun => {
    begun(transaction)
    const ended = endOf(transaction)
    const rows: Captured = new Map()
    const changes: Change[] = []
    const access = straightTo(transaction, rows)
    const sequence = nextInSequence(access)
    try {
      const result = await work(recordWriting(access, sequence.take, changes))
      const taken = await sequence.written()
      transaction.commit()
      await ended
      tellCommitted({ rows, changes, taken })
      return result
    } catch (error) {
      abort(transaction)
      await ended.catch(() => {})
      throw transaction.error ?? error
    }
  })
}

/** Null where the notebook is not open for writing at this moment. */
function begin(tables: string[]): IDBTransaction | null {
  if (!db.isOpen() || whyReadOnly() !== null) return null
  try {
    return db.backendDB().transaction(tables, 'readwrite', { durability: 'strict' })
  } catch {
    return null
  }
}

function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done()
    transaction.onabort = () => failed(transaction.error ?? new DOMException('It was stopped.', 'AbortError'))
  })
}

type Done = { rows: Captured; changes: Change[]; taken: Taken }

function tellCommitted({ rows, changes, taken }: Done): void {
  recordWrite(rows, taken)
  if (changes.length > 0) {
    reportSaved(write, Date.now())
    for (const listener of listeners) tell(listener, changes)
  }
  if (taken.isNumbered) otherWindows().postMessage(taken.seq)
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

/** How the rows of a transaction are reached. A row that cannot be put takes the transaction with it. */
type Access = Pick<RecordWriting, 'get' | 'putRow'>

const throughDexie: Access = {
  get: (table, key) => db.table(table).get(key),
  putRow: (table, row) => db.table(table).put(row),
}

/** Waits for no answer to a put: the end of the transaction is the answer. */
function straightTo(transaction: IDBTransaction, rows: Captured): Access {
  return {
    get: (table, key) =>
      new Promise((done, failed) => {
        const request = transaction.objectStore(table).get(key)
        request.onsuccess = () => done(request.result)
        request.onerror = () => failed(request.error)
      }),
    async putRow(table, row) {
      transaction.objectStore(table).put(row)
      captureRow(rows, table, row)
    },
  }
}

/** The `seq` of one transaction: read at once, written beside the first head so that no round trip is lost. */
function nextInSequence({ get, putRow }: Access): { take: () => Promise<number>; written: () => Promise<Taken> } {
  const read = get('meta', 'seq').then(row => (row?.value ?? 0) + 1)
  // It is told where it is waited for, and where the work fails first nobody waits.
  read.then(undefined, () => {})
  let writing: PromiseLike<unknown> | null = null
  return {
    async take() {
      const value = await read
      writing ??= putRow('meta', { key: 'seq', value })
      return value
    },
    async written() {
      await writing
      const value = await read
      return { seq: writing ? value : value - 1, isNumbered: writing !== null }
    },
  }
}

function recordWriting(access: Access, takeSeq: () => Promise<number>, changes: Change[]): RecordWriting {
  return {
    ...access,
    async put(head, { rev = newRev(), quiet } = {}) {
      const seq = await takeSeq()
      const changedAt = quiet ? head.changedAt : Date.now()
      const put = { ...head, rev, parentRev: head.rev || null, seq, changedAt }
      await access.putRow(TABLE_OF[put.kind], put)
      changes.push({ kind: put.kind, id: put.id, seq, head: put })
      return put
    },
    seq: takeSeq,
  }
}

function bulkWriting(takeSeq: () => Promise<number>, changes: Change[]): Omit<Writing, keyof RecordWriting> {
  return {
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
      await Promise.all([db.table(TABLE_OF[head.kind]).delete(head.id), db.history.delete(head.id)])
      await db.tombstones.put({ id: head.id, kind: head.kind, rev: head.rev, seq, deletedAt: Date.now() })
      changes.push({ kind: head.kind, id: head.id, seq, head: null })
    },
  }
}

const TABLE_OF = { note: 'notes', source: 'sources', highlight: 'highlights' } as const

/** The fields of a record that was never written; `put` fills them. */
export function unwritten<K extends Head['kind']>(id: Id, kind: K) {
  const now = Date.now()
  return { id, kind, rev: '', parentRev: null, seq: 0, createdAt: now, changedAt: now, deletedAt: null }
}

/** Puts a head into the trash or takes it out. Nothing else about it changes, so that restoring is exact. */
export async function setDeleted(kind: Head['kind'], id: Id, isDeleted: boolean): Promise<void> {
  const table = TABLE_OF[kind]
  await write([table], async tx => {
    const head: Head | undefined = await tx.get(table, id)
    if (!head || (head.deletedAt !== null) === isDeleted) return
    await tx.put<Head>({ ...head, deletedAt: isDeleted ? Date.now() : null }, { quiet: true })
  })
}
