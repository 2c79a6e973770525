import { type BlockText, rangeOf } from './blockText.ts'
import type { Span } from './matching.ts'

type Painted = { ranges: Range[]; current: Range | null }

/** What each note shows: the notes of both panes share the two names of the registry. */
const painted = new Set<Painted>()

const canPaint = () => typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight !== 'undefined'

/** Set anew as a whole: to take thousands of ranges out of a highlight one by one is slow. */
function register(): void {
  if (!canPaint()) return
  const all = [...painted]
  CSS.highlights.set('found', new Highlight(...all.flatMap(({ ranges }) => ranges)))
  const current = new Highlight(...all.flatMap(({ current }) => current ?? []))
  current.priority = 1
  CSS.highlights.set('found-current', current)
}

const MOST_RANGES = 2000

type Shown = { dom: HTMLElement; text: BlockText; spans: Span[] }

/** The first block that ends below `top`. Blocks stand in order, so few are measured. */
function firstBelow(blocks: readonly Shown[], top: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (blocks[middle]!.dom.getBoundingClientRect().bottom < top) low = middle + 1
    else high = middle
  }
  return low
}

/** Paints what was found as far as it is in view. An engine without the Highlight API shows the text alone. */
export function createPainter() {
  const mine: Painted = { ranges: [], current: null }
  const clear = () => {
    if (painted.delete(mine)) register()
  }
  const paint = (blocks: readonly Shown[], current: Range | null, view: { top: number; bottom: number }) => {
    if (!canPaint()) return
    mine.ranges = []
    mine.current = current
    for (let at = firstBelow(blocks, view.top); at < blocks.length && mine.ranges.length < MOST_RANGES; at++) {
      const { dom, text, spans } = blocks[at]!
      if (dom.getBoundingClientRect().top > view.bottom) break
      for (const { start, end } of spans) {
        const range = rangeOf(text, start, end)
        if (range) mine.ranges.push(range)
      }
    }
    painted.add(mine)
    register()
  }
  return { paint, clear }
}
