import type { PackRow } from './db.ts'
import { repairHead } from './repair.ts'
import type { Highlight, Id, NoteHead, SourceHead } from './rows.ts'

/** Raise it with any change of what the pack holds; a pack of another format is made anew from the rows. */
export const PACK_FORMAT = 3

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
  // Most were never pinned since they were written: then both are one.
  const text = textRev === rev ? 0 : textRev
  return [...stamp, title, aliases, pinned, text, conflictOf, excerpt, words, tags, links, quotes, parts]
}

/** One literal for all: what is made by spreading takes five times as long, and ten thousand are made at each start. */
function noteOf(tuple: Tuple, all: Tuple[]): NoteHead | null {
  if (tuple.length !== TUPLE_LENGTH) return null
  const links = tuple[15] as unknown[]
  for (let at = 0; at < links.length; at++) {
    const place = links[at]
    if (typeof place === 'number') links[at] = all[place]![0]
  }
  const note = {
    kind: 'note',
    id: tuple[0],
    rev: tuple[1],
    parentRev: tuple[2],
    seq: tuple[3],
    createdAt: tuple[4],
    changedAt: tuple[5],
    deletedAt: tuple[6],
    title: tuple[7],
    aliases: tuple[8],
    pinned: tuple[9],
    textRev: tuple[10] === 0 ? tuple[1] : tuple[10],
    conflictOf: tuple[11],
    excerpt: tuple[12],
    words: tuple[13],
    tags: tuple[14],
    links,
    quotes: tuple[16],
  } as NoteHead
  if (tuple[17] !== 0) note.parts = tuple[17] as NoteHead['parts']
  return isRight(note) ? note : repairHead('note', note)
}

const isText = (value: unknown) => typeof value === 'string'
const isTextOrNull = (value: unknown) => value === null || typeof value === 'string'
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText)

/** As `repairHead` asks, field by field, without its lists of checks. What is not right is left to it. */
function isRight(note: NoteHead): boolean {
  return (
    isText(note.id) &&
    isText(note.rev) &&
    isTextOrNull(note.parentRev) &&
    Number.isFinite(note.seq) &&
    Number.isFinite(note.createdAt) &&
    Number.isFinite(note.changedAt) &&
    (note.deletedAt === null || Number.isFinite(note.deletedAt)) &&
    isText(note.title) &&
    isTexts(note.aliases) &&
    typeof note.pinned === 'boolean' &&
    isText(note.textRev) &&
    isTextOrNull(note.conflictOf) &&
    isText(note.excerpt) &&
    Number.isFinite(note.words) &&
    isTexts(note.tags) &&
    isTexts(note.links) &&
    isTexts(note.quotes) &&
    note.parts === undefined
  )
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
  const notes = packed.notes!.map(tuple => noteOf(tuple, packed.notes!))
  const sources = packed.sources!.map(row => repairHead('source', row))
  const highlights = packed.highlights!.map(row => repairHead('highlight', row))
  return isWhole(notes) && isWhole(sources) && isWhole(highlights) ? { notes, sources, highlights } : null
}

function isWhole<H>(heads: (H | null)[]): heads is H[] {
  return !heads.includes(null)
}
