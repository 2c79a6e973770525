import type { Table } from 'dexie'
import { newId, newRev } from '#lib/id.ts'
import { lowRoom, roomLeft } from '#lib/room.ts'
import type { Copies } from '#shared/copies.ts'
import type { JournalRecord } from '#shared/journal.ts'
import { NewerNotebook, Notebook, restoredName, SCHEMA, switchDatabase } from '../db.ts'
import { sha256 } from '../files.ts'
import { repairHistory } from '../history/repairHistory.ts'
import { migrateRow } from '../migrations/migrate.ts'
import { repairHead } from '../repair.ts'
import { repairOperation, repairTouched } from '../repairOperation.ts'
import type { FileRow, Id, NoteHead, VersionRow } from '../rows.ts'
import { isDiskFull } from '../saving.ts'
import { isKept } from './capture.ts'
import { RESTORING } from './databases.ts'
import type { Counts } from './judgeStart.ts'
import { settleLosses } from './losses.ts'
import { forgetMarker } from './marker.ts'
import { ORIGIN, type Recoverable } from './recoverable.ts'

export { type ReadSnapshot, type Recoverable, readRecoverable } from './recoverable.ts'

/** What came of it: texts that are new notes, and files of which the bytes are missing. */
export type Restored = { counts: Counts; unsaved: number; filesMissing: number }

/** `onProgress` hears how much is done, 0 to 1. After the last of it nothing can be stopped any more. */
export type Watch = { onProgress?: (done: number) => void; signal?: AbortSignal }

const AT_ONCE = 200
const NO_ROOM = 'There is too little room to write the notebook anew. Make room on the disk and try again.'
const NOT_THE_SAME = 'What was written could not be read back as it was. The notebook before stays in use.'

/**
 * Writes a notebook into a database of its own, reads all of it back, and only then makes that the one in use; the one
 * before stays as it is. `clean` makes the texts of sources harmless again. `copies` are told where the new one comes
 * from. The window must be loaded anew afterwards. Throws `NoDatabase` where none can be made.
 */
export async function restore(
  copies: Copies | null,
  from: Recoverable,
  clean: (html: string) => string,
  watch: Watch = {},
): Promise<Restored> {
  if (from.schema > SCHEMA) throw new NewerNotebook('This was written by a newer version of the app.')
  return alone(async () => {
    const name = restoredName(newId())
    const made = new Notebook(name)
    await openNew(made)
    try {
      const restored = await fill(made, from, clean, watch)
      await tellOrigin(made, copies, from)
      watch.signal?.throwIfAborted()
      switchDatabase(name)
      forgetMarker()
      settleLosses()
      return restored
    } catch (error) {
      made.close()
      await made.delete()
      throw error
    } finally {
      made.close()
    }
  })
}

/** No database can be made here, whatever its name: the browser's own files of them are damaged. */
export class NoDatabase extends Error {
  override name = 'NoDatabase'
}

async function openNew(made: Notebook): Promise<void> {
  try {
    await made.open()
  } catch (error) {
    made.close()
    // A full disk refuses a new one too, and the files of the others may be whole.
    if (lowRoom(await roomLeft()) !== null || isDiskFull(error)) throw new Error(NO_ROOM)
    const said = error instanceof Error ? error.message : String(error)
    throw new NoDatabase(
      `No database can be made beside the damaged one: the browser's own files of them are damaged too (${said}).`,
    )
  }
}

/** One window at a time: the second would make another notebook of the same copies. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  if (typeof navigator === 'undefined' || !navigator.locks) return work()
  return navigator.locks.request(RESTORING, { ifAvailable: true }, lock => {
    if (!lock) throw new Error('Another window is restoring the notebook. Please wait until it is done.')
    return work()
  }) as Promise<T>
}

async function fill(
  made: Notebook,
  from: Recoverable,
  clean: (html: string) => string,
  { onProgress, signal }: Watch,
): Promise<Restored> {
  // First: a database that has it was never used, whatever became of the restore.
  await made.meta.put({ key: 'restoring', value: 1 })
  const total = [...from.tables.values()].reduce((sum, rows) => sum + rows.size, 1)
  let done = 0
  const step = (by: number) => {
    signal?.throwIfAborted()
    done += by
    onProgress?.(done / total)
  }
  const files = [...(from.tables.get('files')?.keys() ?? [])]
  const kept = await keepFiles(made, from, files, step)
  const written: Record<string, number> = {}
  for (const table of made.tables.filter(({ name }) => isKept(name) && name !== 'files')) {
    const rows = [...(from.tables.get(table.name)?.values() ?? [])]
    for (let at = 0; at < rows.length; at += AT_ONCE) {
      const part = rows.slice(at, at + AT_ONCE)
      const safe = safeRows(table, part, clean)
      await putAndCheck(table, safe)
      written[table.name] = (written[table.name] ?? 0) + safe.length
      step(part.length)
    }
  }
  const seq = from.seq + 1
  let unsaved = 0
  for (const { payload } of from.unsaved) unsaved += await keepUnsaved(made, payload, seq)
  // Last: a database without it was never finished.
  await made.meta.bulkPut([
    { key: 'seq', value: seq },
    { key: 'schema', value: SCHEMA },
  ])
  for (const [name, count] of Object.entries(written))
    if ((await made.table(name).count()) !== count + (name === 'notes' || name === 'bodies' ? unsaved : 0))
      throw new Error(NOT_THE_SAME)
  const counts = {
    notes: await made.notes.count(),
    sources: await made.sources.count(),
    highlights: await made.highlights.count(),
  }
  return { counts, unsaved, filesMissing: files.length - kept }
}

/**
 * The new notebook has copies of its own only a while after its first start. Until they are whole, whoever reads them is
 * sent on to these.
 */
