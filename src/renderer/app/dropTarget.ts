/** In CSS pixels of the window. */
export type Box = { left: number; top: number; right: number; bottom: number }

/** Where a pane stands: its sheet, its strip within it, and the tabs in their order. */
export type PaneBoxes = { sheet: Box; strip: Box; tabs: Box[] }

/** Where a tab would come to stand, and what shows it: a line between two tabs, or the ground it would cover. */
export type Drop = { pane: number; index: number; mark: { kind: 'line' | 'area'; box: Box } }

/** How far from the strip a hand may slip. */
const SLACK = 8
/** The part of a single sheet, at its end, where letting go makes a second one. */
const EDGE = 1 / 3
const LINE = 2

type Point = { x: number; y: number }

/** Where a tab of the pane `from` goes that is let go at a point; null where it would stay where it is. */
export function dropTarget(point: Point, panes: readonly PaneBoxes[], from: number, rtl: boolean): Drop | null {
  const strip = panes.findIndex(pane => isIn(point, pane.strip, SLACK))
  if (strip >= 0) return inStrip(point.x, panes[strip]!, strip, rtl)
  const sheet = panes.findIndex(pane => isIn(point, pane.sheet, 0))
  const pane = panes[sheet]
  if (!pane) return null
  if (panes.length === 1) return pane.tabs.length > 1 ? atEdge(point.x, pane, rtl) : null
  return sheet === from ? null : { pane: sheet, index: pane.tabs.length, mark: { kind: 'area', box: pane.sheet } }
}

function inStrip(x: number, { strip, tabs }: PaneBoxes, pane: number, rtl: boolean): Drop {
  const isBefore = ({ left, right }: Box) => (rtl ? x > (left + right) / 2 : x < (left + right) / 2)
  const found = tabs.findIndex(isBefore)
  const index = found < 0 ? tabs.length : found
  const next = tabs[index]
  const last = tabs.at(-1)
  const at = next ? (rtl ? next.right : next.left) : last ? (rtl ? last.left : last.right) : strip.left
  const middle = Math.min(strip.right - LINE, Math.max(strip.left + LINE, at))
  const { top, bottom } = tabs[0] ?? strip
  return {
    pane,
    index,
    mark: { kind: 'line', box: { left: middle - LINE / 2, right: middle + LINE / 2, top, bottom } },
  }
}

function atEdge(x: number, { sheet }: PaneBoxes, rtl: boolean): Drop | null {
  const width = sheet.right - sheet.left
  const share = (rtl ? sheet.right - x : x - sheet.left) / width
  if (share < 1 - EDGE) return null
  const half = sheet.left + width / 2
  const box = rtl ? { ...sheet, right: half } : { ...sheet, left: half }
  return { pane: 1, index: 0, mark: { kind: 'area', box } }
}

const isIn = ({ x, y }: Point, box: Box, slack: number) =>
  x >= box.left && x <= box.right && y >= box.top - slack && y <= box.bottom + slack
