import Dexie, { type EntityTable, type Table, type Transaction } from 'dexie'
import { captureWrites } from './journal/capture.ts'
import { migrateRow, tablesAfter } from './migrations/migrate.ts'
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

/**
 * `schema`: our own number, see `ReadOnlyNotebook`. `seq`: the last write. `derived`: DERIVED_VERSION of the derived rows.
 * `restoring`: made by a restore, and not opened yet. `anew`: the user decided to begin it in place of another.
 */
export type MetaRow = { key: 'schema' | 'seq' | 'derived' | 'restoring' | 'anew'; value: number }
export type SettingRow = { key: string; value: unknown }
/** All light heads as one JSON string, as of `seq`. Disposable. */
export type PackRow = { key: 'heads'; format: number; seq: number; json: string }
/** Stays behind where a record was taken out of the trash for good. */
export type Tombstone = { id: Id; kind: 'note' | 'source' | 'highlight'; rev: string; seq: number; deletedAt: number }

/** Raised with every change of tables or row shapes that an older app must not write over. Dexie's own number is the same. */
export const SCHEMA = 2
/** Dexie multiplies by ten. */
export const NEWEST_TABLES = SCHEMA * 10
const NOTEBOOK = 'notebook'
/** Under which name the database lies: a restored one stands beside the one before. */
const PLACE = 'notebook-database'

/** In the name of a worker whose window may only read. */
const READS = 'reads '

/** A worker has no `localStorage` and bears it as its own name. */
const workerName = () => (typeof localStorage === 'undefined' && (globalThis as { name?: string }).name) || ''

/** The name of the database in use. */
function databaseName(): string {
  try {
    if (typeof localStorage !== 'undefined') return localStorage.getItem(PLACE) ?? NOTEBOOK
  } catch {
    return NOTEBOOK
  }
  return workerName().replace(READS, '') || NOTEBOOK
}

/** Whether a database may hold a notebook, by its name. */
export function isNotebookName(name: unknown): name is string {
  return typeof name === 'string' && (name === NOTEBOOK || name.startsWith(`${NOTEBOOK}-`))
}

/** What a restored notebook is called. */
export const restoredName = (id: string) => `${NOTEBOOK}-${id}`

/** Whether another database than the first one was made the one in use, as far as this profile remembers. */
export function isSwitched(): boolean {
  return typeof localStorage !== 'undefined' && localStorage.getItem(PLACE) !== null
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

/** It is open for reading only, and left untouched. The message is a sentence for the user. */
export class ReadOnlyNotebook extends Error {
  override name = 'ReadOnlyNotebook'
}

/** A newer app wrote it in a form that cannot even be read. The message is a sentence for the user. */
export class NewerNotebook extends Error {
  override name = 'NewerNotebook'
}

/** A connection was lost, and what it had been to is not there any more: nothing is begun in its place. */
class NothingThere extends Error {
  override name = 'NothingThere'
}

export type NotebookOptions = {
  /** Whether it may be made where there is none. A connection that is opened again must find what it had. */
  mayBegin?: boolean
  /** Why nothing is to be written; it is then taken with the tables that it has. */
  readOnly?: string
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

  mayBegin: boolean

  constructor(name = databaseName(), { mayBegin = true, readOnly }: NotebookOptions = {}) {
    // Strict: what the status line calls saved must survive a power cut, and Dexie knows durability per database only.
    // No cache: it answers with writes that may yet fail.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' })
    this.mayBegin = mayBegin
    if (readOnly !== undefined) {
      refuseWrites(this, readOnly)
      nameTables(this)
      return
    }
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
    this.version(2)
      .stores({ history: 'id, seq, *files', operations: 'id, seq', touched: 'id, seq, of' })
      .upgrade(migrate)
    this.on('populate', () => {
      if (!this.mayBegin) throw new NothingThere('The notebook is not there any more. Please open this window again.')
    })
    captureWrites(this)
  }
}

/** In one transaction with the new tables: whole, or the notebook is as it was. */
async function migrate(tx: Transaction): Promise<void> {
  const before = (await tx.table<MetaRow, string>('meta').get('schema'))?.value ?? 1
  for (const name of tablesAfter(before)) {
    await tx
      .table(name)
      .toCollection()
      .modify((row, at) => {
        at.value = migrateRow(name, row)
      })
  }
  await tx.table('meta').put({ key: 'schema', value: SCHEMA } satisfies MetaRow)
}

/** As Dexie does where it was told which tables there are. */
function nameTables(notebook: Notebook): void {
  const name = () => {
    for (const table of notebook.tables) Object.assign(notebook, { [table.name]: table })
  }
  notebook.on('ready', name, true)
}

function refuseWrites(notebook: Dexie, sentence: string): void {
  notebook.use({
    stack: 'dbcore',
    name: 'read only',
    create: core => ({
      ...core,
      transaction(stores, mode, options) {
        if (mode !== 'readonly') throw new ReadOnlyNotebook(sentence)
        return core.transaction(stores, mode, options)
      },
    }),
  })
}

// On 127.0.0.1 Dexie takes itself to be under development and traces every query.
Dexie.debug = false

/** Another one after `readOnly`. In a worker the window has opened it first. */
export let db = new Notebook(
  databaseName(),
  workerName().startsWith(READS) ? { readOnly: '' } : { mayBegin: workerName() === '' },
)

let readOnlyBecause: string | null = workerName().startsWith(READS) ? '' : null

/** Why nothing can be written, as a sentence; null where the notebook is open for writing. */
export function whyReadOnly(): string | null {
  return readOnlyBecause
}

/** From now on the notebook is only read, with the tables that it has. To be called before anything is read. */
export function readOnly(sentence: string): void {
  isRenewed = true
  db.close()
  isRenewed = false
  readOnlyBecause = sentence
  db = new Notebook(db.name, { readOnly: sentence })
}

/** What a worker beside this window is called, so that it opens the same notebook in the same way. */
export function nameOfWorker(): string {
  return readOnlyBecause === null ? db.name : READS + db.name
}

/** Derived rows by their ids, undefined where there is none. Asked of the database itself: backlinks have 2 ms, and Dexie takes one. */
export async function getDerived(ids: Id[]): Promise<(DerivedRow | undefined)[]> {
  if (ids.length === 0) return []
  if (!db.isOpen()) await db.open()
  return new Promise((done, failed) => {
    const reading = db.backendDB().transaction('derived')
    const requests: IDBRequest<DerivedRow | undefined>[] = ids.map(id => reading.objectStore('derived').get(id))
    // They are answered in order, and with the last one all is known: the end of the transaction is one more way there and back.
    requests.at(-1)!.onsuccess = () => done(requests.map(request => request.result))
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
