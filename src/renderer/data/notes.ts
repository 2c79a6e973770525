import type { Id, NoteHead } from './rows.ts'

export type OpenedNote = { head: NoteHead; blocks: unknown[] }

/** Makes a note; `id` where a link already names it. */
export async function createNote(_note: { id?: Id; title?: string; blocks?: unknown[] } = {}): Promise<NoteHead> {
  throw new Error('not written yet')
}
/** A note with its text, also from the trash. Null where it is gone. */
export async function openNote(_id: Id): Promise<OpenedNote | null> {
  return null
}
/**
 * Saves title and text. `parentRev` is the `textRev` they were made on: when it is stale, ours becomes a new note
 * (`conflict`) and theirs stays. `revive` takes the note out of the trash.
 */
export async function saveNote(_note: {
  id: Id
  parentRev: string
  title: string
  blocks: unknown[]
  revive?: boolean
}): Promise<{ head: NoteHead } | { conflict: NoteHead }> {
  throw new Error('not written yet')
}
export async function setAliases(_id: Id, _aliases: string[]): Promise<NoteHead> {
  throw new Error('not written yet')
}
export async function setPinned(_id: Id, _pinned: boolean): Promise<void> {}
/** To the trash. */
export async function deleteNote(_id: Id): Promise<void> {}
export async function restoreNote(_id: Id): Promise<void> {}
/** Takes away for good all that lies in the trash; returns how many of each. */
export async function emptyTrash(): Promise<{ notes: number; sources: number; highlights: number }> {
  throw new Error('not written yet')
}
/** The live notes that link to or quote a note, source or highlight, newest first; from memory. */
export function inUse(_id: Id): { notes: NoteHead[] } {
  return { notes: [] }
}
