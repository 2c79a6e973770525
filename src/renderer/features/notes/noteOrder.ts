import type { NoteHead } from '#data/rows.ts'
import { rank } from '#lib/fuzzy.ts'

export type NoteScope = 'all' | 'recent' | 'pinned'
export type NoteSort = 'changed' | 'title' | 'created'

export const RECENT = 50
const MOST_FOUND = 500
const byTitle = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** The notes of a list: `notes` come newest change first. With a filter the best fit comes first, whatever the order. */
export function orderNotes(notes: NoteHead[], scope: NoteScope, sort: NoteSort, filter: string): NoteHead[] {
  const chosen =
    scope === 'all' ? notes : scope === 'pinned' ? notes.filter(note => note.pinned) : notes.slice(0, RECENT)
  if (filter.trim() !== '') {
    return rank(filter, chosen, note => [note.title, ...note.aliases], MOST_FOUND).map(found => found.item)
  }
  if (sort === 'title') return [...chosen].sort((a, b) => byTitle.compare(a.title, b.title))
  return sort === 'created' ? [...chosen].sort((a, b) => b.createdAt - a.createdAt) : chosen
}
