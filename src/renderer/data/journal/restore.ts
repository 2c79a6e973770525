import { newId, newRev } from '#lib/id.ts'
import { type Copies, snapshotOf } from '#shared/copies.ts'
import { type Base, type Folded, fold } from '#shared/fold.ts'
import { type JournalRecord, scanJournal } from '#shared/journal.ts'
import { NewerNotebook, Notebook, SCHEMA, switchDatabase } from '../db.ts'
import { sha256 } from '../files.ts'
import { repairHistory } from '../history/repairHistory.ts'
import { repairHead } from '../repair.ts'
import { repairOperation, repairTouched } from '../repairOperation.ts'
import type { FileRow, NoteHead, VersionRow } from '../rows.ts'
import type { Counts } from './judgeStart.ts'
import { forgetMarker } from './marker.ts'
import type { RecordedFile } from './payload.ts'

/** A notebook as its safe copies tell it. `at`: when the last record was made, in milliseconds since 1970. */
export type Recoverable = {
  notebook: string
  seq: number
  at: number
  counts: Counts
  /** Texts that were typed and never saved. */
  unsaved: JournalRecord[]
  /** Stretches of the journals that cannot be read. */
  damaged: number
  schema: number
  tables: Folded['tables']
}

/** What came of it: texts that are new notes, and files of which the bytes are missing. */
export type Restored = { counts: Counts; unsaved: number; filesMissing: number }

const AT_ONCE = 200

/** Reads a snapshot of a notebook, or throws where any of it is damaged; `formats` knows how. */
export type ReadSnapshot = (zip: Blob, notebook: string) => Promise<Base & { schema: number }>

/** All notebooks that the safe copies tell of, the one with the newest record first. */
export async function readRecoverable(copies: Copies, readSnapshot: ReadSnapshot): Promise<Recoverable[]> {
  const found: Recoverable[] = []
  for (const notebook of await copies.notebooks()) {
    const one = await readOne(copies, notebook, readSnapshot)
    if (one) found.push(one)
  }
  return found.sort((a, b) => b.at - a.at)
}

async function readOne(copies: Copies, notebook: string, readSnapshot: ReadSnapshot): Promise<Recoverable | null> {
  const names = (await copies.list(notebook)).map(copy => copy.name)
  const journals: JournalRecord[][] = []
  let damaged = 0
  for (const name of names.filter(name => snapshotOf(name) === null)) {
    const scanned = scanJournal(await copies.read(notebook, name))
    journals.push(scanned.records.filter(record => record.notebook === notebook))
    damaged += scanned.damage.length
  }
  const snapshots = names.flatMap(name => snapshotOf(name) ?? []).sort((a, b) => b.seq - a.seq)
  let base: Awaited<ReturnType<ReadSnapshot>> | null = null
  let madeAt = 0
  // The next one where the newest is damaged: the journals reach back to it.
  for (const { name, at } of snapshots) {
    base = await readSnapshot(new Blob([(await copies.read(notebook, name)) as BlobPart]), notebook).catch(() => null)
    if (base) {
      madeAt = at
      break
    }
    damaged++
  }
  const records = journals.flat()
  if (records.length === 0 && !base) return null
  const { tables, seq } = fold(notebook, journals, base)
  const size = (table: string) => tables.get(table)?.size ?? 0
  return {
    notebook,
    seq,
    at: records.reduce((last, record) => Math.max(last, record.at), madeAt),
    schema: records.reduce((highest, record) => Math.max(highest, record.schema), base?.schema ?? 0),
    counts: { notes: size('notes'), sources: size('sources'), highlights: size('highlights') },
    unsaved: unsavedIn(records, tables),
    damaged,
    tables,
  }
}

/** The newest of each text that was typed and is not what was saved in the end. */
function unsavedIn(records: JournalRecord[], tables: Folded['tables']): JournalRecord[] {
  const newest = new Map<unknown, JournalRecord>()
  for (const record of records) if (record.kind === 'unsaved text') newest.set(record.payload.id, record)
  return [...newest.values()].filter(({ payload }) => {
    const kept = tables.get('bodies')?.get(String(payload.id)) as { blocks?: unknown } | undefined
    return JSON.stringify(kept?.blocks) !== JSON.stringify(payload.blocks)
  })
}

