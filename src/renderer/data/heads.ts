import type { Head, Highlight, Id, NoteHead, SourceHead } from './rows.ts'

/** All light heads, live ones and those in the trash. A new object with each commit, of this window or another. */
export type Heads = {
  notes: ReadonlyMap<Id, NoteHead>
  sources: ReadonlyMap<Id, SourceHead>
  highlights: ReadonlyMap<Id, Highlight>
  /** Counts up with each commit. */
  version: number
}

export const heads = {
  /** The same object until the next commit. */
  get: (): Heads => {
    throw new Error('not written yet')
  },
  subscribe:
    (_listener: () => void): (() => void) =>
    () => {},
}

/** Loads the heads and goes on following the commits of every window. Resolves when `heads.get()` is whole. */
export async function loadHeads(): Promise<void> {}

/** Live notes, newest change first. The same array until a note changes. */
export function recentNotes(_heads?: Heads): NoteHead[] {
  return []
}
/** Live pinned notes, newest change first. */
export function pinnedNotes(_heads?: Heads): NoteHead[] {
  return []
}
/** Live sources, newest change first. */
export function allSources(_heads?: Heads): SourceHead[] {
  return []
}
/** What lies in the trash, last deleted first: notes, sources and highlights. */
export function trashed(_heads?: Heads): Head[] {
  return []
}
/** A note, source or highlight by its id, in the trash or not. */
export function headOf(_id: Id): Head | undefined {
  return undefined
}
/** What the screens call a note or a source; "Untitled" where it has no title. */
export function titleOf(head: NoteHead | SourceHead): string {
  return (head.kind === 'note' ? head.title : head.csl.title).trim() || 'Untitled'
}
