import type { Table } from 'dexie'
import { newRev } from '#lib/id.ts'
import { blocksFromJson } from './blocks.ts'
import { db, type SettingRow, type Tombstone } from './db.ts'
import { type Derived, derive } from './derived/derive.ts'
import { repairHistory } from './history/repairHistory.ts'
import { stateSum } from './imported.ts'
import { migrateRow } from './migrations/migrate.ts'
import { OPERATION_TABLES, recordTouched } from './operations.ts'
import { repairHead } from './repair.ts'
import type {
  FileRow,
  Head,
  Highlight,
  HistoryRow,
  Id,
  NoteHead,
  Operation,
  SourceHead,
  Touched,
  VersionRow,
} from './rows.ts'
import { travellingSetting } from './settings.ts'
import { unwritten, type Writing, write } from './write.ts'

/** `derived` where it was made beside the page's thread already: what `derive` finds in the blocks. */
export type KeptNote = { head: NoteHead; blocks: string[]; derived?: Derived }

/** What leaves the notebook and comes back, part by part. Heads may be damaged: they are repaired on the way in. */
export type Rows = {
  notes: KeptNote[]
  sources: SourceHead[]
  highlights: Highlight[]
  versions: VersionRow[]
  files: FileRow[]
  /** Of records that come with it or are there. */
  history: HistoryRow[]
  tombstones: Tombstone[]
  /** Those that every window shares. */
  settings: SettingRow[]
}

/** How many records were added, and which were there already and stayed as they are. */
export type Brought = { notes: number; sources: number; highlights: number; there: Id[] }

const RECORD_TABLES = ['notes', 'bodies', 'derived', 'sources', 'highlights', 'history'] as const

const AT_ONCE = {
  notes: 200,
  sources: 500,
  highlights: 500,
  versions: 20,
  files: 1,
  history: 100,
  tombstones: 1000,
  settings: 50,
}

/** Notes that are put without a pause: a frame of the page comes between. */
const SLICE = 100

/** All rows of one kind, those in the trash as well, a part at a time so that memory holds no second notebook. */
export async function* readRows<K extends keyof Rows>(kind: K): AsyncGenerator<Rows[K]> {
  const ids = (await db.table(kind).toCollection().primaryKeys()) as string[]
  for (let at = 0; at < ids.length; at += AT_ONCE[kind]) {
    const part = ids.slice(at, at + AT_ONCE[kind])
    const rows = (await db.table(kind).bulkGet(part)).filter(row => row !== undefined)
    if (kind === 'notes') yield (await withText(rows)) as Rows[K]
    else yield (kind === 'settings' ? rows.flatMap(row => travellingSetting(row) ?? []) : rows) as Rows[K]
  }
}

async function withText(heads: NoteHead[]): Promise<KeptNote[]> {
  const bodies = await db.bodies.bulkGet(heads.map(head => head.id))
  return heads.map((head, i) => ({ head, blocks: bodies[i]?.blocks ?? [] }))
}

/** How many rows there are of each kind. */
export async function countRows(): Promise<Record<keyof Rows, number>> {
  const kinds = Object.keys(AT_ONCE) as (keyof Rows)[]
  const counts = await Promise.all(kinds.map(async kind => [kind, await db.table(kind).count()] as const))
  return Object.fromEntries(counts) as Record<keyof Rows, number>
}

/**
 * Adds records as they are, revisions and times included, in one transaction. One whose id is there already, in the
 * trash too, is left alone: nothing is overwritten. What is added belongs to `operation`, which can be undone as a whole.
 */
export async function bringBack(rows: Partial<Rows>, operation: Operation): Promise<Brought> {
  const notes = (rows.notes ?? []).flatMap(note => repairedNote(note) ?? [])
  const sources = (rows.sources ?? []).flatMap(head => repairHead('source', migrateRow('sources', head)) ?? [])
  const highlights = (rows.highlights ?? []).flatMap(
    head => repairHead('highlight', migrateRow('highlights', head)) ?? [],
  )
  const made = notes.map(note => ({ ...note, derived: note.derived ?? derive(blocksFromJson(note.blocks)) }))
  return write([...RECORD_TABLES, 'versions', 'files', 'tombstones', 'settings', ...OPERATION_TABLES], async tx => {
    const there = await idsThere([...notes.map(note => note.head), ...sources, ...highlights])
    const isNew = ({ id }: { id: Id }) => !there.has(id)
    const newNotes = made.filter(note => isNew(note.head))
    const [newSources, newHighlights] = [sources.filter(isNew), highlights.filter(isNew)]
    const buried = await withoutRecords(rows.tombstones ?? [])
    await Promise.all([
      tx.bringBack([...newSources, ...newHighlights], buried),
      // Named by their hashes: what is there is the same.
      db.versions.bulkPut(rows.versions ?? []),
      db.files.bulkPut(rows.files ?? []),
      bringSettings(rows.settings ?? []),
    ])
    for (let at = 0; at < newNotes.length; at += SLICE) await putNotes(tx, newNotes.slice(at, at + SLICE))
    await bringHistory(tx, rows.history ?? [])
    const said = [...newSources, ...newHighlights].map(head => touched(head))
    await recordTouched(tx, operation, [...newNotes.map(({ head, blocks }) => touched(head, blocks)), ...said])
    return { notes: newNotes.length, sources: newSources.length, highlights: newHighlights.length, there: [...there] }
  })
}