/**
 * Writes a notebook from its safe copies into a database of its own, reads all of it back, and only then makes that the
 * one in use; the one before stays as it is. `clean` makes the texts of sources harmless again. The window must be
 * loaded anew afterwards.
 */
export async function restore(copies: Copies, from: Recoverable, clean: (html: string) => string): Promise<Restored> {
  if (from.schema > SCHEMA) throw new NewerNotebook('These safe copies were written by a newer version of the app.')
  const name = `notebook-${newId()}`
  const made = new Notebook(name)
  try {
    await made.open()
    const restored = await fill(made, copies, from, clean)
    switchDatabase(name)
    forgetMarker()
    return restored
  } catch (error) {
    made.close()
    await made.delete()
    throw error
  } finally {
    made.close()
  }
}

async function fill(
  made: Notebook,
  copies: Copies,
  from: Recoverable,
  clean: (html: string) => string,
): Promise<Restored> {
  const files = [...(from.tables.get('files')?.values() ?? [])] as RecordedFile[]
  const kept = await keepFiles(made, copies, from.notebook, files)
  for (const { name } of made.tables) {
    const rows =
      name === 'files' ? [] : [...(from.tables.get(name)?.values() ?? [])].flatMap(row => safeRow(name, row, clean))
    for (let at = 0; at < rows.length; at += AT_ONCE) await putAndCheck(made, name, rows.slice(at, at + AT_ONCE))
  }
  const seq = from.seq + 1
  for (const { payload } of from.unsaved) await keepUnsaved(made, payload, seq)
  // Last: a database without it was never finished.
  await made.meta.bulkPut([
    { key: 'seq', value: seq },
    { key: 'schema', value: SCHEMA },
  ])
  const counts = {
    notes: await made.notes.count(),
    sources: await made.sources.count(),
    highlights: await made.highlights.count(),
  }
  if (counts.notes !== from.counts.notes + from.unsaved.length || counts.sources !== from.counts.sources)
    throw new Error('What was written is not what the safe copies say. The notebook before stays in use.')
  return { counts, unsaved: from.unsaved.length, filesMissing: files.length - kept }
}

async function putAndCheck(made: Notebook, table: string, rows: unknown[]): Promise<void> {
  await made.table(table).bulkPut(rows)
  const keys = rows.map(row => (row as { id?: string; key?: string }).id ?? (row as { key: string }).key)
  const back = await made.table(table).bulkGet(keys)
  if (JSON.stringify(back) !== JSON.stringify(rows))
    throw new Error('The restored notebook could not be read back. The notebook before stays in use.')
}

/** Rows come from a folder that others can write to. */
function safeRow(table: string, row: unknown, clean: (html: string) => string): unknown[] {
  if (table === 'notes') return [repairHead('note', row)].filter(head => head !== null)
  if (table === 'sources') return [repairHead('source', row)].filter(head => head !== null)
  if (table === 'highlights') return [repairHead('highlight', row)].filter(head => head !== null)
  if (table === 'operations') return [repairOperation(row)].filter(operation => operation !== null)
  if (table === 'touched') return [repairTouched(row)].filter(touched => touched !== null)
  if (table === 'history') return [repairHistory(row)].filter(past => past !== null)
  if (table !== 'versions') return [row]
  const version = row as VersionRow
  return [{ ...version, html: clean(String(version.html)) }]
}

/** Returns how many there were. */
async function keepFiles(made: Notebook, copies: Copies, notebook: string, files: RecordedFile[]): Promise<number> {
  let kept = 0
  for (const { size: _, ...file } of files) {
    const bytes = await copies.read(notebook, file.id).catch(() => null)
    if (!bytes || (await sha256(bytes)) !== file.id) continue
    await made.files.put({ ...file, bytes } satisfies FileRow)
    kept++
  }
  return kept
}

/** A text that was never saved stands beside the note it was typed into, as one that met a newer text does. */
async function keepUnsaved(made: Notebook, payload: JournalRecord['payload'], seq: number): Promise<void> {
  const [id, rev] = [newId(), newRev()]
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
  const blocks = Array.isArray(payload.blocks) ? payload.blocks.filter(block => typeof block === 'string') : []
  await made.bodies.put({ id, blocks })
  await made.notes.put({ ...head, createdAt: Date.now(), changedAt: Date.now() })
}
