import { blocksToJson } from './blocks.ts'
import { db } from './db.ts'
import { derive } from './derived/derive.ts'
import type { Heads } from './headStore.ts'
import { keepPast } from './history.ts'
import { CONFLICT, type OpenedNote, putText, TEXT_TABLES } from './notes.ts'
import { repairHead } from './repair.ts'
import type { Id, NoteHead } from './rows.ts'
import { write } from './write.ts'

/** What the titles of copies end in: a text that met a newer one, and one that a restore found and that was never saved. */
const FOUND = ' (not saved)'
const MARKS = [CONFLICT, FOUND]

/** Where a copy comes from; `of` is the note it is a second text of, null where that is gone. */
export type Origin = { of: NoteHead | null; isFound: boolean; at: number }

/** Where a note comes from that is a copy of another one (`of`); null for any other note. */
export function originOf(note: NoteHead, of: NoteHead | null): Origin | null {
  if (note.conflictOf === null) return null
  return { of, isFound: note.title.endsWith(FOUND), at: note.createdAt }
}

/** The live copies of a note, the oldest first. */
export function copiesOf(id: Id, heads: Heads): NoteHead[] {
  const copies: NoteHead[] = []
  for (const note of heads.notes.values()) if (note.conflictOf === id && note.deletedAt === null) copies.push(note)
  return copies.sort((a, b) => a.createdAt - b.createdAt)
}

/** The title of a copy as the note would bear it. */
export function unmarkedTitle(title: string): string {
  const mark = MARKS.find(each => title.endsWith(each))
  return mark ? title.slice(0, -mark.length) : title
}

/**
 * Keeps one text made of two in the note and moves the copy to the trash, in one step; what the note was is kept as a
 * state. Throws a sentence where either is not what it was when it was read.
 */
export async function keepMerged(
  merged: { title: string; blocks: unknown[] },
  from: { note: OpenedNote; copy: OpenedNote },
): Promise<NoteHead> {
  const text = { title: merged.title, json: blocksToJson(merged.blocks), derived: derive(merged.blocks) }
  return write([...TEXT_TABLES, 'history'], async tx => {
    const [note, copy] = await Promise.all([stillAs(from.note), stillAs(from.copy)])
    await keepPast(tx, note, 'change')
    const kept = await putText(tx, { ...note, deletedAt: null, keptAt: Date.now() }, text)
    await tx.put({ ...copy, deletedAt: Date.now() }, { quiet: true })
    return kept
  })
}

async function stillAs({ head }: OpenedNote): Promise<NoteHead> {
  const now = repairHead('note', await db.notes.get(head.id))
  if (now?.textRev === head.textRev) return now
  throw new Error('One of the two was changed meanwhile. Compare them again.')
}
