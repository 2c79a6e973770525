import { ArrowDownUp, ListFilter, Plus } from 'lucide-react'
import { memo, useCallback, useDeferredValue, useMemo, useState } from 'react'
import { pinnedNotes, recentNotes, titleOf } from '#data/heads.ts'
import { setPinned } from '#data/notes.ts'
import type { Id, NoteHead } from '#data/rows.ts'
import { useHeads } from '#data/useHeads.ts'
import { type Open, whereOf } from '#lib/place.ts'
import { counted, dayOf } from '#lib/when.ts'
import { isUrdu } from '#lib/words.ts'
import { Empty } from '#ui/Empty.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import { Menu, MenuAt, type MenuEntry } from '#ui/Menu.tsx'
import { Segment } from '#ui/Segment.tsx'
import { TextField } from '#ui/TextField.tsx'
import { useAnnounced } from '#ui/useAnnounced.ts'
import { useToday } from '#ui/useToday.ts'
import { VirtualList } from '#ui/VirtualList.tsx'
import styles from './NoteList.module.css'
import { type NoteScope, type NoteSort, orderNotes } from './noteOrder.ts'
import { readAhead } from './readAhead.ts'

export type NoteListProps = {
  selected: Id | null
  open: Open
  onNew: () => void
  onTrash: (id: Id) => void
  /** Keys of the command that makes a note. */
  newKeys?: string
}

const SORTS: { id: NoteSort; label: string }[] = [
  { id: 'changed', label: 'Last changed first' },
  { id: 'created', label: 'Last created first' },
  { id: 'title', label: 'By title' },
]

/** The list sheet of notes: smooth at any length, one tab stop. */
export function NoteList({ selected, open, onNew, onTrash, newKeys }: NoteListProps) {
  const notes = useHeads(recentNotes)
  const [scope, setScope] = useState<NoteScope>('all')
  const [sort, setSort] = useState<NoteSort>('changed')
  const [filter, setFilter] = useState('')
  const [menu, setMenu] = useState<{ note: NoteHead; at: { x: number; y: number } } | null>(null)
  const sought = useDeferredValue(filter)
  const shown = useMemo(() => orderNotes(notes, scope, sort, sought), [notes, scope, sort, sought])
  // A list that was open overnight must not call yesterday today.
  const today = useToday()
  const render = useCallback(
    (note: NoteHead, { selected }: { selected: boolean }) => <NoteItem note={note} selected={selected} today={today} />,
    [today],
  )
  useAnnounced(shown.length === 0 ? 'No note' : counted(shown.length, 'note'), `${scope} ${sought}`)

  return (
    <>
      <NoteTools
        count={notes.length}
        scope={scope}
        sort={sort}
        filter={filter}
        onScope={setScope}
        onSort={setSort}
        onFilter={setFilter}
        onNew={onNew}
        newKeys={newKeys}
      />
      <div className={styles.list}>
        <VirtualList
          label="Notes"
          items={shown}
          keyOf={note => note.id}
          height={58}
          measured
          gap={1}
          selected={selected}
          textOf={titleOf}
          render={render}
          onActivate={(note, event) => open({ kind: 'note', id: note.id }, whereOf(event))}
          onAim={note => readAhead(note.id)}
          onDelete={note => onTrash(note.id)}
          onMenu={(note, at) => setMenu({ note, at })}
          empty={<NoNotes filter={sought} scope={scope} />}
        />
      </div>
      {menu && (
        <MenuAt
          label={titleOf(menu.note)}
          at={menu.at}
          onClose={() => setMenu(null)}
          items={noteMenu(menu.note, open, onTrash)}
        />
      )}
    </>
  )
}

type NoteToolsProps = Pick<NoteListProps, 'onNew' | 'newKeys'> & {
  count: number
  scope: NoteScope
  sort: NoteSort
  filter: string
  onScope: (scope: NoteScope) => void
  onSort: (sort: NoteSort) => void
  onFilter: (filter: string) => void
}

/** What is above the notes. Apart from them: it is not rendered again when another one is opened. */
const NoteTools = memo(function NoteTools(props: NoteToolsProps) {
  const { count, scope, sort, filter, onScope, onSort, onFilter } = props
  const pinnedCount = useHeads(heads => pinnedNotes(heads).length)
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>Notes</h2>
        <Menu
          label="Order"
          trigger={<IconButton icon={ArrowDownUp} label="Order" size="small" />}
          items={SORTS.map(each => ({ ...each, checked: each.id === sort, run: () => onSort(each.id) }))}
        />
        <IconButton icon={Plus} label="New note" keys={props.newKeys} size="small" onPress={props.onNew} />
      </header>
      <div className={styles.tools}>
        <TextField
          label="Filter notes"
          hideLabel
          look="soft"
          icon={ListFilter}
          type="search"
          placeholder={`Filter ${counted(count, 'note')}`}
          value={filter}
          onChange={onFilter}
          onEscape={filter === '' ? undefined : () => onFilter('')}
          clearable
        />
        <Segment
          label="Which notes"
          value={scope}
          onChange={onScope}
          options={[
            { value: 'all', label: 'All' },
            { value: 'recent', label: 'Recent' },
            { value: 'pinned', label: 'Pinned', count: pinnedCount || undefined },
          ]}
        />
      </div>
    </>
  )
})

/** What can be done with a note from a list. */
export function noteMenu(note: NoteHead, open: Open, onTrash: (id: Id) => void): MenuEntry[] {
  const place = { kind: 'note', id: note.id } as const
  return [
    { id: 'open', label: 'Open', run: () => open(place) },
    { id: 'beside', label: 'Open beside', run: () => open(place, 'beside') },
    { id: 'tab', label: 'Open in a new tab', run: () => open(place, 'tab') },
    'separator',
    { id: 'pin', label: note.pinned ? 'Unpin' : 'Pin', run: () => void setPinned(note.id, !note.pinned) },
    'separator',
    { id: 'trash', label: 'Move to Trash…', danger: true, run: () => onTrash(note.id) },
  ]
}

function NoNotes({ filter, scope }: { filter: string; scope: NoteScope }) {
  if (filter.trim() !== '') {
    return (
      <Empty small title="No title fits.">
        Search looks in the texts as well.
      </Empty>
    )
  }
  if (scope === 'pinned') {
    return (
      <Empty small title="Nothing is pinned.">
        Pin a note from its menu to keep it at hand here and in the navigator.
      </Empty>
    )
  }
  return (
    <Empty small title="No notes yet.">
      What you write appears here, the last one first.
    </Empty>
  )
}

function NoteItem({ note, selected, today }: { note: NoteHead; selected: boolean; today: number }) {
  const title = titleOf(note)
  const urdu = isUrdu(title)
  return (
    <div
      className={selected ? `${styles.item} ${styles.selected}` : styles.item}
      dir={urdu ? 'rtl' : undefined}
      lang={urdu ? 'ur' : undefined}
      title={title}
    >
      <div className={styles.line}>
        <span className={note.title.trim() === '' ? `${styles.name} ${styles.untitled}` : styles.name}>{title}</span>
        <span className={styles.day}>
          <bdi>{dayOf(note.changedAt, today)}</bdi>
        </span>
      </div>
      <div className={styles.excerpt} lang={isUrdu(note.excerpt) ? 'ur' : 'en'} dir="auto">
        {note.excerpt || 'No text yet'}
      </div>
    </div>
  )
}
