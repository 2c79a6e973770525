import { type Copies, snapshotOf } from '#shared/copies.ts'
import { coveredBy } from '#shared/coverage.ts'
import { type Base, type Folded, fold, type Tables } from '#shared/fold.ts'
import { type JournalRecord, scanJournal } from '#shared/journal.ts'
import { merged, missing, type Ranges } from '#shared/ranges.ts'
import type { FileRow } from '../rows.ts'
import type { Counts } from './judgeStart.ts'
import type { RecordedFile } from './payload.ts'

/** A notebook as a database, its safe copies, or both tell it. `at`: the last change, in milliseconds since 1970. */
export type Recoverable = {
  notebook: string
  /** The notebook from which its copies say that it was restored. */
  origin?: string
  seq: number
  at: number
  counts: Counts
  /** Texts that were typed and never saved. */
  unsaved: JournalRecord[]
  /** Places that cannot be read. */
  damaged: number
  /** No write up to `seq` is missing, as far as can be known. */
  isWhole: boolean
  schema: number
  tables: Folded['tables']
  /** The numbers of the writes that are told each by itself, and each `rev` in them: another came about elsewhere. */
  writes: ReadonlySet<number>
  revs: ReadonlySet<unknown>
  /** Bytes, with what is known of them; null where they are gone or damaged. */
  readFile: (id: string) => Promise<FileRow | null>
}

/** Reads a snapshot of a notebook, or throws where any of it is damaged; `formats` knows how. */
export type ReadSnapshot = (zip: Blob, notebook: string) => Promise<Base & { schema: number }>

/** Says in a new notebook's copies from which others it came: theirs count until its own are whole. */
export const ORIGIN = 'origin'

/** All notebooks that the safe copies tell of, the one with the newest record first. */
export async function readRecoverable(copies: Copies, readSnapshot: ReadSnapshot): Promise<Recoverable[]> {
  const found: Recoverable[] = []
  for (const notebook of await copies.notebooks()) {
    const one = await readCopies(copies, notebook, readSnapshot)
    if (one) found.push(one)
  }
  return found.sort((a, b) => b.at - a.at)
}

/** The newest state of one notebook that its copies tell; null where they tell nothing. */
export async function readCopies(
  copies: Copies,
  notebook: string,
  readSnapshot: ReadSnapshot,
  seen: readonly string[] = [],
): Promise<Recoverable | null> {
  const names = (await copies.list(notebook)).map(copy => copy.name)
  const told = await readJournals(copies, notebook, names)
  const { found, damaged } = await newestWhole(copies, notebook, names, readSnapshot)
  const records = told.journals.flat()
  if (records.length === 0 && !found) return null
  const covered = merged([...(found ? [[1, found.base.seq] as const] : []), ...told.covered])
  const upTo = records.reduce((highest, { seq }) => Math.max(highest, seq), found?.base.seq ?? 0)
  const isWhole = missing(covered, upTo).length === 0
  const from = originIn(records)
  const origin = isWhole ? null : await readOrigin(copies, from, readSnapshot, [...seen, notebook])
  const base = found?.base ?? origin
  const { tables, seq } = fold(notebook, told.journals, base)
  return {
    notebook,
    ...(from !== null && { origin: from }),
    seq,
    at: records.reduce((last, record) => Math.max(last, record.at), found?.at ?? 0),
    schema: records.reduce((highest, record) => Math.max(highest, record.schema), base?.schema ?? 0),
    counts: countsOf(tables),
    unsaved: [...unsavedIn(records, tables), ...(origin?.unsaved ?? [])],
    damaged: damaged + told.damaged,
    isWhole: isWhole || (origin?.isWhole ?? false),
    tables,
    writes: new Set(records.filter(({ kind }) => kind === 'write').map(record => record.seq)),
    revs: new Set(records.flatMap(({ payload }) => revsIn(payload.put))),
    readFile: id => readFileOf(copies, tables, notebook, id).then(file => file ?? origin?.readFile(id) ?? null),
  }
}

