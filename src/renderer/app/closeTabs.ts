import { noteVisibleIn, revisit } from './openPlace.ts'
import { sameRecord } from './places.ts'
import {
  activePane,
  type ClosedTab,
  insertTab,
  MOST_CLOSED,
  newTab,
  type Pane,
  paneIndexOf,
  type Session,
  START,
  type Tab,
  withPane,
} from './session.ts'

/** The pane without a tab; its neighbour becomes active. The pane may be left empty. */
export function without(pane: Pane, id: string): Pane {
  const at = pane.tabs.findIndex(tab => tab.id === id)
  const tabs = pane.tabs.filter(tab => tab.id !== id)
  const neighbour = tabs[Math.min(at, tabs.length - 1)]
  return { ...pane, tabs, active: pane.active === id ? (neighbour?.id ?? '') : pane.active }
}

export function closeTab(session: Session, id: string): Session {
  const at = paneIndexOf(session, id)
  const pane = session.panes[at]
  const tab = pane?.tabs.find(each => each.id === id)
  if (!pane || !tab) return session
  return settle({ ...withPane(session, at, without(pane, id)), closed: remember(session, [tab]) })
}

/** Closes the others of its pane, or those after it; pinned ones stay. */
export function closeAround(session: Session, id: string, which: 'others' | 'after'): Session {
  const index = paneIndexOf(session, id)
  const pane = session.panes[index]
  if (!pane) return session
  const at = pane.tabs.findIndex(tab => tab.id === id)
  const goes = (tab: Tab, i: number) => !tab.pinned && (which === 'after' ? i > at : i !== at)
  const tabs = pane.tabs.filter((tab, i) => !goes(tab, i))
  const active = which === 'after' && tabs.some(tab => tab.id === pane.active) ? pane.active : id
  return { ...withPane(session, index, { ...pane, tabs, active }), closed: remember(session, pane.tabs.filter(goes)) }
}

function remember(session: Session, tabs: Tab[]): ClosedTab[] {
  const closed = tabs
    .filter(tab => tab.place.kind !== 'start')
    .map(({ id, place, back, forward, pinned }) => {
      const pane = paneIndexOf(session, id)
      return { place, back, forward, pinned, pane, at: session.panes[pane]!.tabs.findIndex(tab => tab.id === id) }
    })
  return [...session.closed, ...closed].slice(-MOST_CLOSED)
}

/** Brings the tab that was closed last back to where it stood. */
export function reopen(session: Session): Session {
  const last = session.closed.at(-1)
  if (!last) return session
  const { pane: was, at, ...kept } = last
  const rest = { ...session, closed: session.closed.slice(0, -1) }
  const index = session.panes[was] ? was : session.activePane
  const pane = session.panes[index]!
  const shown =
    pane.tabs.find(tab => sameRecord(tab.place, kept.place)) ?? noteVisibleIn(session.panes[1 - index], kept.place)
  if (shown) return revisit(rest, shown, kept.place)
  const tab: Tab = { ...newTab(`t${session.serial}`, kept.place), ...kept }
  // The start stood in for it where it was the last one.
  const others = isStandIn(pane) ? [] : pane.tabs
  const next = { ...pane, tabs: insertTab(others, tab, at), active: tab.id }
  return { ...withPane(rest, index, next), activePane: index, serial: session.serial + 1 }
}

function isStandIn({ tabs }: Pane): boolean {
  const [first] = tabs
  return tabs.length === 1 && first?.place.kind === 'start' && first.back.length + first.forward.length === 0
}

/** Takes empty panes out; the last one shows the start instead. */
export function settle(session: Session): Session {
  const active = activePane(session).id
  const panes = session.panes.filter(pane => pane.tabs.length > 0)
  if (panes.length === 0) {
    const tab = newTab(`t${session.serial}`, START)
    const pane = { ...session.panes[0]!, tabs: [tab], active: tab.id }
    return { ...session, panes: [pane], activePane: 0, serial: session.serial + 1 }
  }
  const at = panes.findIndex(pane => pane.id === active)
  return { ...session, panes, activePane: Math.max(0, at) }
}
