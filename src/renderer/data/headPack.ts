import type { PackRow } from './db.ts'
import { repairHead } from './repair.ts'
import type { Highlight, Id, NoteHead, SourceHead } from './rows.ts'

/** Raise it with any change of what the pack holds; a pack of another format is made anew from the rows. */
export const PACK_FORMAT = 2

/** The heads as lists, as packed or read from their tables. */
export type HeadLists = { notes: NoteHead[]; sources: SourceHead[]; highlights: Highlight[] }

// Notes are many: as tuples they are half the size of objects.
type Tuple = unknown[]
const TUPLE_LENGTH = 18

/** Links are places in the list where they can be. */
function tupleOf(note: NoteHead, places: ReadonlyMap<Id, number>): Tuple {
  const { id, rev, parentRev, seq, createdAt, changedAt, deletedAt, title, aliases, pinned, textRev } = note
  const { conflictOf, excerpt, words, tags, quotes, parts = 0 } = note
  const links = note.links.map(link => places.get(link) ?? link)
  const stamp = [id, rev, parentRev, seq, createdAt, changedAt, deletedAt]
  return [...stamp, title, aliases, pinned, textRev, conflictOf, excerpt, words, tags, links, quotes, parts]
}

function noteOf(tuple: Tuple, all: Tuple[]): unknown {
  if (tuple.length !== TUPLE_LENGTH) return null
  const [id, rev, parentRev, seq, createdAt, changedAt, deletedAt, title, aliases, pinned, textRev] = tuple
  const [conflictOf, excerpt, words, tags, places, quotes, parts] = tuple.slice(11)
  const links = (places as unknown[]).map(place => (typeof place === 'number' ? all[place]![0] : place))
  const stamp = { kind: 'note', id, rev, parentRev, seq, createdAt, changedAt, deletedAt }
  const derived = { excerpt, words, tags, links, quotes, ...(parts !== 0 && { parts }) }
  return { ...stamp, title, aliases, pinned, textRev, conflictOf, ...derived }
}

type Packed = { notes: Tuple[]; sources: unknown[]; highlights: unknown[] }

/** All heads as one record, as of `seq`. */
export function packHeads(lists: HeadLists, seq: number): PackRow {
  const places = new Map<Id, number>(lists.notes.map((note, place) => [note.id, place]))
  const notes = lists.notes.map(note => tupleOf(note, places))
  const packed: Packed = { notes, sources: lists.sources, highlights: lists.highlights }
  return { key: 'heads', format: PACK_FORMAT, seq, json: JSON.stringify(packed) }
}

/** The heads of a pack; null where it is of another format, damaged, or newer than the notebook. */
export function unpackHeads(pack: PackRow | undefined, notebookSeq: number): HeadLists | null {
  if (!pack || pack.format !== PACK_FORMAT || !(pack.seq <= notebookSeq) || typeof pack.json !== 'string') return null
  try {
    return readPacked(JSON.parse(pack.json) as Partial<Packed>)
  } catch {
    // Any damage means the same: the rows are read instead.
    return null
  }
}

function readPacked(packed: Partial<Packed>): HeadLists | null {
  const notes = packed.notes!.map(tuple => repairHead('note', noteOf(tuple, packed.notes!)))
  const sources = packed.sources!.map(row => repairHead('source', row))
  const highlights = packed.highlights!.map(row => repairHead('highlight', row))
  return isWhole(notes) && isWhole(sources) && isWhole(highlights) ? { notes, sources, highlights } : null
}

function isWhole<H>(heads: (H | null)[]): heads is H[] {
  return !heads.includes(null)
}
