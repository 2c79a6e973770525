import type { DerivedLink, Id, NoteHead } from './rows.ts'

export type BacklinkGroup = { note: NoteHead; passages: DerivedLink[] }

/** The live notes that link to or quote a note or source, newest change first, each with the sentences around it. */
export async function listBacklinks(_id: Id): Promise<BacklinkGroup[]> {
  return []
}
