import type { Session } from './session.ts'

/** How the frame stands in a window of a given width. Rules and numbers: the section "Who yields" of the visual language. */
export type Layout = {
  /** `none` in a slim frame, until it is asked for. */
  navigator: 'wide' | 'rail' | 'none'
  /** The wide navigator lies over the sheets, because there is no room beside them. */
  navigatorOver: boolean
  list: 'beside' | 'over' | 'closed'
  context: 'beside' | 'over' | 'closed'
  /** `one`: only the active one is seen, where the window is too low for both. */
  panes: 'row' | 'stacked' | 'one'
}

/** What the researcher opened over the sheets for the moment; not kept. */
export type Over = { navigator: boolean; list: boolean; context: boolean }

const LIST = 312
const RAIL = 48
const GAP = 8
const LEAST_SHEET = 360

type Stand = Pick<Layout, 'navigator' | 'list' | 'context'>

/** `width` in CSS pixels; `isLow` where two sheets have no room one above the other. */
export function layoutFor(width: number, session: Session, over: Over, isLow = false): Layout {
  const context = contextFor(width, session, over)
  const list = listFor(width, session, over, context)
  const navigator = navigatorFor(width, session, { list, context })
  return {
    navigator,
    navigatorOver: navigator !== 'wide' && over.navigator,
    list,
    context,
    panes: fits(width, session, { navigator, list, context }) ? 'row' : isLow ? 'one' : 'stacked',
  }
}

/** Whether the context pane can only stand over the sheets. */
export function contextYields(width: number, session: Session): boolean {
  return width < 1024 || !fits(width, session, { navigator: 'rail', list: 'closed', context: 'beside' })
}

function contextFor(width: number, session: Session, over: Over): Layout['context'] {
  if (!contextYields(width, session)) return session.context.open ? 'beside' : 'closed'
  return over.context ? 'over' : 'closed'
}

/** The list steps back before two sheets would have to be stacked: what one reads and writes comes first. */
function listFor(width: number, session: Session, over: Over, context: Layout['context']): Layout['list'] {
  if (!session.list) return 'closed'
  if (fits(width, session, { navigator: 'rail', list: 'beside', context })) return 'beside'
  return over.list ? 'over' : 'closed'
}

function navigatorFor(width: number, session: Session, beside: Omit<Stand, 'navigator'>): Layout['navigator'] {
  if (session.frame === 'slim') return 'none'
  const sheets = session.panes.length + (beside.list === 'beside' ? 1 : 0)
  const hasRoom = width >= (sheets >= 2 ? 1360 : 1024) && fits(width, session, { navigator: 'wide', ...beside })
  return session.navigator.wide && hasRoom ? 'wide' : 'rail'
}

/** Whether two sheets have room side by side, with this around them; a single sheet takes what there is. */
function fits(width: number, session: Session, { navigator, list, context }: Stand): boolean {
  if (session.panes.length < 2) return true
  const start = navigator === 'wide' ? session.navigator.width : session.frame === 'slim' ? 0 : RAIL
  const middle = list === 'beside' ? LIST + GAP : 0
  const end = context === 'beside' ? session.context.width : 0
  return (width - start - middle - end - 3 * GAP) / 2 >= LEAST_SHEET
}
