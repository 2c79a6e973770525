import { settle, without } from './closeTabs.ts'
import { sameRecord } from './places.ts'
import {
  activate,
  activePane,
  addPane,
  insertTab,
  newTab,
  type Pane,
  paneIndexOf,
  type Session,
  START,
  tabOf,
  withPane,
} from './session.ts'

export function split(session: Session): Session {
  const pane = activePane(session)
  if (pane.tabs.length === 1) return addPane(session, [newTab(`t${session.serial + 1}`, START)])
  const tab = tabOf(pane)
  return addPane(withPane(session, session.activePane, without(pane, tab.id)), [tab])
}

/** Two panes become one: the tabs of both, and what was active stays so. */
export function join(session: Session): Session {
  const [first, second] = session.panes as [Pane, Pane]
  const { active } = activePane(session)
  const tabs = second.tabs.reduce((all, tab) => insertTab(all, tab, all.length), first.tabs)
  return { ...session, panes: [{ ...first, tabs, active }], activePane: 0 }
}

export function cycle(session: Session, by: 1 | -1): Session {
  const { tabs, active } = activePane(session)
  const at = tabs.findIndex(tab => tab.id === active)
  return activate(session, tabs[(at + by + tabs.length) % tabs.length]!.id)
}

export function activateAt(session: Session, index: number): Session {
  const { tabs } = activePane(session)
  return activate(session, (tabs[index] ?? tabs.at(-1)!).id)
}

/** Pins a tab, which puts it behind those that are, or takes the pin away, which leaves it right after them. */
export function pin(session: Session, id: string, pinned: boolean): Session {
  const index = paneIndexOf(session, id)
  const pane = session.panes[index]
  const tab = pane?.tabs.find(each => each.id === id)
  if (!pane || !tab || tab.pinned === pinned) return session
  const rest = pane.tabs.filter(each => each.id !== id)
  return withPane(session, index, { ...pane, tabs: insertTab(rest, { ...tab, pinned }, pinned ? rest.length : 0) })
}

export function move(session: Session, id: string, to: number, index: number): Session {
  const from = paneIndexOf(session, id)
  const tab = session.panes[from]?.tabs.find(each => each.id === id)
  if (!tab || to < 0 || to > 1) return session
  const taken = withPane(session, from, without(session.panes[from]!, id))
  if (!taken.panes[to]) return session.panes[from]!.tabs.length > 1 ? addPane(taken, [tab]) : session
  const pane = taken.panes[to]
  // What the pane shows already, it need not show twice.
  const others = to === from ? pane.tabs : pane.tabs.filter(each => !sameRecord(each.place, tab.place))
  const tabs = insertTab(others, tab, index - (pane.tabs.length - others.length))
  return settle({ ...withPane(taken, to, { ...pane, tabs, active: id }), activePane: to })
}

export function shift(session: Session, id: string, by: 1 | -1): Session {
  const pane = paneIndexOf(session, id)
  const at = session.panes[pane]?.tabs.findIndex(tab => tab.id === id)
  return at === undefined ? session : move(session, id, pane, Math.max(0, at + by))
}
