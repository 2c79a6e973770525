import { FileText, Hash, Library, type LucideIcon, NotebookPen, Search, Trash2 } from 'lucide-react'
import { type Heads, titleOf } from '#data/heads.ts'
import { queryWords } from '#features/tags/tagQuery.ts'
import type { Place } from '#lib/place.ts'

export type PlaceLabel = { text: string; icon: LucideIcon }

/** What a tab, a menu and a toast call a place. */
export function labelOf(place: Place, heads: Heads): PlaceLabel {
  switch (place.kind) {
    case 'start':
      return { text: 'Start', icon: NotebookPen }
    case 'note': {
      const note = heads.notes.get(place.id)
      return { text: note ? titleOf(note) : 'Gone', icon: FileText }
    }
    case 'source': {
      const source = heads.sources.get(place.id)
      return { text: source ? titleOf(source) : 'Gone', icon: Library }
    }
    case 'tag':
      return { text: queryWords(place.query), icon: Hash }
    case 'search':
      return { text: place.query.trim() === '' ? 'Search' : `Search: ${place.query}`, icon: Search }
    case 'trash':
      return { text: 'Trash', icon: Trash2 }
  }
}

/** Whether the record of a place is still in the notebook, in the trash or not. */
export function isThere(place: Place, heads: Heads): boolean {
  if (place.kind === 'note') return heads.notes.has(place.id)
  return place.kind === 'source' ? heads.sources.has(place.id) : true
}
