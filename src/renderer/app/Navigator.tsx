import { FileText, Library, Settings, SquarePen } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { titleOf } from '#data/heads.ts'
import { useHeads } from '#data/useHeads.ts'
import { useDeletedTags } from '#data/useOperations.ts'
import { TagTree } from '#features/tags/TagTree.tsx'
import { type Open, type Place, whereOf } from '#lib/place.ts'
import { IconButton } from '#ui/IconButton.tsx'
import { Kbd } from '#ui/Kbd.tsx'
import { Row } from '#ui/Row.tsx'
import styles from './Navigator.module.css'
import { navigatorPlaces } from './navigatorPlaces.ts'
import { distinctions, pinnedRecords } from './pinned.ts'
import type { ListKind } from './session.ts'
import { useShownKeys } from './shell.ts'

export type NavigatorProps = {
  run: (id: string) => void
  open: Open
  place: Place
  list: ListKind | null
  onRenameTag: (tag: string) => void
  onDeleteTag: (tag: string) => void
  /** The sash at its edge; it belongs to what it sizes, so that nothing stands outside the landmarks. */
  sash?: ReactNode
}

/** New note, places with counts, what is pinned, and the tags. */
export const Navigator = memo(function Navigator(props: NavigatorProps) {
  const { run, open, place, list, sash } = props
  const shownKeys = useShownKeys()
  const deletedTags = useDeletedTags()
  const counts = useHeads(heads => navigatorPlaces.map(each => each.count(heads, deletedTags)))
  return (
    <nav className={styles.navigator} aria-label="Notebook" data-region="navigator">
      <div className={styles.column}>
        <button type="button" className={styles.new} onClick={() => run('note.new')}>
          <SquarePen size={16} strokeWidth={1.75} aria-hidden />
          <span className={styles.grow}>New note</span>
          <Kbd keys={shownKeys('note.new') ?? ''} />
        </button>
        <div className={styles.scroll}>
          <div className={styles.places}>
            {navigatorPlaces.map((each, i) => (
              <Row
                key={each.id}
                label={each.title}
                icon={each.icon}
                count={counts[i] || undefined}
                selected={isAt(each.id, place.kind === 'trash', list)}
                onPress={() => run(each.command)}
              />
            ))}
          </div>
          <Pinned open={open} place={place} />
          <TagTree
            selected={place.kind === 'tag' && place.query.all.length === 1 ? (place.query.all[0] ?? null) : null}
            onOpen={(tag, event) => open({ kind: 'tag', query: { all: [tag], any: [], none: [] } }, whereOf(event))}
            onRename={props.onRenameTag}
            onDelete={props.onDeleteTag}
          />
        </div>
        <div className={styles.foot}>
          <Row label="Settings" icon={Settings} onPress={() => run('app.settings')} />
        </div>
      </div>
      {sash}
    </nav>
  )
})

function isAt(id: ListKind | 'trash', isTrash: boolean, list: ListKind | null): boolean {
  return id === 'trash' ? isTrash : list === id
}

function Pinned({ open, place }: { open: Open; place: Place }) {
  const pinned = useHeads(pinnedRecords)
  if (pinned.length === 0) return null
  const details = distinctions(pinned)
  return (
    <section className={styles.group} aria-labelledby="pinned">
      <h2 id="pinned" className={styles.head}>
        Pinned
      </h2>
      {pinned.map(head => (
        <Row
          key={head.id}
          label={titleOf(head)}
          detail={details.get(head.id)}
          icon={head.kind === 'note' ? FileText : Library}
          selected={place.kind === head.kind && place.id === head.id}
          onPress={event => open({ kind: head.kind, id: head.id }, whereOf(event))}
        />
      ))}
    </section>
  )
}

type RailProps = Pick<NavigatorProps, 'run' | 'list'> & { isTrash: boolean }

/** The same places as icons, where there is no room for the navigator. */
export const Rail = memo(function Rail({ run, isTrash, list }: RailProps) {
  const shownKeys = useShownKeys()
  return (
    <nav className={styles.rail} aria-label="Notebook" data-region="navigator">
      <IconButton
        icon={SquarePen}
        label="New note"
        keys={shownKeys('note.new')}
        size="large"
        placement="end"
        onPress={() => run('note.new')}
      />
      <div className={styles.railPlaces}>
        {navigatorPlaces.map(each => (
          <IconButton
            key={each.id}
            icon={each.icon}
            label={each.title}
            size="large"
            look="place"
            placement="end"
            current={isAt(each.id, isTrash, list)}
            onPress={() => run(each.command)}
          />
        ))}
      </div>
      <IconButton
        icon={Settings}
        label="Settings"
        keys={shownKeys('app.settings')}
        size="large"
        placement="end"
        onPress={() => run('app.settings')}
      />
    </nav>
  )
})
