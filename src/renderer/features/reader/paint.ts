import { HIGHLIGHT_COLORS, type HighlightColor } from '#data/rows.ts'
import type { Page, Passage } from './page.ts'

export type Painted = Passage & { color: HighlightColor; createdAt: number }

/**
 * Paints passages with the CSS Custom Highlight API of the frame, so that the text itself is never changed. Of colours
 * that overlap the one used last lies on top. An engine without the API shows the text alone; the list still has them.
 */
export function paint(page: Page, passages: Painted[]): void {
  const registry = page.window.CSS?.highlights
  const Paint = page.window.Highlight
  if (!registry || !Paint) return
  const latest = new Map<HighlightColor, number>()
  for (const { color, createdAt } of passages) latest.set(color, Math.max(latest.get(color) ?? 0, createdAt))
  const order = [...HIGHLIGHT_COLORS].sort((a, b) => (latest.get(a) ?? 0) - (latest.get(b) ?? 0))
  for (const color of order) {
    registry.delete(color)
    const ranges = passages.filter(passage => passage.color === color).map(passage => page.range(passage))
    if (ranges.length) registry.set(color, new Paint(...ranges))
  }
}