async function tellOrigin(made: Notebook, copies: Copies | null, { notebook: of, seq, schema }: Recoverable) {
  const notebook = newId()
  await made.table('meta').put({ key: 'notebook', value: notebook })
  if (!copies || of === '') return
  try {
    const journal = await copies.begin(notebook)
    const payload = { notebook: of, seq }
    const record: JournalRecord = { notebook, seq: seq + 1, schema, kind: ORIGIN, at: Date.now(), payload }
    await copies.append(notebook, journal, [JSON.stringify(record)])
  } catch (error) {
    // It is whole without it; only a loss in its first minute could not be made good.
    console.warn('The safe copies were not told of the restored notebook:', error)
  }
}

async function putAndCheck(table: Table, rows: Row[]): Promise<void> {
  await table.bulkPut(rows)
  const back = await table.bulkGet(rows.map(row => row[keyPathOf(table)]))
  if (JSON.stringify(back) !== JSON.stringify(rows)) throw new Error(NOT_THE_SAME)
}

type Row = Record<string, unknown>

const keyPathOf = (table: Table) => String(table.schema.primKey.keyPath)

/** Rows come from a folder that others can write to, and from apps of any age. */
function safeRows(table: Table, rows: unknown[], clean: (html: string) => string): Row[] {
  const safe = rows.map(row => safeRow(table.name, migrateRow(table.name, row), clean))
  return safe.filter(row => row !== null && typeof row[keyPathOf(table)] === 'string') as Row[]
}

function safeRow(table: string, row: unknown, clean: (html: string) => string): Row | null {
  if (table === 'notes') return repairHead('note', row)
  if (table === 'sources') return repairHead('source', row)
  if (table === 'highlights') return repairHead('highlight', row)
  if (table === 'history') return repairHistory(row)
  if (table === 'operations') return repairOperation(row)
  if (table === 'touched') return repairTouched(row)
  return table === 'versions' ? { ...(row as VersionRow), html: clean(String((row as VersionRow).html)) } : (row as Row)
}

/** Returns how many there were. */
async function keepFiles(
  made: Notebook,
  from: Recoverable,
  ids: string[],
  step: (by: number) => void,
): Promise<number> {
  let kept = 0
  for (const id of ids) {
    const file = await from.readFile(id)
    step(1)
    if (!file || (await sha256(file.bytes)) !== id) continue
    await made.files.put(migrateRow('files', { ...file, id }) as FileRow)
    kept++
  }
  return kept
}

/**
 * A text that was never saved stands beside the note it was typed into, as one that met a newer text does. Returns how
 * many notes came of it: none where it had come back once already.
 */
async function keepUnsaved(made: Notebook, payload: JournalRecord['payload'], seq: number): Promise<0 | 1> {
  const [id, rev] = [await unsavedId(payload), newRev()]
  const title = `${typeof payload.title === 'string' ? payload.title : ''} (not saved)`.trim()
  const head = repairHead('note', {
    id,
    kind: 'note',
    rev,
    textRev: rev,
    seq,
    title,
    conflictOf: payload.id,
  }) as NoteHead
  if (await made.notes.get(id)) return 0
  await made.bodies.put({ id, blocks: blocksIn(payload) })
  await made.notes.put({ ...head, createdAt: Date.now(), changedAt: Date.now() })
  return 1
}

function blocksIn(payload: JournalRecord['payload']): string[] {
  return Array.isArray(payload.blocks) ? payload.blocks.filter(block => typeof block === 'string') : []
}

/** The same each time, so that what is restored twice is there once. */
function unsavedId({ id, parentRev, blocks }: JournalRecord['payload']): Promise<Id> {
  return idOf(JSON.stringify([id, parentRev, blocks]))
}

/** An id in the form of `newId` that always comes out of the same text. */
export async function idOf(text: string): Promise<Id> {
  const hex = await sha256(new TextEncoder().encode(text))
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}
