/** A block as the screen has it. Blocks stand in order, so only a few need to be measured. */
export type Measured = { top: number; bottom: number }

/** The block at a height of the window: the first that ends below it, or the last. */
export function blockAt(count: number, measure: (index: number) => Measured, y: number): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (measure(middle).bottom < y) low = middle + 1
    else high = middle
  }
  return low
}

/** Before which block something let go at this height would stand; `count` for the end. */
export function gapAt(count: number, measure: (index: number) => Measured, y: number): number {
  const at = blockAt(count, measure, y)
  const { top, bottom } = measure(at)
  return y < (top + bottom) / 2 ? at : at + 1
}

/** The height of the line that shows a gap: midway between its neighbours. */
export function lineOf(count: number, measure: (index: number) => Measured, gap: number): number {
  if (gap === 0) return measure(0).top - 4
  if (gap >= count) return measure(count - 1).bottom + 4
  return (measure(gap - 1).bottom + measure(gap).top) / 2
}

const EDGE = 56
const FASTEST = 18

/** How far to scroll in one frame while something is held near an edge of the sheet; 0 away from them. */
export function scrollNear(y: number, sheet: Measured): number {
  const above = sheet.top + EDGE - y
  const below = y - (sheet.bottom - EDGE)
  if (above > 0) return -Math.min(FASTEST, Math.ceil(above / 3))
  return below > 0 ? Math.min(FASTEST, Math.ceil(below / 3)) : 0
}
