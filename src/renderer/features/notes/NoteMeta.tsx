import type { Id } from '#data/rows.ts'
import { useHeads } from '#data/useHeads.ts'
import { type Open, whereOf } from '#lib/place.ts'
import { clockOf, dayOf } from '#lib/when.ts'
import { isUrdu } from '#lib/words.ts'
import { TagChip } from '#ui/TagChip.tsx'
import styles from './NotePage.module.css'

/** Under the title: the tags of the text, and when it changed. Follows each save by itself, so that the page need not. */
export function NoteMeta({ id, foreignAt, open }: { id: Id; foreignAt: number | null; open: Open }) {
  const tags = useHeads(heads => heads.notes.get(id)?.tags ?? [])
  const isUrduNote = useHeads(heads => isUrdu(heads.notes.get(id)?.title ?? ''))
  const day = useHeads(heads => dayOf(heads.notes.get(id)?.changedAt ?? Date.now()))
  return (
    <div className={styles.meta} dir={isUrduNote ? 'rtl' : undefined}>
      {tags.map(tag => (
        <TagChip
          key={tag}
          tag={tag}
          onPress={event => open({ kind: 'tag', query: { all: [tag], any: [], none: [] } }, whereOf(event))}
        />
      ))}
      <span>{foreignAt === null ? `Changed ${day}` : `Changed in another window, ${clockOf(foreignAt)}`}</span>
    </div>
  )
}
