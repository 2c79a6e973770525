import type { Place, Where } from '#lib/place.ts'
import { sameRecord } from './places.ts'

/**
 * One tab: what it shows and where back and forward lead. `visit` counts up with each opening, so that a second jump to
 * the same passage jumps again. A pinned one keeps its place: what would be shown in it comes in a tab of its own.
 */
export type Tab = { id: string; place: Place; back: Place[]; forward: Place[]; visit: number; pinned: boolean }
/** The pinned tabs come first. */
export type Pane = { id: string; tabs: Tab[]; active: string }
/** A tab that was closed, and where it stood. */
export type ClosedTab = Pick<Tab, 'place' | 'back' | 'forward' | 'pinned'> & { pane: number; at: number }
export type ListKind = 'notes' | 'sources' | 'highlights'
export type NoteTab = 'links' | 'outline' | 'history' | 'about'
export type SourceTab = 'highlights' | 'quotedIn' | 'history' | 'about'

/** What a window shows: one or two panes side by side, and what stands around them. */
export type Session = {
  /** `slim` for a tab that was taken out into a window of its own: nothing stands around it until it is asked for. */
  frame: 'whole' | 'slim'
  panes: Pane[]
  activePane: number
  navigator: { wide: boolean; width: number }
  context: { open: boolean; width: number; note: NoteTab; source: SourceTab }
  list: ListKind | null
  /** The last one last. */
  closed: ClosedTab[]
  /** Share of the first pane where there are two, 0.2 to 0.8. */
  ratio: number
  /** The next number for a tab or pane id. */
  serial: number
}

export type SessionAction =
  | { type: 'open'; place: Place; where: Where; pane?: number }
  | { type: 'replace'; tab: string; place: Place }
  | { type: 'close'; tab: string }
  | { type: 'closeOthers' | 'closeAfter'; tab: string }
  | { type: 'pin'; tab: string; pinned: boolean }
  | { type: 'reopen' }
  | { type: 'activate'; tab: string }
  | { type: 'cycle'; by: 1 | -1 }
  /** The tab at a place in the active pane; the last one where there are not so many. */
  | { type: 'activateAt'; index: number }
  /** To a place in a pane. A second pane is made where there is none yet. */
  | { type: 'move'; tab: string; pane: number; index: number }
  /** By one place in its pane. */
  | { type: 'shift'; tab: string; by: 1 | -1 }
  | { type: 'back'; pane?: number }
  | { type: 'forward'; pane?: number }
  | { type: 'split' }
  | { type: 'focusPane'; pane: number }
  | { type: 'focusOtherPane' }
  | { type: 'setRatio'; ratio: number }
  | { type: 'toggleNavigator' }
  | { type: 'setNavigatorWidth'; width: number }
  | { type: 'toggleContext'; open?: boolean }
  | { type: 'setContextWidth'; width: number }
  | { type: 'setNoteTab'; tab: NoteTab }
  | { type: 'setSourceTab'; tab: SourceTab }
  | { type: 'setList'; list: ListKind | null }
  /** A tag has another name, and what lies below it with it. */
  | { type: 'moveTag'; from: string; to: string }
  | { type: 'prune'; isThere: (place: Place) => boolean }

export const MOST_STEPS = 50
export const MOST_CLOSED = 20
export const NAVIGATOR = { least: 200, most: 320, usual: 232 }
export const CONTEXT = { least: 240, most: 400, usual: 280 }

export const START: Place = { kind: 'start' }

/** A tab that comes from nowhere. */
export const newTab = (id: string, place: Place): Tab => ({
  id,
  place,
  back: [],
  forward: [],
  visit: 0,
  pinned: false,
})

/** A session that shows one place. */
export function newSession(place: Place = START, frame: Session['frame'] = 'whole'): Session {
  return {
    frame,
    panes: [{ id: 'p1', tabs: [newTab('t2', place)], active: 't2' }],
    activePane: 0,
    navigator: { wide: true, width: NAVIGATOR.usual },
    context: { open: false, width: CONTEXT.usual, note: 'links', source: 'highlights' },
    list: null,
    closed: [],
    ratio: 0.5,
    serial: 3,
  }
}

export const activePane = (session: Session): Pane => session.panes[session.activePane]!
export const tabOf = (pane: Pane): Tab => pane.tabs.find(tab => tab.id === pane.active)!
export const activeTab = (session: Session): Tab => tabOf(activePane(session))

export const withPane = (session: Session, index: number, pane: Pane): Session => ({
  ...session,
  panes: session.panes.map((each, i) => (i === index ? pane : each)),
})

export function mapTab(session: Session, id: string, change: (tab: Tab) => Tab): Session {
  const at = paneIndexOf(session, id)
  const pane = session.panes[at]
  if (!pane) return session
  return withPane(session, at, { ...pane, tabs: pane.tabs.map(tab => (tab.id === id ? change(tab) : tab)) })
}

export const paneIndexOf = (session: Session, tab: string) =>
  session.panes.findIndex(pane => pane.tabs.some(each => each.id === tab))

export function activate(session: Session, id: string): Session {
  const at = paneIndexOf(session, id)
  const pane = session.panes[at]
  return pane ? { ...withPane(session, at, { ...pane, active: id }), activePane: at } : session
}

/** Adds the second pane; the serial number of the next tab id is used up with it, whether a tab bears it or not. */
export function addPane(session: Session, tabs: Tab[]): Session {
  const pane: Pane = { id: `p${session.serial}`, tabs, active: tabs[0]!.id }
  return { ...session, panes: [...session.panes, pane], activePane: 1, serial: session.serial + 2 }
}

/** How many of the tabs are pinned. */
export const pinnedIn = (tabs: readonly Tab[]) => tabs.filter(tab => tab.pinned).length

/** Takes a tab in at a place among the others, pinned ones before all that are not. */
export function insertTab(tabs: readonly Tab[], tab: Tab, index: number): Tab[] {
  const pinned = pinnedIn(tabs)
  const at = tab.pinned ? clamp(index, 0, pinned) : clamp(index, pinned, tabs.length)
  return [...tabs.slice(0, at), tab, ...tabs.slice(at)]
}

export const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** True when nothing leads further that way. */
export const canStep = (session: Session, way: 'back' | 'forward') => activeTab(session)[way].length > 0

/** The tabs that show a record, in any pane. */
export const tabsShowing = (session: Session, place: Place): Tab[] =>
  session.panes.flatMap(pane => pane.tabs).filter(tab => sameRecord(tab.place, place))
