import { FileText, Highlighter, Library, type LucideIcon } from 'lucide-react'
import { titleOf } from '#data/heads.ts'
import type { Head } from '#data/rows.ts'
import type { TagReach } from '#data/tagMoves.ts'
import { tagInWords } from '#lib/tag.ts'
import { counted, countedAll } from '#lib/when.ts'
import { isUrdu } from '#lib/words.ts'
import styles from './TagReached.module.css'

const ICONS: Record<Head['kind'], LucideIcon> = { note: FileText, source: Library, highlight: Highlighter }
const AT_FIRST = 5

/** How many records a change of a tag touches, those in the trash as well. */
export const reached = ({ notes, sources, highlights, inTrash }: TagReach) =>
  notes.length + sources.length + highlights.length + inTrash

/** "12 notes, 3 sources and 40 highlights, and 2 things in the Trash". */
export function reachWords({ notes, sources, highlights, inTrash }: TagReach): string {
  const live = countedAll({ note: notes.length, source: sources.length, highlight: highlights.length })
  const trash = `${counted(inTrash, 'thing')} in the Trash`
  return [live, inTrash > 0 && trash].filter(Boolean).join(', and ')
}

/** "#us/aid/military below it goes". */
export function belowWords([only, ...others]: readonly string[]): string {
  if (only !== undefined && others.length === 0) return `${tagInWords(only)} below it goes`
  return `The ${counted(others.length + 1, 'tag')} below it go`
}

/** The first of what a change of a tag touches, by name. */
export function TagReached({ reach }: { reach: TagReach }) {
  const heads: Head[] = [...reach.notes, ...reach.sources, ...reach.highlights]
  if (heads.length === 0) return null
  return (
    <ul className={styles.list} aria-label="What it is on">
      {heads.slice(0, AT_FIRST).map(head => {
        const Icon = ICONS[head.kind]
        const name = head.kind === 'highlight' ? head.anchor.exact : titleOf(head)
        return (
          <li key={head.id} className={styles.item} title={name}>
            <Icon size={16} strokeWidth={1.75} aria-hidden />
            <span className={styles.name} lang={isUrdu(name) ? 'ur' : undefined}>
              <bdi>{name}</bdi>
            </span>
          </li>
        )
      })}
      {heads.length > AT_FIRST && (
        <li className={styles.more}>and {(heads.length - AT_FIRST).toLocaleString('en')} more</li>
      )}
    </ul>
  )
}
