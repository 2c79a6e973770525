import type { Anchor, AnchorState } from '#lib/anchor.ts'
import type { Csl } from '#lib/csl.ts'
import type { TagMove } from '#lib/tag.ts'

/** A random UUID, made once and never changed. */
export type Id = string

/** What every record bears. Times are milliseconds since 1970 and are shown, never compared to decide a conflict. */
export type Stamp = {
  id: Id
  /** Random; a new one with each write. */
  rev: string
  /** The `rev` this write was made on, null for the first. */
  parentRev: string | null
  /** Position in the notebook's one sequence of writes. Lists, the search index and other windows catch up by it. */
  seq: number
  createdAt: number
  changedAt: number
  /** Set while the record lies in the trash. */
  deletedAt: number | null
  /** When a state of it was last kept in its history by this machine's clock; left out where none was, and in the pack. */
  keptAt?: number
}

/** What lists, switcher, tags and links need of a note. The text is in `BodyRow`. */
export type NoteHead = Stamp & {
  kind: 'note'
  title: string
  aliases: string[]
  pinned: boolean
  /** The `rev` of the write that last changed title or text. What one types is checked against this, not against `rev`: pinning must not make a conflict. */
  textRev: string
  /** Set on the copy that keeps the second text when one note was changed in two places. */
  conflictOf: Id | null
  // From here on derived from the text, see `derived/`.
  excerpt: string
  words: number
  /** Normal forms, in the order of the text. */
  tags: string[]
  /** Notes and sources it links to or quotes, each once. */
  links: Id[]
  /** Highlights set into it as quotes, each once. */
  quotes: Id[]
  /** Its headings and blocks that links lead to; left out where there are none. */
  parts?: NotePart[]
}

/**
 * A block that bears an id because something links to it. `words` are its first, in one line. `heading` where these name
 * it: the first heading of these words.
 */
export type NotePart = { id: string; heading: boolean; words: string }

/** The text of a note: its top-level Lexical nodes, each as JSON. */
export type BodyRow = { id: Id; blocks: string[] }

export type ReadingState = 'unread' | 'reading' | 'read'

export type SourceHead = Stamp & {
  kind: 'source'
  csl: Csl
  /** Names of the fields of `csl` that were guessed from the text and not stated by the file or the user. */
  guessed: string[]
  tags: string[]
  pinned: boolean
  reading: ReadingState
  /** 0 to 1, the furthest point reached. */
  progress: number
  /** Offset in the canonical text of the first line in view when last read. */
  position: number
  /** Null where the file could not be read; the original is kept all the same. */
  versionId: string | null
  fileId: string
  /** A sentence about what happened while bringing it in, for the user; empty when all went well. */
  remark: string
}

/** The text of a source as captured once. Never changed; a new capture is a new version. */
export type VersionRow = {
  /** SHA-256 of `html`, hex. */
  id: string
  sourceId: Id
  /** Cleaned HTML, see `formats/sanitize.ts`. */
  html: string
  /** Canonical text, see `lib/canonical.ts`. */
  text: string
  /** Offset in `text` at which each block starts. */
  blocks: number[]
  capturedAt: number
}

/** Original bytes. */
export type FileRow = {
  /** SHA-256 of `bytes`, hex. */
  id: string
  name: string
  type: string
  bytes: Uint8Array
}

export const HIGHLIGHT_COLORS = ['yellow', 'green', 'blue', 'violet', 'rose'] as const
export type HighlightColor = (typeof HIGHLIGHT_COLORS)[number]

export type Highlight = Stamp & {
  kind: 'highlight'
  sourceId: Id
  versionId: string
  anchor: Anchor
  state: AnchorState
  color: HighlightColor
  comment: string
  tags: string[]
}

export type Head = NoteHead | SourceHead | Highlight

/** What is found in a note's text. Disposable: `derived/derive.ts` makes it anew from the body at any time. */
export type DerivedRow = {
  id: Id
  /** Plain text, blocks joined by "\n". A wiki link counts as the words it shows, a quote as its words. */
  text: string
  links: DerivedLink[]
  tags: string[]
  headings: { level: number; text: string; block: number }[]
  words: number
}

/** One link or quote with the sentence around it. Offsets are UTF-16 units within `sentence`. */
export type DerivedLink = {
  to: Id
  kind: 'note' | 'source' | 'quote'
  /** Highlight id, for a quote. */
  highlight?: Id
  sentence: string
  start: number
  end: number
  /** Between start and end stands the title as it was when the note was saved; what is shown is the title as it is. */
  titled?: true
  /** Id of the heading or block that it leads to. */
  part?: string
  /** Shows what it leads to instead of naming it. */
  embed?: true
  /** Index of the top-level block. */
  block: number
}

/** Why a state was kept before it gave way: one wrote on, a bulk change, a conflict, most of it went, another came back. */
export type KeptBecause = 'writing' | 'change' | 'conflict' | 'deletion' | 'restore'

/** One earlier state of a record. Times in milliseconds since 1970, for the eye only. */
export type PastState = {
  /** The `rev` it had (of a note its `textRev`). */
  rev: string
  /** When it was written. */
  at: number
  because: KeptBecause
  title: string
  words: number
  /** Its text as stretches of the pool, see `history/pieces.ts`. */
  pieces: string
}

/**
 * All that is kept of the past of one note, source or highlight, under its id: a piece table. What several states share
 * stands in the pool once, so that a state costs little more than what was typed since the one before.
 */
export type HistoryRow = {
  id: Id
  kind: Head['kind']
  seq: number
  /** Oldest first. */
  states: PastState[]
  /** One long string, in parts. */
  pool: string[]
  /** Hashes of the images that its states show. */
  files: string[]
  /** What it weighed when it was last packed anew, see `history/past.ts`. */
  packed: number
}

/**
 * One change of many records at once, with what it takes to undo it as one step, also after a restart. An import of
 * thousands is written in several transactions and grows with each; the records are in rows of their own.
 */
export type Operation = {
  id: Id
  seq: number
  /** The `seq` it began with: later ones come before it in lists. */
  begun: number
  /** In milliseconds since 1970, for the eye; of a deletion also the `deletedAt` that it gave. */
  at: number
  did: Deed
  /** How many records it touched. */
  counts: Record<Head['kind'], number>
  /** How many rows of `TouchedRow` there are. */
  parts: number
  /** When it was taken back; of an import also the `deletedAt` that this gave. Null while it stands. */
  undoneAt: number | null
}

/** What an operation did: moved a tag, brought in what a file of that name held, put records into the trash. */
export type Deed = { kind: 'tag'; move: TagMove } | { kind: 'import'; from: string } | { kind: 'delete' }

/** Some of the records that an operation touched. `id`: that of the operation and a number. */
export type TouchedRow = { id: string; seq: number; of: Id; records: Touched[] }

export type Touched = {
  id: Id
  kind: Head['kind']
  /** Of a note of which a tag moved: the `textRev` of the state that was kept of it in its history. */
  rev?: string
  /** Of a source or highlight of which a tag moved: all its tags before. */
  tags?: string[]
  /** Of what was brought in: the checksum of what it said, see `stateSum`. */
  sum?: string
}
