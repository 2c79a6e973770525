import type { OpenedNote } from './notes.ts'
import type { Id, NoteHead } from './rows.ts'

export type NoteEditEvents = {
  /** Another window saved this note and nothing here is unsaved: show this. */
  onForeign(opened: OpenedNote): void
  /** Our text became this note, because another window had saved the same one; the edit goes on with the copy. */
  onConflict(copy: NoteHead): void
}

export type NoteEdit = {
  /** The note that is edited; another one after `onConflict`. */
  id(): Id
  /** Called on each change of the editor; `read` is called when it is time to save, on the newest one only. */
  changed(read: () => unknown[]): void
  setTitle(title: string): void
  /** Saves now what is unsaved. Resolves when the attempt is over; `saving` tells how it went. */
  flush(): Promise<void>
  /** Flushes and stops following. What cannot be saved goes on being tried. */
  close(): Promise<void>
}

/** The open text of one note, saved as one types. */
export function editNote(_opened: OpenedNote, _events: NoteEditEvents): NoteEdit {
  throw new Error('not written yet')
}
