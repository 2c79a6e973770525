import type { Place, Where } from '#lib/place.ts'
import { sameRecord } from './places.ts'

/** One tab: what it shows and where back and forward lead. `visit` counts up with each opening, so that a second jump to the same passage jumps again. */
export type Tab = { id: string; place: Place; back: Place[]; forward: Place[]; visit: number }
export type Pane = { id: string; tabs: Tab[]; active: string }
export type ListKind = 'notes' | 'sources' | 'highlights'
export type NoteTab = 'links' | 'outline' | 'about'
export type SourceTab = 'highlights' | 'quotedIn' | 'about'

/** What a window shows: one or two panes side by side, and what stands around them. */
export type Session = {
  panes: Pane[]
  activePane: number
  navigator: { wide: boolean; width: number }
  context: { open: boolean; width: number; note: NoteTab; source: SourceTab }
  list: ListKind | null
  /** Places of closed tabs, the last one last. */
  closed: Place[]
  /** Share of the first pane where there are two, 0.2 to 0.8. */
  ratio: number
  /** The next number for a tab or pane id. */
  serial: number
}

export type SessionAction =
  | { type: 'open'; place: Place; where: Where; pane?: number }
  | { type: 'replace'; tab: string; place: Place }
  | { type: 'close'; tab: string }
  | { type: 'closeOthers'; tab: string }
  | { type: 'reopen' }
  | { type: 'activate'; tab: string }
  | { type: 'cycle'; by: 1 | -1 }
  | { type: 'move'; tab: string; pane: number; index: number }
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
  | { type: 'prune'; isThere: (place: Place) => boolean }

export const MOST_STEPS = 50
export const MOST_CLOSED = 20
export const NAVIGATOR = { least: 200, most: 320, usual: 232 }
export const CONTEXT = { least: 240, most: 400, usual: 280 }

