import type { NoteEdit, NoteEditEvents } from '#data/noteEdit.ts'
import type { OpenedNote } from '#data/notes.ts'
import type { Id } from '#data/rows.ts'

const open = new Map<Id, NoteEdit>()
const closing = new Map<Id, Promise<void>>()
/** Closed with a text that could not be saved yet. */
const unsaved = new Map<Id, NoteEdit>()

/** Notes that are open in this window, so that what is done to a note from outside its page comes after what was typed. */
export function holdEdit(edit: NoteEdit): void {
  open.set(edit.id(), edit)
}

/** Saves and lets go. A page that opens the same note next waits for it. */
export function closeEdit(edit: NoteEdit): void {
  for (const [id, held] of open) if (held === edit) open.delete(id)
  const id = edit.id()
  unsaved.set(id, edit)
  const done = edit.close().finally(() => closing.get(id) === done && closing.delete(id))
  closing.set(id, done)
}

/** Whether something of this note may still be on its way to the notebook. */
export function isHeld(id: Id): boolean {
  return open.has(id) || closing.has(id)
}

/** Resolves when nothing of this note waits to be saved any more. */
export async function flushNote(id: Id): Promise<void> {
  await closing.get(id)
  await open.get(id)?.flush()
}

/** The same for all notes. */
export async function flushNotes(): Promise<void> {
  await Promise.all([...new Set([...open.keys(), ...closing.keys()])].map(flushNote))
}

/** The text of a note that was closed and could not be saved since: it is newer than what the notebook holds. */
export function reopenEdit(id: Id, events: NoteEditEvents): { opened: OpenedNote; edit: NoteEdit } | null {
  const edit = unsaved.get(id)
  unsaved.delete(id)
  const opened = edit?.reopen(events)
  return edit && opened ? { opened, edit } : null
}
