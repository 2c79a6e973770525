import type { Place } from '#lib/place.ts'
import { readPlace } from './places.ts'
import { reduceSession } from './reduceSession.ts'
import {
  type ClosedTab,
  clamp,
  insertTab,
  MOST_CLOSED,
  newSession,
  type Pane,
  type Session,
  type Tab,
} from './session.ts'

/** A stored session made safe: unknown shapes are repaired, places whose record is gone left out. */
export function restoreSession(raw: unknown, isThere: (place: Place) => boolean): Session {
  const base = newSession()
  if (!isRecord(raw) || !Array.isArray(raw.panes)) return base
  const serial = { next: 1 }
  const panes = raw.panes.slice(0, 2).flatMap(pane => readPane(pane, serial))
  if (panes.length === 0) return base
  const session: Session = {
    frame: raw.frame === 'slim' ? 'slim' : 'whole',
    panes,
    activePane: raw.activePane === 1 && panes.length === 2 ? 1 : 0,
    navigator: { ...base.navigator },
    context: readContext(raw.context, base.context),
    list: oneOf(raw.list, ['notes', 'sources', 'highlights'] as const, null),
    closed: readClosed(raw.closed),
    ratio: base.ratio,
    serial: serial.next,
  }
  return reduceSession(readSizes(session, raw), { type: 'prune', isThere })
}

type Serial = { next: number }

function readPane(raw: unknown, serial: Serial): Pane[] {
  if (!isRecord(raw) || !Array.isArray(raw.tabs)) return []
  const id = `p${serial.next++}`
  let active = ''
  const tabs = raw.tabs.flatMap((each): Tab[] => {
    const place = isRecord(each) ? readPlace(each.place) : null
    if (!isRecord(each) || !place) return []
    const tab = { id: `t${serial.next++}`, visit: 0, ...readTab(each, place) }
    if (each.id === raw.active) active = tab.id
    return [tab]
  })
  const inOrder = tabs.reduce((all: Tab[], tab) => insertTab(all, tab, all.length), [])
  return tabs.length > 0 ? [{ id, tabs: inOrder, active: active || tabs[0]!.id }] : []
}

const readTab = (raw: Record<string, unknown>, place: Place) => ({
  place,
  back: readPlaces(raw.back),
  forward: readPlaces(raw.forward),
  pinned: raw.pinned === true,
})

/** Once only the place of a closed tab was kept. */
function readClosed(raw: unknown): ClosedTab[] {
  if (!Array.isArray(raw)) return []
  const closed = raw.flatMap((each: unknown): ClosedTab[] => {
    const place = isRecord(each) && (readPlace(each.place) ?? readPlace(each))
    if (!isRecord(each) || !place) return []
    const at = isNumber(each.at) ? clamp(Math.round(each.at), 0, 1000) : 0
    return [{ ...readTab(each, place), pane: each.pane === 1 ? 1 : 0, at }]
  })
  return closed.slice(-MOST_CLOSED)
}

function readContext(raw: unknown, base: Session['context']): Session['context'] {
  if (!isRecord(raw)) return base
  return {
    open: raw.open === true,
    width: base.width,
    note: oneOf(raw.note, ['links', 'outline', 'history', 'about'] as const, base.note),
    source: oneOf(raw.source, ['highlights', 'quotedIn', 'history', 'about'] as const, base.source),
  }
}

function readSizes(session: Session, raw: Record<string, unknown>): Session {
  const navigator = isRecord(raw.navigator) ? raw.navigator : {}
  const context = isRecord(raw.context) ? raw.context : {}
  let sized = { ...session, navigator: { ...session.navigator, wide: navigator.wide !== false } }
  if (isNumber(navigator.width)) sized = reduceSession(sized, { type: 'setNavigatorWidth', width: navigator.width })
  if (isNumber(context.width)) sized = reduceSession(sized, { type: 'setContextWidth', width: context.width })
  if (isNumber(raw.ratio)) sized = reduceSession(sized, { type: 'setRatio', ratio: raw.ratio })
  return sized
}

const isRecord = (raw: unknown): raw is Record<string, unknown> => typeof raw === 'object' && raw !== null
const isNumber = (raw: unknown): raw is number => typeof raw === 'number' && Number.isFinite(raw)
const readPlaces = (raw: unknown): Place[] =>
  Array.isArray(raw) ? raw.flatMap(each => readPlace(each) ?? []).slice(-50) : []
const oneOf = <T, D>(raw: unknown, values: readonly T[], otherwise: D): T | D =>
  values.find(value => value === raw) ?? otherwise
