import type { Highlight, NoteHead, SourceHead, VersionRow } from '#data/rows.ts'
import { coveredBy } from '#shared/coverage.ts'
import { type Base, fold, keyOf, type Tables } from '#shared/fold.ts'
import { type JournalRecord, scanJournal } from '#shared/journal.ts'
import { merged } from '#shared/ranges.ts'
import { archiveWriter, type ExactNote, type ExactVersion, sha256 } from './archive.ts'
import { manifestIn } from './archiveReader.ts'
import { BadZip, unzip } from './zip.ts'

/** `upTo`: what came after that write is left out. */
export type SnapshotOf = { notebook: string; base: Uint8Array | null; upTo?: number }
export type SnapshotJob = SnapshotOf & { journals: Uint8Array[] }
/** Everything up to write `seq`, as the bytes of an archive. */
export type Snapshot = { seq: number; bytes: Uint8Array }

const AT_ONCE = 200
const KNOWN = [
  'notes',
  'bodies',
  'sources',
  'highlights',
  'versions',
  'files',
  'tombstones',
  'settings',
  'derived',
  'packs',
]

/** Takes journals one after another, so that the bytes of one are in memory at a time, and folds them in the end. */
export type Folding = { take(journal: Uint8Array): void; finish(): Promise<Snapshot | null> }

/** As a folding of journals that are all there. */
export function makeSnapshot({ journals, ...of }: SnapshotJob): Promise<Snapshot | null> {
  const folding = beginSnapshot(of)
  for (const journal of journals) folding.take(journal)
  return folding.finish()
}

/**
 * Folds journals, on top of the last snapshot, into the next one: an archive as any other, except that the bytes of its
 * files lie beside it. It is read back before it is handed out. Null where nothing has come since the last one. Throws
 * `BadZip` where that one is damaged.
 */
export function beginSnapshot({ notebook, base, upTo = Number.POSITIVE_INFINITY }: SnapshotOf): Folding {
  const records: JournalRecord[][] = []
  return {
    take: journal => void records.push(scanJournal(journal).records.filter(record => record.seq <= upTo)),
    async finish() {
      const before = base && (await readSnapshot(new Blob([base as BlobPart]), notebook))
      const covered = merged(records.flatMap(list => coveredBy(list, notebook)))
      const seq = wholeUpTo(covered, before?.seq ?? 0)
      if (seq === (before?.seq ?? 0)) return null
      // What is above a gap may stand on what is missing in it.
      const below = records.map(list => list.filter(record => record.seq <= seq))
      const { tables } = fold(notebook, below, before)
      const schema = below.flat().reduce((highest, record) => Math.max(highest, record.schema), before?.schema ?? 0)
      const zip = await writeSnapshot(tables, { notebook, seq, schema })
      const back = await readSnapshot(zip, notebook)
      if (!isSame(back.tables, tables)) throw new BadZip('The snapshot could not be read back as it was written.')
      return { seq, bytes: new Uint8Array(await zip.arrayBuffer()) }
    },
  }
}

/** The last number up to which no write is missing. */
function wholeUpTo(covered: readonly (readonly [number, number])[], from: number): number {
  return covered.reduce((upTo, [first, last]) => (first <= upTo + 1 ? Math.max(upTo, last) : upTo), from)
}

async function writeSnapshot(tables: Tables, about: { notebook: string; seq: number; schema: number }): Promise<Blob> {
  const rows = <T>(name: string) => [...(tables.get(name)?.values() ?? [])] as T[]
  const [notes, sources, highlights] = [
    rows<NoteHead>('notes'),
    rows<SourceHead>('sources'),
    rows<Highlight>('highlights'),
  ]
  const writer = archiveWriter({ notes, sources, highlights }, about)
  const bodies = tables.get('bodies')
  const textOf = (id: string) => (bodies?.get(id) as { blocks?: string[] } | undefined)?.blocks ?? []
  await inParts(notes, part => writer.add.notes(part.map(head => ({ head, blocks: textOf(head.id) }))))
  await inParts(sources, writer.add.sources)
  await inParts(highlights, writer.add.highlights)
  await inParts(rows<VersionRow>('versions'), writer.add.versions)
  for (const name of tables.keys())
    if (name === 'files' || name === 'tombstones' || name === 'settings' || !KNOWN.includes(name))
      await inParts(rows(name), part => writer.addExact(name, part))
  return writer.finish()
}

