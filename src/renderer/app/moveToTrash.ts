import { headOf, titleOf } from '#data/heads.ts'
import { deleteNote, inUse, restoreNote } from '#data/notes.ts'
import type { Head, Id, NoteHead } from '#data/rows.ts'
import { deleteSource, restoreSource } from '#data/sources.ts'
import { flushNote } from '#features/notes/openEdits.ts'
import { listed } from '#lib/when.ts'
import { directionOf } from '#lib/words.ts'
import { showToast } from '#ui/toast.ts'

/** What a question before the trash says. */
export type TrashQuestion = { kind: 'note' | 'source'; id: Id; title: string; users: NoteHead[] }

/** The question to ask before something goes to the trash, or null where nothing hangs on it. */
export function trashQuestion(kind: 'note' | 'source', id: Id): TrashQuestion | null {
  const head = headOf(id)
  if (!head || head.kind === 'highlight') return null
  const users = inUse(id).notes.filter(note => note.id !== id)
  return users.length > 0 ? { kind, id, title: titleOf(head), users } : null
}

/** To the trash, after what was typed is saved; `onUndo` opens it again where it was. */
export async function moveToTrash(kind: 'note' | 'source', id: Id, onUndo: () => void): Promise<void> {
  const head = headOf(id)
  const title = head && head.kind !== 'highlight' ? titleOf(head) : 'Untitled'
  const shown = named(shortened(title))
  if (kind === 'note') {
    await flushNote(id)
    await deleteNote(id)
  } else {
    await deleteSource(id)
  }
  const undo = async () => {
    await (kind === 'note' ? restoreNote(id) : restoreSource(id))
    onUndo()
  }
  showToast({
    text: `${shown} lies in the Trash.`,
    undo: () => void undo(),
  })
}

/** A title in a sentence. One that runs the other way is isolated, so that the marks and what follows stay where they are. */
export const named = (title: string) => (directionOf(title) === 'rtl' ? `“\u2068${title}\u2069”` : `“${title}”`)

/** Names for a sentence: "“A”, “B” and 3 more". */
export function namesOf(heads: Head[], most = 3): string {
  const names = heads.slice(0, most).map(nameOf)
  const rest = heads.length - names.length
  return rest > 0 ? `${names.join(', ')} and ${rest} more` : listed(names)
}

const nameOf = (head: Head) => named(shortened(head.kind === 'highlight' ? head.anchor.exact : titleOf(head)))
const shortened = (title: string) => (title.length > 60 ? `${title.slice(0, 60)}…` : title)
