import { FileText, Highlighter, Library, type LucideIcon, Trash2 } from 'lucide-react'
import { allSources, type Heads, recentNotes, trashed } from '#data/heads.ts'
import type { ListKind } from './session.ts'

export type NavigatorPlace = {
  id: ListKind | 'trash'
  title: string
  icon: LucideIcon
  command: string
  /** `deletedTags`: how many tags lie in the trash. */
  count: (heads: Heads, deletedTags: number) => number
}

/** The places of navigator and rail, top to bottom. */
export const navigatorPlaces: NavigatorPlace[] = [
  { id: 'notes', title: 'Notes', icon: FileText, command: 'view.notes', count: heads => recentNotes(heads).length },
  { id: 'sources', title: 'Sources', icon: Library, command: 'view.sources', count: heads => allSources(heads).length },
  { id: 'highlights', title: 'Highlights', icon: Highlighter, command: 'view.highlights', count: liveHighlights },
  {
    id: 'trash',
    title: 'Trash',
    icon: Trash2,
    command: 'go.trash',
    count: (heads, deletedTags) => trashed(heads).length + deletedTags,
  },
]

const counted = new WeakMap<Heads['highlights'], { sources: Heads['sources']; count: number }>()

/** As the list shows them: a highlight lies in the trash with its source. */
function liveHighlights({ highlights, sources }: Heads): number {
  const known = counted.get(highlights)
  if (known?.sources === sources) return known.count
  let count = 0
  for (const { deletedAt, sourceId } of highlights.values())
    if (deletedAt === null && sources.get(sourceId)?.deletedAt === null) count++
  counted.set(highlights, { sources, count })
  return count
}
