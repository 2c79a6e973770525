import type { Box } from '../typeahead/place.ts'

const GAP = 6
const MARGIN = 8

/** Where a preview goes: below its link, else above it, wherever it leaves the line with the caret to be read. */
export function placePreview(
  link: Box,
  size: { width: number; height: number },
  window: { width: number; height: number },
  isRtl: boolean,
  caret: Pick<Box, 'top' | 'bottom'> | null,
): { left: number; top: number } {
  const wanted = isRtl ? link.right - size.width : link.left
  const left = Math.max(MARGIN, Math.min(wanted, window.width - MARGIN - size.width))
  const fits = (top: number) => top >= MARGIN && top + size.height <= window.height - MARGIN
  const isClear = (top: number) => !caret || caret.bottom <= top || caret.top >= top + size.height
  const below = link.bottom + GAP
  const above = link.top - GAP - size.height
  // Where neither side is free of the caret: past its line.
  const past = caret ? [caret.bottom + GAP, caret.top - GAP - size.height] : []
  const tops = [below, above, ...past]
  const top = tops.find(each => fits(each) && isClear(each)) ?? tops.find(isClear) ?? below
  return { left, top }
}
