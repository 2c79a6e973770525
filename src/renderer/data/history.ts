import type { Csl } from '#lib/csl.ts'
import { clockOf, dayOf } from '#lib/when.ts'
import { blocksFromJson, blocksToJson } from './blocks.ts'
import { db } from './db.ts'
import { derive } from './derived/derive.ts'
import { getHistory, keepPast } from './history/keep.ts'
import { blocksOf } from './history/past.ts'
import { createNote, putText, TEXT_TABLES } from './notes.ts'
import { repairHead } from './repair.ts'
import type { Head, Highlight, HighlightColor, Id, NoteHead, PastState, SourceHead } from './rows.ts'
import { type TableName, type Writing, write } from './write.ts'

export { keepPast } from './history/keep.ts'

/** What a state was, in full. The blocks of a note are its top-level nodes. */
export type PastRecord =
  | { kind: 'note'; title: string; blocks: unknown[] }
  | { kind: 'source'; csl: Csl; guessed: string[]; tags: string[] }
  | { kind: 'highlight'; comment: string; color: HighlightColor; tags: string[] }

const TABLES: TableName[] = [...TEXT_TABLES, 'sources', 'highlights', 'history']
const GONE = 'This version is not kept any more.'

/** The states that are kept of a record, newest first; none where none are. */
export async function listPast(id: Id): Promise<PastState[]> {
  return (await getHistory(id))?.states.reverse() ?? []
}

/** One state of a record; null where it is not kept any more. */
export async function readPast(id: Id, rev: string): Promise<PastRecord | null> {
  return (await stateOf(id, rev))?.record ?? null
}

/**
 * Puts a state in the place of what is there now, which becomes a state itself; the record leaves the trash if it lies
 * there. Throws a sentence where record or state is gone.
 */
export async function restorePast(id: Id, rev: string): Promise<Head> {
  return write(TABLES, async tx => {
    const head = await headIn(id)
    const past = (await stateOf(id, rev))?.record
    if (!head) throw new Error(`This ${past?.kind ?? 'record'} is not there any more.`)
    if (past?.kind !== head.kind) throw new Error(GONE)
    await keepPast(tx, head, 'restore')
    return putBack(tx, { ...head, deletedAt: null, keptAt: Date.now() }, past)
  })
}

function putBack(tx: Writing, head: Head, past: PastRecord): Promise<Head> {
  if (head.kind === 'note' && past.kind === 'note') {
    const { title, blocks } = past
    return putText(tx, head, { title, json: blocksToJson(blocks), derived: derive(blocks) })
  }
  const { kind: _, ...known } = past
  return tx.put({ ...head, ...known } as Head)
}

/** A state of a note as a note of its own, with its time in the title. Throws a sentence where the state is gone. */
export async function copyPast(id: Id, rev: string): Promise<NoteHead> {
  const found = await stateOf(id, rev)
  if (found?.record.kind !== 'note') throw new Error(GONE)
  const { title, blocks } = found.record
  const { at } = found.state
  // “Today” would be wrong tomorrow.
  const time = `${dayOf(at, 0)}, ${clockOf(at)}`
  return createNote({ title: `${title.trim() || 'Untitled'} (as of ${time})`, blocks })
}

async function headIn(id: Id): Promise<Head | null> {
  const [note, source, highlight] = await Promise.all([db.notes.get(id), db.sources.get(id), db.highlights.get(id)])
  return repairHead('note', note) ?? repairHead('source', source) ?? repairHead('highlight', highlight)
}

async function stateOf(id: Id, rev: string): Promise<{ state: PastState; record: PastRecord } | null> {
  const row = await getHistory(id)
  const state = row?.states.find(one => one.rev === rev)
  if (!row || !state) return null
  const blocks = blocksFromJson(blocksOf(row, state))
  if (row.kind === 'note') return { state, record: { kind: 'note', title: state.title, blocks } }
  return { state, record: known(row.kind, blocks[0]) }
}

/** As it was, with what is missing or wrong as `repairHead` has it. */
function known(kind: 'source' | 'highlight', value: unknown): PastRecord {
  const fields = typeof value === 'object' && value !== null ? value : {}
  if (kind === 'source') {
    const { csl, guessed, tags } = repairHead('source', { ...fields, id: '' }) as SourceHead
    return { kind, csl, guessed, tags }
  }
  const { comment, color, tags } = repairHead('highlight', { ...fields, id: '' }) as Highlight
  return { kind, comment, color, tags }
}