async function inParts<T>(rows: T[], work: (part: T[]) => Promise<void>): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) await work(rows.slice(at, at + AT_ONCE))
}

/** What a snapshot of a notebook holds. Throws `BadZip` where it is damaged in any place, or of another notebook. */
export async function readSnapshot(zip: Blob, notebook: string): Promise<Base & { schema: number }> {
  const { files } = await unzip(zip, path => /^(manifest\.json$|notebook\/|sources\/texts\/)/.test(path))
  return readFiles(files, notebook)
}

async function readFiles(files: ReadonlyMap<string, Uint8Array>, notebook: string): Promise<Base & { schema: number }> {
  const manifest = manifestIn(files)
  if (!manifest?.snapshot || manifest.snapshot.notebook !== notebook)
    throw new BadZip('This is not a snapshot of this notebook.')
  const tables: Tables = new Map()
  for (const [path, hash] of Object.entries(manifest.entries)) {
    const table = /^notebook\/(\w+)-\d+\.jsonl$/.exec(path)?.[1]
    if (!table && !path.startsWith('sources/texts/')) continue
    const bytes = files.get(path)
    if (!bytes || (await sha256(bytes)) !== hash) throw new BadZip(`“${path}” in this snapshot is damaged.`)
    if (table) for (const row of linesOf(bytes)) take(tables, table, row, files)
  }
  const { seq, schema } = manifest.snapshot
  return { tables, seq, schema }
}

/**
 * How a snapshot is, read to its end: how many of its entries are not what the manifest says, those too that only people
 * read, and the last write in it, null where it cannot be used. Throws `BadZip` where it is no zip any more.
 */
export async function inspectSnapshot(zip: Blob, notebook: string): Promise<{ damaged: number; seq: number | null }> {
  const { files } = await unzip(zip, () => true)
  let damaged = 0
  for (const [path, hash] of Object.entries(manifestIn(files)?.entries ?? {})) {
    const bytes = files.get(path)
    if (!bytes || (await sha256(bytes)) !== hash) damaged++
  }
  const read = await readFiles(files, notebook).catch(() => null)
  return { damaged, seq: read?.seq ?? null }
}

function take(tables: Tables, table: string, row: unknown, files: ReadonlyMap<string, Uint8Array>): void {
  const put = (name: string, one: unknown) => {
    const rows = tables.get(name) ?? new Map<string, unknown>()
    tables.set(name, rows.set(keyOf(one) ?? '', one))
  }
  if (table === 'notes') {
    const { head, blocks } = row as ExactNote
    put('notes', head)
    put('bodies', { id: head.id, blocks })
  } else if (table === 'versions') {
    const { path, ...version } = row as ExactVersion
    put('versions', { ...version, html: new TextDecoder().decode(files.get(path)) })
  } else put(table, row)
}

function linesOf(bytes: Uint8Array): unknown[] {
  const lines = new TextDecoder().decode(bytes).split('\n')
  return lines.filter(line => line !== '').map(line => JSON.parse(line) as unknown)
}

/** Whether two notebooks hold the same rows. A text without a note, or a note without a text, makes no difference. */
function isSame(a: Tables, b: Tables): boolean {
  const names = new Set([...a.keys(), ...b.keys()])
  names.delete('bodies')
  for (const name of names) {
    const [left, right] = [a.get(name), b.get(name)]
    if ((left?.size ?? 0) !== (right?.size ?? 0)) return false
    for (const [key, row] of left ?? []) if (inOrder(row) !== inOrder(right?.get(key))) return false
  }
  const [left, right] = [a.get('bodies'), b.get('bodies')]
  for (const key of a.get('notes')?.keys() ?? [])
    if (JSON.stringify(textIn(left?.get(key))) !== JSON.stringify(textIn(right?.get(key)))) return false
  return true
}

const textIn = (row: unknown) => (row as { blocks?: string[] } | undefined)?.blocks ?? []

/** The fields of a row in one order, whatever order they were written in. */
function inOrder(row: unknown): string {
  const fields = Object.entries((row ?? {}) as object).filter(([, value]) => value !== undefined)
  return JSON.stringify(fields.sort(([x], [y]) => (x < y ? -1 : 1)))
}
