import { useEffect, useState } from 'react'
import type { HighlightColor, Id } from '#data/rows.ts'
import { type FoundHighlight, inReadingOrder, passageOf } from './foundPassages.ts'
import type { Page } from './page.ts'

/** One comment beside the text. Px from the top of the page. */
export type Mark = { id: Id; number: number; top: number; color: HighlightColor; comment: string; tags: string[] }

export type Overlay = {
  marks: Mark[]
  /** The bar beside the current passage. */
  gutter: { top: number; height: number; x: number } | null
  /** Where comments or pins stand, px from the start of the page. */
  x: number
  /** Whether there is room for the comments themselves. */
  isWide: boolean
}

/** A sheet from here on has its comments in the margin, px. */
const WIDE = 1104
const MARGIN = 32
const REMARK = 208
const PIN = 24
const GUTTER = 14

/** Measures where comments, pins and the bar belong, again whenever the text is laid out anew. */
export function useOverlayMarks(page: Page | null, passages: FoundHighlight[], current: Id | null): Overlay | null {
  const [overlay, setOverlay] = useState<Overlay | null>(null)
  useEffect(() => {
    if (!page) return
    let frame = 0
    const measure = () => {
      frame = 0
      if (page.document.defaultView) setOverlay(measured(page, passages, current))
    }
    const ask = () => {
      frame ||= requestAnimationFrame(measure)
    }
    measure()
    const observer = new ResizeObserver(ask)
    observer.observe(page.main)
    observer.observe(page.article)
    page.document.fonts?.ready.then(ask, () => {})
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
    }
  }, [page, passages, current])
  return page ? overlay : null
}

function measured(page: Page, passages: FoundHighlight[], current: Id | null): Overlay {
  const main = page.main.getBoundingClientRect()
  const text = page.article.getBoundingClientRect()
  const isRtl = page.window.getComputedStyle(page.article).direction === 'rtl'
  const isWide = main.width >= WIDE && (main.width - text.width) / 2 >= REMARK + MARGIN + 8
  const room = isWide ? MARGIN : 4
  const width = isWide ? REMARK : PIN
  // Beside the text, but never over the edge of a narrow page.
  const x = isRtl
    ? Math.max(0, text.left - main.left - room - width)
    : Math.min(main.width - width, text.right - main.left + room)
  const marks: Mark[] = []
  let gutter: Overlay['gutter'] = null
  let number = 0
  for (const one of inReadingOrder(passages)) {
    const { id, color, comment, tags } = one.highlight
    const passage = passageOf(one)
    const hasRemark = comment.trim() !== ''
    if (!passage || (!hasRemark && id !== current)) continue
    const rects = page.rects(passage)
    const first = rects[0]
    if (!first) continue
    if (hasRemark) marks.push({ id, number: ++number, top: first.top - main.top, color, comment, tags })
    if (id !== current) continue
    const bottom = Math.max(...rects.map(rect => rect.bottom))
    const edge = isRtl ? text.right - main.left + GUTTER - 3 : text.left - main.left - GUTTER
    gutter = { top: first.top - main.top, height: bottom - first.top, x: edge }
  }
  return { marks, gutter, x, isWide }
}