const START: Place = { kind: 'start' }
const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** A session that shows one place. */
export function newSession(place: Place = START): Session {
  return {
    panes: [{ id: 'p1', tabs: [{ id: 't2', place, back: [], forward: [], visit: 0 }], active: 't2' }],
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

/** The session after one step. Pure; an action that names a tab or pane that is gone changes nothing. */
export function reduceSession(session: Session, action: SessionAction): Session {
  switch (action.type) {
    case 'open':
      return open(session, action.place, action.where, action.pane ?? session.activePane)
    case 'replace':
      return mapTab(session, action.tab, tab => ({ ...tab, place: action.place }))
    case 'close':
      return close(session, action.tab)
    case 'closeOthers':
      return closeOthers(session, action.tab)
    case 'reopen':
      return reopen(session)
    case 'activate':
      return activate(session, action.tab)
    case 'cycle':
      return cycle(session, action.by)
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

const withPane = (session: Session, index: number, pane: Pane): Session => ({
  ...session,
  panes: session.panes.map((each, i) => (i === index ? pane : each)),
})

function mapTab(session: Session, id: string, change: (tab: Tab) => Tab): Session {
  const at = paneIndexOf(session, id)
  const pane = session.panes[at]
  if (!pane) return session
  return withPane(session, at, { ...pane, tabs: pane.tabs.map(tab => (tab.id === id ? change(tab) : tab)) })
}

const paneIndexOf = (session: Session, tab: string) =>
  session.panes.findIndex(pane => pane.tabs.some(each => each.id === tab))

/** Shows a place in a tab that shows this record already: a jump inside it, no step of history. */
function revisit(session: Session, tab: Tab, place: Place): Session {
  // Asked for without a question, a search that is open keeps its own.
  const next = place.kind === 'search' && place.query === '' ? tab.place : place
  const shown = mapTab(session, tab.id, each => ({ ...each, place: next, visit: each.visit + 1 }))
  return activate(shown, tab.id)
}

function open(session: Session, place: Place, where: Where, from: number): Session {
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
function noteVisibleIn(pane: Pane | undefined, place: Place): Tab | undefined {
  if (!pane || place.kind !== 'note') return undefined
  const tab = tabOf(pane)
  return sameRecord(tab.place, place) ? tab : undefined
}

function openHere(session: Session, index: number, place: Place): Session {
  const tab = tabOf(session.panes[index]!)
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
  const tab: Tab = { id: `t${session.serial}`, place, back: [], forward: [], visit: 0 }
  const at = pane.tabs.findIndex(each => each.id === pane.active) + 1
  const tabs = [...pane.tabs.slice(0, at), tab, ...pane.tabs.slice(at)]
  return {
    ...withPane(session, index, { ...pane, tabs, active: tab.id }),
    activePane: index,
    serial: session.serial + 1,
  }
}

function openBeside(session: Session, place: Place, from: number): Session {
  const to = session.panes.length === 2 ? 1 - from : 1
  const other = session.panes[to]
  if (!other) return addPane(session, [{ id: `t${session.serial + 1}`, place, back: [], forward: [], visit: 0 }])
  const here = noteVisibleIn(session.panes[from], place)
  if (here) return revisit(session, here, place)
  const there = other.tabs.find(tab => sameRecord(tab.place, place))
  return there ? revisit(session, there, place) : openHere(session, to, place)
}

function addPane(session: Session, tabs: Tab[]): Session {
  const pane: Pane = { id: `p${session.serial}`, tabs, active: tabs[0]!.id }
  return { ...session, panes: [...session.panes, pane], activePane: 1, serial: session.serial + 2 }
}

function split(session: Session): Session {
  const pane = activePane(session)
  if (pane.tabs.length === 1) {
    return addPane(session, [{ id: `t${session.serial + 1}`, place: START, back: [], forward: [], visit: 0 }])
  }
  const tab = tabOf(pane)
  return addPane(withPane(session, session.activePane, without(pane, tab.id)), [tab])
}

/** Two panes become one: the tabs of both, and what was active stays so. */
function join(session: Session): Session {
  const [first, second] = session.panes as [Pane, Pane]
  const active = activePane(session).active
  return { ...session, panes: [{ ...first, tabs: [...first.tabs, ...second.tabs], active }], activePane: 0 }
}

/** The pane without a tab; its neighbour becomes active. The pane may be left empty. */
function without(pane: Pane, id: string): Pane {
  const at = pane.tabs.findIndex(tab => tab.id === id)
  const tabs = pane.tabs.filter(tab => tab.id !== id)
  const neighbour = tabs[Math.min(at, tabs.length - 1)]
  return { ...pane, tabs, active: pane.active === id ? (neighbour?.id ?? '') : pane.active }
}

function close(session: Session, id: string): Session {
  const at = paneIndexOf(session, id)
  const pane = session.panes[at]
  const tab = pane?.tabs.find(each => each.id === id)
  if (!pane || !tab) return session
  const closed = remember(session.closed, tab.place)
  return settle({ ...withPane(session, at, without(pane, id)), closed })
}

const remember = (closed: Place[], place: Place) =>
  place.kind === 'start' ? closed : [...closed, place].slice(-MOST_CLOSED)

function closeOthers(session: Session, id: string): Session {
  const at = paneIndexOf(session, id)
  const pane = session.panes[at]
  if (!pane) return session
  const others = pane.tabs.filter(tab => tab.id !== id)
  const closed = others.reduce((list, tab) => remember(list, tab.place), session.closed)
  return { ...withPane(session, at, { ...pane, tabs: pane.tabs.filter(tab => tab.id === id), active: id }), closed }
}

/** Takes empty panes out; the last one shows the start instead. */
function settle(session: Session): Session {
  const active = activePane(session).id
  const panes = session.panes.filter(pane => pane.tabs.length > 0)
  if (panes.length === 0) {
    const tab: Tab = { id: `t${session.serial}`, place: START, back: [], forward: [], visit: 0 }
    const pane = { ...session.panes[0]!, tabs: [tab], active: tab.id }
    return { ...session, panes: [pane], activePane: 0, serial: session.serial + 1 }
  }
  return {
    ...session,
    panes,
    activePane: Math.max(
      0,
      panes.findIndex(pane => pane.id === active),
    ),
  }
}

function reopen(session: Session): Session {
  const place = session.closed.at(-1)
  if (!place) return session
  return open({ ...session, closed: session.closed.slice(0, -1) }, place, 'tab', session.activePane)
}

function activate(session: Session, id: string): Session {
  const at = paneIndexOf(session, id)
  const pane = session.panes[at]
  return pane ? { ...withPane(session, at, { ...pane, active: id }), activePane: at } : session
}

function cycle(session: Session, by: 1 | -1): Session {
  const { tabs, active } = activePane(session)
  const at = tabs.findIndex(tab => tab.id === active)
  return activate(session, tabs[(at + by + tabs.length) % tabs.length]!.id)
}

function move(session: Session, id: string, to: number, index: number): Session {
  const from = paneIndexOf(session, id)
  const tab = session.panes[from]?.tabs.find(each => each.id === id)
  if (!tab || to < 0 || to > 1) return session
  const taken = withPane(session, from, without(session.panes[from]!, id))
  if (!taken.panes[to]) return session.panes[from]!.tabs.length > 1 ? addPane(taken, [tab]) : session
  const pane = taken.panes[to]
  const at = clamp(index, 0, pane.tabs.length)
  const tabs = [...pane.tabs.slice(0, at), tab, ...pane.tabs.slice(at)]
  return settle({ ...withPane(taken, to, { ...pane, tabs, active: id }), activePane: to })
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
  return settle({ ...session, panes, closed: trim(session.closed) })
}

/** True when nothing leads further that way. */
export const canStep = (session: Session, way: 'back' | 'forward') => activeTab(session)[way].length > 0

/** The tabs that show a record, in any pane. */
export const tabsShowing = (session: Session, place: Place): Tab[] =>
  session.panes.flatMap(pane => pane.tabs).filter(tab => sameRecord(tab.place, place))