/** One snapshot by itself. Throws where it is damaged. */
export async function readOneSnapshot(
  copies: Copies,
  notebook: string,
  name: string,
  readSnapshot: ReadSnapshot,
): Promise<Recoverable> {
  const zip = new Blob([(await copies.read(notebook, name)) as BlobPart])
  const { tables, seq, schema } = await readSnapshot(zip, notebook)
  return {
    notebook,
    seq,
    schema,
    tables,
    at: snapshotOf(name)?.at ?? 0,
    counts: countsOf(tables),
    unsaved: [],
    damaged: 0,
    isWhole: true,
    writes: new Set(),
    revs: new Set(),
    readFile: id => readFileOf(copies, tables, notebook, id),
  }
}

export function countsOf(tables: Tables): Counts {
  const size = (table: string) => tables.get(table)?.size ?? 0
  return { notes: size('notes'), sources: size('sources'), highlights: size('highlights') }
}

async function readJournals(copies: Copies, notebook: string, names: string[]) {
  const journals: JournalRecord[][] = []
  const covered: Ranges[] = []
  let damaged = 0
  for (const name of names.filter(name => snapshotOf(name) === null)) {
    const scanned = scanJournal(await copies.read(notebook, name))
    const own = scanned.records.filter(record => record.notebook === notebook)
    journals.push(own)
    covered.push(coveredBy(own, notebook))
    damaged += scanned.damage.length
  }
  return { journals, covered: covered.flat(), damaged }
}

/** The next one where the newest is damaged: the journals reach back to it. */
async function newestWhole(copies: Copies, notebook: string, names: string[], readSnapshot: ReadSnapshot) {
  const newestFirst = names.flatMap(name => snapshotOf(name) ?? []).sort((a, b) => b.seq - a.seq)
  let damaged = 0
  for (const { name, at } of newestFirst) {
    const zip = new Blob([(await copies.read(notebook, name)) as BlobPart])
    const base = await readSnapshot(zip, notebook).catch(() => null)
    if (base) return { found: { base, at }, damaged }
    damaged++
  }
  return { found: null, damaged }
}

/** What the copies say that it was restored from. */
function originIn(records: JournalRecord[]): string | null {
  const notebook = records.find(({ kind }) => kind === ORIGIN)?.payload.notebook
  return typeof notebook === 'string' ? notebook : null
}

async function readOrigin(copies: Copies, origin: string | null, readSnapshot: ReadSnapshot, seen: string[]) {
  if (origin === null || seen.includes(origin)) return null
  return readCopies(copies, origin, readSnapshot, seen).catch(() => null)
}

/** The newest of each text that was typed and is not what was saved in the end. */
function unsavedIn(records: JournalRecord[], tables: Tables): JournalRecord[] {
  const newest = new Map<unknown, JournalRecord>()
  for (const record of records) if (record.kind === 'unsaved text') newest.set(record.payload.id, record)
  return [...newest.values()].filter(({ payload }) => {
    const kept = tables.get('bodies')?.get(String(payload.id)) as { blocks?: unknown } | undefined
    return JSON.stringify(kept?.blocks) !== JSON.stringify(payload.blocks)
  })
}

function revsIn(put: unknown): unknown[] {
  const { notes, sources, highlights } = (put ?? {}) as Record<string, unknown>
  return [notes, sources, highlights]
    .flatMap(rows => (Array.isArray(rows) ? rows : []))
    .map(row => (row as { rev?: unknown } | null)?.rev)
}

async function readFileOf(copies: Copies, tables: Tables, notebook: string, id: string): Promise<FileRow | null> {
  const kept = tables.get('files')?.get(id) as RecordedFile | undefined
  const bytes = kept && (await copies.read(notebook, id).catch(() => null))
  if (!kept || !bytes) return null
  const { size: _, ...file } = kept
  return { ...file, bytes }
}
