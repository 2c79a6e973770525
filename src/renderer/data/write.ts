import type { Notebook } from './db.ts'
import type { Head, Id } from './rows.ts'

/** One record that was written, as the listeners of `onCommitted` get it. `head` is null where it is gone for good. */
export type Change = { kind: Head['kind']; id: Id; seq: number; head: Head | null }

export type Writing = {
  /** The `seq` of all that is written here. */
  seq: number
  /** Stamps and puts a head: new `rev` on the old one as parent, `seq`, and `changedAt` unless `quiet`. */
  put<H extends Head>(head: H, how?: { quiet?: boolean }): Promise<H>
  /** Takes a head away for good and leaves a tombstone. */
  bury(head: Head): Promise<void>
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

/** The one place for all writes: one transaction; either all of `work` is kept or nothing. */
export async function write<T>(_tables: TableName[], _work: (tx: Writing, db: Notebook) => Promise<T>): Promise<T> {
  throw new Error('not written yet')
}

/** Tells what this window has written, after the commit, in order. Returns what removes the listener. */
export function onCommitted(_listener: (changes: Change[]) => void): () => void {
  return () => {}
}
