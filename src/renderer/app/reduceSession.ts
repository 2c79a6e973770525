import { withMovedTag } from '#features/tags/tagQuery.ts'
import type { Place } from '#lib/place.ts'
import { activateAt, cycle, join, move, pin, shift, split } from './arrangeTabs.ts'
import { closeAround, closeTab, reopen, settle } from './closeTabs.ts'
import { openPlace } from './openPlace.ts'
import {
  activate,
  type ClosedTab,
  CONTEXT,
  clamp,
  MOST_STEPS,
  mapTab,
  NAVIGATOR,
  type Session,
  type SessionAction,
  type Tab,
  tabOf,
} from './session.ts'

/** The session after one step. Pure; an action that names a tab or pane that is gone changes nothing. */
export function reduceSession(session: Session, action: SessionAction): Session {
  switch (action.type) {
    case 'open':
      return openPlace(session, action.place, action.where, action.pane ?? session.activePane)
    case 'replace':
      return mapTab(session, action.tab, tab => ({ ...tab, place: action.place }))
    case 'close':
      return closeTab(session, action.tab)
    case 'closeOthers':
    case 'closeAfter':
      return closeAround(session, action.tab, action.type === 'closeOthers' ? 'others' : 'after')
    case 'pin':
      return pin(session, action.tab, action.pinned)
    case 'reopen':
      return reopen(session)
    case 'activate':
      return activate(session, action.tab)
    case 'cycle':
      return cycle(session, action.by)
    case 'activateAt':
      return activateAt(session, action.index)
    case 'shift':
      return shift(session, action.tab, action.by)
    case 'move':
      return move(session, action.tab, action.pane, action.index)
    case 'back':
    case 'forward':
      return step(session, action.type, action.pane ?? session.activePane)
    case 'split':
      return session.panes.length === 2 ? join(session) : split(session)
    case 'focusPane':
      return session.panes[action.pane] ? { ...session, activePane: action.pane } : session
    case 'focusOtherPane':
      return { ...session, activePane: session.panes.length === 2 ? 1 - session.activePane : 0 }
    case 'prune':
      return prune(session, action.isThere)
    case 'moveTag':
      return mapPlaces(session, place => withMovedTag(place, action))
    default:
      return reduceFrame(session, action)
  }
}

type FrameAction = Extract<SessionAction, { type: `set${string}` | 'toggleNavigator' | 'toggleContext' }>

function reduceFrame(session: Session, action: FrameAction): Session {
  const { navigator, context } = session
  switch (action.type) {
    case 'setRatio':
      return { ...session, ratio: clamp(action.ratio, 0.2, 0.8) }
    case 'toggleNavigator':
      return { ...session, navigator: { ...navigator, wide: !navigator.wide } }
    case 'setNavigatorWidth':
      return { ...session, navigator: { ...navigator, width: clamp(action.width, NAVIGATOR.least, NAVIGATOR.most) } }
    case 'toggleContext':
      return { ...session, context: { ...context, open: action.open ?? !context.open } }
    case 'setContextWidth':
      return { ...session, context: { ...context, width: clamp(action.width, CONTEXT.least, CONTEXT.most) } }
    case 'setNoteTab':
      return { ...session, context: { ...context, note: action.tab } }
    case 'setSourceTab':
      return { ...session, context: { ...context, source: action.tab } }
    case 'setList':
      return { ...session, list: action.list }
  }
}

function step(session: Session, way: 'back' | 'forward', index: number): Session {
  const pane = session.panes[index]
  if (!pane) return session
  const tab = tabOf(pane)
  const place = tab[way].at(-1)
  if (!place) return session
  const other = way === 'back' ? 'forward' : 'back'
  return mapTab(session, tab.id, each => ({
    ...each,
    place,
    [way]: each[way].slice(0, -1),
    [other]: [...each[other], each.place].slice(-MOST_STEPS),
    visit: each.visit + 1,
  }))
}

function mapPlaces(session: Session, change: (place: Place) => Place): Session {
  const inside = <T extends Pick<Tab, 'place' | 'back' | 'forward'>>(tab: T): T => ({
    ...tab,
    place: change(tab.place),
    back: tab.back.map(change),
    forward: tab.forward.map(change),
  })
  const panes = session.panes.map(pane => ({ ...pane, tabs: pane.tabs.map(inside) }))
  return { ...session, panes, closed: session.closed.map(inside) }
}

function trimClosed(closed: ClosedTab[], isThere: (place: Place) => boolean): ClosedTab[] {
  return closed
    .filter(tab => isThere(tab.place))
    .map(tab => ({ ...tab, back: tab.back.filter(isThere), forward: tab.forward.filter(isThere) }))
}

/** Leaves out every place whose record is gone. */
function prune(session: Session, isThere: (place: Place) => boolean): Session {
  const trim = (places: Place[]) => places.filter(isThere)
  const fix = (tab: Tab): Tab[] => {
    const back = trim(tab.back)
    const forward = trim(tab.forward)
    if (isThere(tab.place)) return [{ ...tab, back, forward }]
    const place = back.at(-1)
    return place ? [{ ...tab, place, back: back.slice(0, -1), forward }] : []
  }
  const panes = session.panes.map(pane => {
    const tabs = pane.tabs.flatMap(fix)
    return { ...pane, tabs, active: tabs.some(tab => tab.id === pane.active) ? pane.active : (tabs[0]?.id ?? '') }
  })
  return settle({ ...session, panes, closed: trimClosed(session.closed, isThere) })
}
