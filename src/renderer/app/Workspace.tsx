import { Fragment, useRef } from 'react'
import { useHeads } from '#data/useHeads.ts'
import { Row } from '#ui/Row.tsx'
import type { Layout } from './layout.ts'
import type { PageActions } from './Page.tsx'
import { PaneView } from './PaneView.tsx'
import { labelOf } from './placeLabel.ts'
import { sameRecord } from './places.ts'
import { Sash } from './Sash.tsx'
import { type Pane, type Session, tabOf } from './session.ts'
import { TabDragLayer } from './TabDragLayer.tsx'
import styles from './Workspace.module.css'

export type WorkspaceProps = { session: Session; layout: Layout; actions: PageActions; onPress: () => void }

/** The one or two sheets, side by side or stacked, with the sash between them. */
export function Workspace({ session, layout, actions, onPress }: WorkspaceProps) {
  const box = useRef<HTMLElement>(null)
  const { panes, ratio, activePane } = session
  const stacked = layout.panes !== 'row'
  const isOne = layout.panes === 'one' && panes.length === 2
  const onMove = (by: number) => {
    const size = stacked ? box.current?.clientHeight : box.current?.clientWidth
    if (size) actions.dispatch({ type: 'setRatio', ratio: ratio + by / size })
  }
  return (
    <main
      ref={box}
      className={stacked ? `${styles.panes} ${styles.stacked}` : styles.panes}
      id="main"
      onPointerDown={onPress}
    >
      {panes.map((pane, i) => (
        <Fragment key={pane.id}>
          {i === 1 && !isOne && (
            <Sash
              label="Share of the first side"
              value={ratio * 100}
              least={20}
              most={80}
              direction={stacked ? 'column' : 'row'}
              onMove={onMove}
            />
          )}
          <div
            className={styles.pane}
            hidden={isOne && i !== activePane}
            style={panes.length === 2 && !isOne ? { flexGrow: i === 0 ? ratio : 1 - ratio } : undefined}
          >
            <PaneView
              pane={pane}
              index={i}
              isActive={i === activePane}
              isShownBeside={isShownBeside(session, i)}
              hideTabs={panes.length === 1 && pane.tabs.length === 1 && pane.tabs[0]?.place.kind === 'start'}
              isSplit={panes.length === 2}
              canReopen={session.closed.length > 0}
              actions={actions}
            />
          </div>
        </Fragment>
      ))}
      {isOne && <OtherSide pane={panes[1 - activePane]!} dispatch={actions.dispatch} />}
      <TabDragLayer />
    </main>
  )
}

/** The way to the sheet for which there is no room. */
function OtherSide({ pane, dispatch }: { pane: Pane; dispatch: PageActions['dispatch'] }) {
  const { text, icon } = useHeads(heads => labelOf(tabOf(pane).place, heads))
  return (
    <div className={styles.other}>
      <Row icon={icon} label={text} detail="On the other side" onPress={() => dispatch({ type: 'focusOtherPane' })} />
    </div>
  )
}

/** A note that both panes came to show (by going back, say) is written in the first of them. */
function isShownBeside({ panes }: Session, index: number): boolean {
  const [first, second] = panes
  if (index !== 1 || !first || !second) return false
  const place = tabOf(second).place
  return place.kind === 'note' && sameRecord(tabOf(first).place, place)
}
