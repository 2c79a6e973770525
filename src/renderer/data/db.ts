import Dexie, { type EntityTable, type Table } from 'dexie'
import { captureWrites } from './journal/capture.ts'
import type {
  BodyRow,
  DerivedRow,
  FileRow,
  Highlight,
  HistoryRow,
  Id,
  NoteHead,
  Operation,
  SourceHead,
  TouchedRow,
  VersionRow,
} from './rows.ts'

/** `schema`: our own number, see `NewerNotebook`. `seq`: the last write. `derived`: DERIVED_VERSION of the derived rows. */
export type MetaRow = { key: 'schema' | 'seq' | 'derived'; value: number }
export type SettingRow = { key: string; value: unknown }
/** All light heads as one JSON string, as of `seq`. Disposable. */
export type PackRow = { key: 'heads'; format: number; seq: number; json: string }
/** Stays behind where a record was taken out of the trash for good. */
export type Tombstone = { id: Id; kind: 'note' | 'source' | 'highlight'; rev: string; seq: number; deletedAt: number }

/** Raised with every change of tables or row shapes that an older app must not write over. */
export const SCHEMA = 2
const NOTEBOOK = 'notebook'
/** Under which name the database lies: a restored one stands beside the one before. */
const PLACE = 'notebook-database'

/** The name of the database in use. A worker has no `localStorage` and bears it as its own name. */
function databaseName(): string {
  try {
    if (typeof localStorage !== 'undefined') return localStorage.getItem(PLACE) ?? NOTEBOOK
  } catch {
    return NOTEBOOK
  }
  return (globalThis as { name?: string }).name || NOTEBOOK
}

/** Makes another database the one in use, from the next start of each window on. */
export function switchDatabase(name: string): void {
  localStorage.setItem(PLACE, name)
}

/** Tells that another window has switched. */
export function onDatabaseSwitched(listener: () => void): void {
  if (typeof window === 'undefined') return
  window.addEventListener('storage', event => {
    if (event.key === PLACE) listener()
  })
}

/** The notebook was written by a newer app; it is left untouched. The message is a sentence for the user. */
export class NewerNotebook extends Error {
  override name = 'NewerNotebook'
}

export class Notebook extends Dexie {
  declare meta: EntityTable<MetaRow, 'key'>
  declare notes: EntityTable<NoteHead, 'id'>
  declare bodies: EntityTable<BodyRow, 'id'>
  declare derived: EntityTable<DerivedRow, 'id'>
  declare sources: EntityTable<SourceHead, 'id'>
  declare versions: EntityTable<VersionRow, 'id'>
  declare files: EntityTable<FileRow, 'id'>
  declare highlights: EntityTable<Highlight, 'id'>
  declare settings: Table<SettingRow, string>
  declare packs: EntityTable<PackRow, 'key'>
  declare tombstones: EntityTable<Tombstone, 'id'>
  declare history: EntityTable<HistoryRow, 'id'>
  declare operations: EntityTable<Operation, 'id'>
  declare touched: EntityTable<TouchedRow, 'id'>

  constructor(name = databaseName()) {
    // Strict: what the status line calls saved must survive a power cut, and Dexie knows durability per database only.
    // No cache: it answers with writes that may yet fail.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' })
    this.version(1).stores({
      meta: 'key',
      notes: 'id, seq',
      bodies: 'id',
      derived: 'id',
      sources: 'id, seq, fileId, versionId',
      versions: 'id, sourceId',
      files: 'id',
      highlights: 'id, seq, sourceId',
      settings: 'key',
      packs: 'key',
      tombstones: 'id, seq',
    })
    this.version(2).stores({ history: 'id, seq, *files', operations: 'id, seq', touched: 'id, seq, of' })
    captureWrites(this)
  }
}

// On 127.0.0.1 Dexie takes itself to be under development and traces every query.
Dexie.debug = false

export const db = new Notebook()

/** Derived rows by their ids, undefined where there is none. Asked of the database itself: backlinks have 2 ms, and Dexie takes one. */
export async function getDerived(ids: Id[]): Promise<(DerivedRow | undefined)[]> {
  if (!db.isOpen()) await db.open()
  return new Promise((done, failed) => {
    const reading = db.backendDB().transaction('derived')
    const requests: IDBRequest<DerivedRow | undefined>[] = ids.map(id => reading.objectStore('derived').get(id))
    reading.oncomplete = () => done(requests.map(request => request.result))
    reading.onabort = () => failed(reading.error)
  })
}

let isRenewed = false

/** Leaves a connection that does not answer; the next query opens another. One that was closed on purpose stays so. */
export function renewConnection(): void {
  if (!db.isOpen()) return
  isRenewed = true
  db.close({ disableAutoOpen: false })
  isRenewed = false
}

/** Whether Dexie tells of a closing that `renewConnection` asked for. */
export function isRenewing(): boolean {
  return isRenewed
}
