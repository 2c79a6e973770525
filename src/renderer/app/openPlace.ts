import type { Place, Where } from '#lib/place.ts'
import { sameRecord } from './places.ts'
import {
  activate,
  addPane,
  insertTab,
  MOST_STEPS,
  mapTab,
  newTab,
  type Pane,
  type Session,
  type Tab,
  tabOf,
  withPane,
} from './session.ts'

/** Shows a place in a tab that shows this record already: a jump inside it, no step of history. */
export function revisit(session: Session, tab: Tab, place: Place): Session {
  // Asked for without a question, a search that is open keeps its own.
  const next = place.kind === 'search' && place.query === '' ? tab.place : place
  const shown = mapTab(session, tab.id, each => ({ ...each, place: next, visit: each.visit + 1 }))
  return activate(shown, tab.id)
}

/** Shows a place; what a tab shows already is shown there. */
export function openPlace(session: Session, place: Place, where: Where, from: number): Session {
  if (where === 'beside') return openBeside(session, place, from)
  const pane = session.panes[from]
  if (!pane) return session
  const current = tabOf(pane)
  if (sameRecord(current.place, place)) return revisit(session, current, place)
  const there = pane.tabs.find(tab => sameRecord(tab.place, place)) ?? noteVisibleIn(session.panes[1 - from], place)
  if (there) return revisit(session, there, place)
  return where === 'here' ? openHere(session, from, place) : addTab(session, from, place)
}

/** One note is edited in one place of a window: opening it again leads there. */
export function noteVisibleIn(pane: Pane | undefined, place: Place): Tab | undefined {
  if (!pane || place.kind !== 'note') return undefined
  const tab = tabOf(pane)
  return sameRecord(tab.place, place) ? tab : undefined
}

function openHere(session: Session, index: number, place: Place): Session {
  const tab = tabOf(session.panes[index]!)
  if (tab.pinned) return addTab(session, index, place)
  const next = mapTab(session, tab.id, each => ({
    ...each,
    place,
    back: [...each.back, each.place].slice(-MOST_STEPS),
    forward: [],
    visit: each.visit + 1,
  }))
  return { ...next, activePane: index }
}

function addTab(session: Session, index: number, place: Place): Session {
  const pane = session.panes[index]!
  const tab = newTab(`t${session.serial}`, place)
  const tabs = insertTab(pane.tabs, tab, pane.tabs.findIndex(each => each.id === pane.active) + 1)
  return {
    ...withPane(session, index, { ...pane, tabs, active: tab.id }),
    activePane: index,
    serial: session.serial + 1,
  }
}

function openBeside(session: Session, place: Place, from: number): Session {
  const to = session.panes.length === 2 ? 1 - from : 1
  const other = session.panes[to]
  if (!other) return addPane(session, [newTab(`t${session.serial + 1}`, place)])
  const here = noteVisibleIn(session.panes[from], place)
  if (here) return revisit(session, here, place)
  const there = other.tabs.find(tab => sameRecord(tab.place, place))
  return there ? revisit(session, there, place) : openHere(session, to, place)
}
