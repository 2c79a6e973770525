import { PencilLine, Trash2 } from 'lucide-react'
import type { MenuEntry } from '#ui/Menu.tsx'

/** What can be done with a tag, from its page and from the tree. */
export function tagMenu(tag: string, onRename: (tag: string) => void, onDelete: (tag: string) => void): MenuEntry[] {
  return [
    { id: 'rename', label: 'Rename…', icon: PencilLine, run: () => onRename(tag) },
    'separator',
    { id: 'delete', label: 'Delete…', icon: Trash2, danger: true, run: () => onDelete(tag) },
  ]
}
