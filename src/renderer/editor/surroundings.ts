import { getPeerDependencyFromEditor } from '@lexical/extension'
import { $getEditor, defineExtension, type LexicalEditor, safeCast } from 'lexical'
import type { PartChoice } from '#data/derived/parts.ts'
import type { FileRow, Highlight, Id, NoteHead, SourceHead } from '#data/rows.ts'
import type { Open } from '#lib/place.ts'

/** The light heads as far as the editor shows them. The same object until something changes. */
export type KnownHeads = {
  notes: ReadonlyMap<Id, NoteHead>
  sources: ReadonlyMap<Id, SourceHead>
  highlights: ReadonlyMap<Id, Highlight>
}

/** What lies around the open note: the notebook it is in, and what the app does when something in it is used. */
export type Surroundings = {
  noteId: Id | null
  heads: () => KnownHeads
  subscribe: (changed: () => void) => () => void
  tagNames: () => { tag: string; count: number }[]
  createNote: (note: { id: Id; title: string }) => Promise<unknown>
  /** Where in its source a highlight stands, in words: "¶ 9". */
  locatorOf: (highlight: Highlight) => Promise<string>
  /** The headings and blocks of a note that a link can lead to. */
  listParts: (note: Id) => Promise<PartChoice[]>
  /** Gives one of them the id by which links know it, and returns it; null where it is gone. */
  namePart: (note: Id, choice: PartChoice, part: string) => Promise<string | null>
  /** The stored blocks of a note, to be shown in another one; null where it is gone. */
  readNote: (id: Id) => Promise<{ blocks: unknown[] } | null>
  /** The first lines of the text of a source. */
  readSource: (id: Id) => Promise<string>
  /** The notes and parts that this text is shown in, the outermost first; empty for one that is open itself. */
  chain: readonly string[]
  /** The bytes of a file of the notebook by their hash; null where they are gone. */
  readFile: (id: Id) => Promise<Pick<FileRow, 'type' | 'bytes'> | null>
  /** Keeps a file in the notebook and tells its hash. */
  keepFile: (file: Omit<FileRow, 'id'>) => Promise<Id>
  open: Open
  openOutside: (address: string) => void
  /** Null where nobody offers to keep it as a source. */
  onLargePaste: ((paste: { html: string | null; text: string }) => void) | null
  onLeaveStart: () => void
}

const EMPTY: KnownHeads = { notes: new Map(), sources: new Map(), highlights: new Map() }

/** An editor without a notebook around it: import, export and tests. Links show their labels. */
export const NOWHERE: Surroundings = {
  noteId: null,
  heads: () => EMPTY,
  subscribe: () => () => {},
  tagNames: () => [],
  createNote: async () => null,
  locatorOf: async () => '',
  listParts: async () => [],
  namePart: async () => null,
  readNote: async () => null,
  readSource: async () => '',
  chain: [],
  readFile: async () => null,
  keepFile: async () => '',
  open: () => {},
  openOutside: () => {},
  onLargePaste: null,
  onLeaveStart: () => {},
}

export const SurroundingsExtension = defineExtension({
  name: 'aide/surroundings',
  config: safeCast<Surroundings>(NOWHERE),
  build: (_editor, config) => config,
})

export function surroundingsOf(editor: LexicalEditor): Surroundings {
  return (
    getPeerDependencyFromEditor<typeof SurroundingsExtension>(editor, SurroundingsExtension.name)?.output ?? NOWHERE
  )
}

/** The surroundings of the editor at work; a state can also be read without one (Lexical does when it compares texts). */
export function $surroundings(): Surroundings {
  try {
    return surroundingsOf($getEditor())
  } catch {
    return NOWHERE
  }
}
