export type Box = { left: number; top: number; right: number; bottom: number }

const GAP = 4
const MARGIN = 8
const LOWEST = 200

/**
 * Where a menu goes: under the mark, in line with the side the text begins at, shifted to stay inside the sheet, and
 * upward where less than 200 px are left below (and above there is more). Pixels from the window's top left.
 */
export function placeMenu(
  mark: Box,
  size: { width: number; height: number },
  sheet: Box,
  isRtl: boolean,
): { left: number; top: number } {
  const wanted = isRtl ? mark.right - size.width : mark.left
  const rightmost = sheet.right - MARGIN - size.width
  const left = Math.max(sheet.left + MARGIN, Math.min(wanted, rightmost))
  const below = sheet.bottom - mark.bottom
  const above = mark.top - sheet.top
  const isUp = below < LOWEST && above > below
  return { left, top: isUp ? mark.top - GAP - size.height : mark.bottom + GAP }
}
