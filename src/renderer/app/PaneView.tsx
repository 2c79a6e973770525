import { Columns2, Ellipsis, Pin, SquarePen, Trash2 } from 'lucide-react'
import { memo } from 'react'
import { useHeads } from '#data/useHeads.ts'
import { ReaderTools } from '#features/reader/ReaderTools.tsx'
import { useReaderPaper } from '#features/reader/readerSettings.ts'
import { Button } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import { Menu, type MenuEntry } from '#ui/Menu.tsx'
import { Page, type PageActions } from './Page.tsx'
import { PageBoundary } from './PageBoundary.tsx'
import styles from './PaneView.module.css'
import { type Pane, tabOf } from './session.ts'
import { useShownKeys } from './shell.ts'
import { TabStrip } from './TabStrip.tsx'

export type PaneViewProps = {
  pane: Pane
  index: number
  isActive: boolean
  /** The same note stands in the other pane already; one note is written in one place. */
  isShownBeside: boolean
  /** With nothing but the start there is nothing to choose between. */
  hideTabs: boolean
  isSplit: boolean
  canReopen: boolean
  actions: PageActions
}

/** One sheet: its tabs and the page of the active one. */
export const PaneView = memo(function PaneView({
  pane,
  index,
  isActive,
  isShownBeside,
  hideTabs,
  isSplit,
  canReopen,
  actions,
}: PaneViewProps) {
  const tab = tabOf(pane)
  const { place } = tab
  const { dispatch } = actions
  const paper = useReaderPaper()
  const activate = () => {
    if (!isActive) dispatch({ type: 'focusPane', pane: index })
  }
  return (
    <div
      className={styles.sheet}
      data-pane={index}
      data-active-pane={isActive || undefined}
      // A source lies on the paper one reads it on, whatever the window's colours.
      data-paper={place.kind === 'source' ? paper : undefined}
      onFocusCapture={activate}
      onPointerDownCapture={activate}
    >
      {!hideTabs && (
        <TabStrip
          pane={pane}
          index={index}
          isActive={isActive}
          isSplit={isSplit}
          canReopen={canReopen}
          run={actions.run}
          dispatch={dispatch}
          moveToWindow={actions.moveToWindow}
        >
          {place.kind === 'source' && <ReaderTools id={place.id} />}
          <PageMenu tab={tab} actions={actions} />
        </TabStrip>
      )}
      <div
        key={tab.id}
        id={`panel-${tab.id}`}
        role="tabpanel"
        aria-labelledby={hideTabs ? undefined : `tab-${tab.id}`}
        aria-label={hideTabs ? 'Start' : undefined}
        tabIndex={-1}
        className={styles.page}
        data-region={index === 0 ? 'page' : 'page-beside'}
      >
        {isShownBeside ? (
          <ShownBeside onGo={() => dispatch({ type: 'focusPane', pane: 1 - index })} />
        ) : (
          <PageBoundary of={place}>
            <Page tab={tab} actions={actions} />
          </PageBoundary>
        )}
      </div>
    </div>
  )
})

function ShownBeside({ onGo }: { onGo: () => void }) {
  return (
    <Empty title="This note is open on the other side.">
      <p>One note is written in one place of a window.</p>
      <p className={styles.after}>
        <Button onPress={onGo}>Go there</Button>
      </p>
    </Empty>
  )
}

/** What can be done with the note or source in view. The commands run on the active pane, which this one is once pressed. */
function PageMenu({ tab, actions: { run } }: { tab: Pane['tabs'][number]; actions: PageActions }) {
  const shownKeys = useShownKeys()
  const { place } = tab
  const isNote = place.kind === 'note'
  const pinned = useHeads(heads =>
    place.kind === 'note'
      ? heads.notes.get(place.id)?.pinned
      : place.kind === 'source'
        ? heads.sources.get(place.id)?.pinned
        : undefined,
  )
  if (place.kind !== 'note' && place.kind !== 'source') return null
  const rename: MenuEntry[] = isNote
    ? [
        {
          id: 'rename',
          label: 'Rename',
          icon: SquarePen,
          keys: shownKeys('note.rename'),
          run: () => run('note.rename'),
        },
      ]
    : []
  return (
    <Menu
      label={isNote ? 'This note' : 'This source'}
      trigger={<IconButton icon={Ellipsis} label={isNote ? 'This note' : 'This source'} size="small" />}
      items={[
        ...rename,
        { id: 'pin', label: pinned ? 'Unpin' : 'Pin', icon: Pin, run: () => run('record.pin') },
        { id: 'window', label: 'Open in a new window', icon: Columns2, run: () => run('window.new') },
        'separator',
        { id: 'trash', label: 'Move to Trash…', icon: Trash2, danger: true, run: () => run('record.trash') },
      ]}
    />
  )
}
