import type { Session } from './session.ts'

/** How the frame stands in a window of a given width. Rules and numbers: the section "Who yields" of the visual language. */
export type Layout = {
  navigator: 'wide' | 'rail'
  /** The wide navigator lies over the sheets, because there is no room beside them. */
  navigatorOver: boolean
  context: 'beside' | 'over' | 'closed'
  panes: 'row' | 'stacked'
}

/** What the researcher opened over the sheets for the moment; not kept. */
export type Over = { navigator: boolean; context: boolean }

const LIST = 312
const RAIL = 48
const GAP = 8
const LEAST_SHEET = 360

/** `width` in CSS pixels. */
export function layoutFor(width: number, session: Session, over: Over): Layout {
  const sheets = session.panes.length + (session.list ? 1 : 0)
  const fits = sheets >= 2 ? width >= 1360 : width >= 1024
  const navigator = session.navigator.wide && fits ? 'wide' : 'rail'
  const context = contextFor(width, session, over)
  return {
    navigator,
    navigatorOver: navigator === 'rail' && over.navigator,
    context,
    panes:
      session.panes.length === 2 && paneWidth(width, session, navigator, context) < LEAST_SHEET ? 'stacked' : 'row',
  }
}

function contextFor(width: number, session: Session, over: Over): Layout['context'] {
  if (width >= 1024) return session.context.open ? 'beside' : 'closed'
  return over.context ? 'over' : 'closed'
}

function paneWidth(
  width: number,
  session: Session,
  navigator: Layout['navigator'],
  context: Layout['context'],
): number {
  const start = navigator === 'wide' ? session.navigator.width : RAIL
  const list = session.list ? LIST + GAP : 0
  const end = context === 'beside' ? session.context.width : 0
  return (width - start - list - end - 3 * GAP) / 2
}
