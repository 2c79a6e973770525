import { X } from 'lucide-react'
import { type KeyboardEvent, memo, type ReactNode } from 'react'
import { HighlightsPane } from '#features/highlights/HighlightsPane.tsx'
import { HistoryPane } from '#features/history/HistoryPane.tsx'
import { LinksPane } from '#features/links/LinksPane.tsx'
import { Outline } from '#features/links/Outline.tsx'
import { AboutNote } from '#features/notes/AboutNote.tsx'
import { AboutSource } from '#features/sources/AboutSource.tsx'
import type { Place } from '#lib/place.ts'
import { Empty } from '#ui/Empty.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import styles from './ContextPane.module.css'
import type { PageActions } from './Page.tsx'
import type { Session } from './session.ts'

export type ContextPaneProps = {
  place: Place
  context: Session['context']
  /** The highlight one is at in the reader. */
  highlight: string | null
  /** Lies over the sheets and can be put away. */
  isOver: boolean
  actions: PageActions
  /** The sash at its edge. */
  sash?: ReactNode
  onReveal: (block: number) => void
  onClose: () => void
}

const NOTE_TABS = [
  { id: 'links', title: 'Links' },
  { id: 'outline', title: 'Outline' },
  { id: 'history', title: 'History' },
  { id: 'about', title: 'About' },
] as const

const SOURCE_TABS = [
  { id: 'highlights', title: 'Highlights' },
  { id: 'quotedIn', title: 'Quoted in' },
  { id: 'history', title: 'History' },
  { id: 'about', title: 'About' },
] as const

/** What stands around the note or source in view. */
export const ContextPane = memo(function ContextPane(props: ContextPaneProps) {
  const { place, context, isOver, actions, onClose, sash } = props
  const { dispatch } = actions
  return (
    <aside
      className={isOver ? `${styles.pane} ${styles.over}` : styles.pane}
      aria-label="Links and details"
      data-region="context"
      data-over={isOver ? 'context' : undefined}
      onKeyDown={event => {
        if (!isOver || event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        onClose()
      }}
    >
      {sash}
      <div className={styles.column}>
        {place.kind === 'note' && (
          <Tabs
            tabs={NOTE_TABS}
            chosen={context.note}
            onChoose={tab => dispatch({ type: 'setNoteTab', tab })}
            end={isOver && <IconButton icon={X} label="Close" size="small" onPress={onClose} />}
          >
            {noteTab(props, place.id)}
          </Tabs>
        )}
        {place.kind === 'source' && (
          <Tabs
            tabs={SOURCE_TABS}
            chosen={context.source}
            onChoose={tab => dispatch({ type: 'setSourceTab', tab })}
            end={isOver && <IconButton icon={X} label="Close" size="small" onPress={onClose} />}
          >
            {sourceTab(props, place)}
          </Tabs>
        )}
        {place.kind !== 'note' && place.kind !== 'source' && (
          <Empty small title="Nothing is open here.">
            Links, outline and details of the note or source in view stand here.
          </Empty>
        )}
      </div>
    </aside>
  )
})

function noteTab({ context, actions, onReveal }: ContextPaneProps, id: string): ReactNode {
  if (context.note === 'links') return <LinksPane key={id} id={id} open={actions.open} />
  if (context.note === 'history') return <HistoryPane key={id} id={id} onShow={actions.onHistory} />
  if (context.note === 'outline') return <Outline key={id} id={id} onReveal={onReveal} />
  return <AboutNote key={id} id={id} />
}

function sourceTab(
  { context, actions, highlight }: ContextPaneProps,
  place: Extract<Place, { kind: 'source' }>,
): ReactNode {
  const { id } = place
  if (context.source === 'highlights') {
    return (
      <HighlightsPane
        key={id}
        sourceId={id}
        current={highlight}
        open={actions.open}
        onQuote={actions.onQuote}
        onHistory={actions.onHistory}
      />
    )
  }
  if (context.source === 'history') return <HistoryPane key={id} id={id} onShow={actions.onHistory} />
  if (context.source === 'quotedIn') return <LinksPane key={id} id={id} of="source" open={actions.open} />
  return <AboutSource key={id} id={id} open={actions.open} />
}

type TabsProps<T extends string> = {
  tabs: readonly { id: T; title: string }[]
  chosen: T
  onChoose: (id: T) => void
  end: ReactNode
  children: ReactNode
}

function Tabs<T extends string>({ tabs, chosen, onChoose, end, children }: TabsProps<T>) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const at = tabs.findIndex(tab => tab.id === chosen)
    onChoose(tabs[(at + by + tabs.length) % tabs.length]!.id)
    const strip = event.currentTarget
    requestAnimationFrame(() => strip.querySelector<HTMLElement>('[aria-selected="true"]')?.focus())
  }
  return (
    <>
      <div className={styles.strip}>
        <div role="tablist" aria-label="Links and details" className={styles.tabs} onKeyDown={onKeyDown}>
          {tabs.map(tab => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`context-${tab.id}`}
              className={styles.tab}
              aria-selected={tab.id === chosen}
              aria-controls="context-panel"
              tabIndex={tab.id === chosen ? 0 : -1}
              onClick={() => onChoose(tab.id)}
            >
              {tab.title}
            </button>
          ))}
        </div>
        {end}
      </div>
      <div id="context-panel" role="tabpanel" aria-labelledby={`context-${chosen}`} className={styles.scroll}>
        {children}
      </div>
    </>
  )
}
