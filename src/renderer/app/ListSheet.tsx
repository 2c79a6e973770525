import { memo, useCallback } from 'react'
import { HighlightList } from '#features/highlights/HighlightList.tsx'
import { NoteList } from '#features/notes/NoteList.tsx'
import { SourceList } from '#features/sources/SourceList.tsx'
import type { Open, Place } from '#lib/place.ts'
import styles from './ListSheet.module.css'
import type { ListKind } from './session.ts'
import { useShownKeys } from './shell.ts'

export type ListSheetProps = {
  list: ListKind
  place: Place
  open: Open
  run: (id: string) => void
  onTrash: (kind: 'note' | 'source', id: string) => void
}

/** The list that stands between navigator and page. */
export const ListSheet = memo(function ListSheet({ list, place, open, run, onTrash }: ListSheetProps) {
  const shownKeys = useShownKeys()
  const onNew = useCallback(() => run('note.new'), [run])
  return (
    <section className={styles.sheet} aria-label={`List of ${list}`} data-region="list">
      {list === 'notes' && (
        <NoteList
          selected={place.kind === 'note' ? place.id : null}
          open={open}
          onNew={onNew}
          onTrash={id => onTrash('note', id)}
          newKeys={shownKeys('note.new')}
        />
      )}
      {list === 'sources' && (
        <SourceList
          selected={place.kind === 'source' ? place.id : null}
          open={open}
          onBringIn={() => run('source.bringIn')}
          onTrash={id => onTrash('source', id)}
          bringInKeys={shownKeys('source.bringIn')}
        />
      )}
      {list === 'highlights' && <HighlightList open={open} />}
    </section>
  )
})
