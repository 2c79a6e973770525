import type { NoteEdit } from '#data/noteEdit.ts'
import type { Id } from '#data/rows.ts'

const open = new Map<Id, NoteEdit>()
const closing = new Map<Id, Promise<void>>()

/** Notes that are open in this window, so that what is done to a note from outside its page comes after what was typed. */
export function holdEdit(edit: NoteEdit): void {
  open.set(edit.id(), edit)
}

/** Saves and lets go. A page that opens the same note next waits for it. */
export function closeEdit(edit: NoteEdit): void {
  for (const [id, held] of open) if (held === edit) open.delete(id)
  const id = edit.id()
  const done = edit.close().finally(() => closing.get(id) === done && closing.delete(id))
  closing.set(id, done)
}

/** Resolves when nothing of this note waits to be saved any more. */
export async function flushNote(id: Id): Promise<void> {
  await closing.get(id)
  await open.get(id)?.flush()
}
