import { db } from './db.ts'
import { inUse } from './notes.ts'
import type { DerivedLink, Id, NoteHead } from './rows.ts'

/** A note that links here, and each link with the sentence around it, in the order of its text. */
export type BacklinkGroup = { note: NoteHead; passages: DerivedLink[] }

/** The live notes that link to or quote a note or source, newest change first, each with the sentences around it. */
export async function listBacklinks(id: Id): Promise<BacklinkGroup[]> {
  const { notes } = inUse(id)
  const rows = await db.derived.bulkGet(notes.map(note => note.id))
  return notes
    .map((note, i) => ({ note, passages: (rows[i]?.links ?? []).filter(link => link.to === id) }))
    .filter(group => group.passages.length > 0)
}