function touched(head: Head, blocks: string[] = []): Touched {
  return { id: head.id, kind: head.kind, sum: stateSum(head, blocks) }
}

async function putNotes(tx: Writing, notes: Required<KeptNote>[]): Promise<void> {
  await Promise.all([
    tx.bringBack(
      notes.map(({ head, derived }) => ({ ...head, ...derived.head })),
      [],
    ),
    db.bodies.bulkPut(notes.map(({ head, blocks }) => ({ id: head.id, blocks }))),
    db.derived.bulkPut(notes.map(({ head, derived }) => ({ id: head.id, ...derived.row }))),
  ])
}

function repairedNote({ head, blocks: written, derived }: KeptNote): KeptNote | null {
  const repaired = repairHead('note', migrateRow('notes', head))
  const { blocks } = migrateRow('bodies', { id: head?.id, blocks: written }) as { blocks: string[] }
  const isRight = Array.isArray(blocks) && blocks.every(block => typeof block === 'string')
  return repaired && (isRight ? { head: repaired, blocks, derived } : { head: repaired, blocks: [] })
}

/** Only what nobody has set here. */
async function bringSettings(rows: SettingRow[]): Promise<void> {
  const brought = rows.flatMap(row => travellingSetting(row) ?? [])
  const there = await db.settings.bulkGet(brought.map(row => row.key))
  await db.settings.bulkPut(brought.filter((_, i) => there[i] === undefined))
}

/** Only of records that are there, and have none. */
async function bringHistory(tx: Writing, rows: HistoryRow[]): Promise<void> {
  const brought = rows.flatMap(row => repairHistory(row) ?? [])
  if (brought.length === 0) return
  const ids = brought.map(row => row.id)
  const [heads, kept] = await Promise.all([
    Promise.all([db.notes, db.sources, db.highlights].map(table => table.bulkGet(ids))),
    db.history.bulkGet(ids),
  ])
  const isNew = (at: number) => kept[at] === undefined && heads.some(found => found[at]?.kind === brought[at]!.kind)
  const seq = await tx.seq()
  await db.history.bulkPut(brought.filter((_, at) => isNew(at)).map(row => ({ ...row, seq })))
}

async function idsThere(heads: Head[]): Promise<Set<Id>> {
  const ids = heads.map(head => head.id)
  const found = await Promise.all(['notes', 'sources', 'highlights'].map(name => keysAmong(db.table(name), ids)))
  return new Set(found.flat())
}

/** Most imports bring notes only: what holds fewer records than are asked for is read whole, which is one question. */
async function keysAmong(table: Table<Head, Id>, ids: Id[]): Promise<Id[]> {
  if ((await table.count()) <= ids.length) {
    const asked = new Set(ids)
    return (await table.toCollection().primaryKeys()).filter(id => asked.has(id))
  }
  return (await table.bulkGet(ids)).flatMap(head => head?.id ?? [])
}

async function withoutRecords(tombstones: Tombstone[]): Promise<Tombstone[]> {
  if (tombstones.length === 0) return []
  const ids = tombstones.map(tombstone => tombstone.id)
  const found = await Promise.all([db.notes, db.sources, db.highlights].map(table => table.bulkGet(ids)))
  return tombstones.filter((_, i) => found.every(heads => heads[i] === undefined))
}

/** A note made elsewhere, as it would be kept if it had been written here. Times in milliseconds, now when unknown. */
export function keptNote(note: {
  id: Id
  title: string
  aliases: string[]
  pinned: boolean
  createdAt: number | null
  changedAt: number | null
  /** As JSON, one for each. */
  blocks: string[]
  derived: Derived
}): KeptNote {
  const { blocks, derived, createdAt, changedAt, ...rest } = note
  const rev = newRev()
  const stamp = unwritten(note.id, 'note')
  const times = { createdAt: createdAt ?? stamp.createdAt, changedAt: changedAt ?? createdAt ?? stamp.changedAt }
  const head = repairHead('note', { ...stamp, ...rest, ...times, rev, textRev: rev })!
  return { head, blocks, derived }
}
