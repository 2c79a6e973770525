import { useSyncExternalStore } from 'react'
import { type Box, type Drop, dropTarget, type PaneBoxes } from './dropTarget.ts'

/** A tab on its way under the pointer. */
export type TabDrag = { tab: string; label: string; x: number; y: number; drop: Drop | null }

type Wish = {
  tab: string
  label: string
  /** Its place now. */
  pane: number
  index: number
  onDrop: (drop: Drop) => void
  /** Let go outside the window. */
  onOutside: () => void
}

/** A hand that only presses moves a little. */
const STARTS = 6
const OUTSIDE = 24
const SCROLLS = { within: 28, by: 12 }

let drag: TabDrag | null = null
const listeners = new Set<() => void>()

function show(next: TabDrag | null): void {
  drag = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What is on its way now. */
export const useTabDrag = (): TabDrag | null => useSyncExternalStore(subscribe, () => drag)

/**
 * From a press on a tab: follows the pointer until it is let go. The element holds the pointer, so that the frame a
 * source is read in takes none of it. Escape lets everything be as it was.
 */
export function followTab(element: HTMLElement, start: { x: number; y: number; pointerId: number }, wish: Wish): void {
  const rtl = getComputedStyle(element).direction === 'rtl'
  const begin = () => {
    element.setPointerCapture(start.pointerId)
    show({ tab: wish.tab, label: wish.label, x: start.x, y: start.y, drop: null })
  }
  const onMove = ({ clientX: x, clientY: y }: PointerEvent) => {
    if (!drag && Math.hypot(x - start.x, y - start.y) < STARTS) return
    if (!drag) begin()
    scrollStrips(x, y)
    show({ ...drag!, x, y, drop: realMove(dropTarget({ x, y }, readPanes(), wish.pane, rtl), wish) })
  }
  const onUp = ({ clientX: x, clientY: y }: PointerEvent) => {
    const done = drag
    end()
    if (!done) return
    if (isOutside(x, y)) wish.onOutside()
    else if (done.drop) wish.onDrop(done.drop)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !drag) return
    event.preventDefault()
    event.stopPropagation()
    end()
  }
  const end = () => {
    window.removeEventListener('pointermove', onMove)
    window.removeEventListener('pointerup', onUp)
    window.removeEventListener('pointercancel', end)
    window.removeEventListener('keydown', onKeyDown, { capture: true })
    if (element.hasPointerCapture(start.pointerId)) element.releasePointerCapture(start.pointerId)
    if (drag) show(null)
  }
  window.addEventListener('pointermove', onMove)
  window.addEventListener('pointerup', onUp)
  window.addEventListener('pointercancel', end)
  window.addEventListener('keydown', onKeyDown, { capture: true })
}

/** Before or after itself a tab stays where it is. */
function realMove(drop: Drop | null, { pane, index }: Wish): Drop | null {
  return drop?.pane === pane && (drop.index === index || drop.index === index + 1) ? null : drop
}

const isOutside = (x: number, y: number) =>
  x < -OUTSIDE || y < -OUTSIDE || x > window.innerWidth + OUTSIDE || y > window.innerHeight + OUTSIDE

const strips = () => [...document.querySelectorAll<HTMLElement>('[data-pane] [data-tabs]')]

function readPanes(): PaneBoxes[] {
  return strips().map(strip => ({
    sheet: boxOf(strip.closest('[data-pane]')!),
    strip: boxOf(strip.parentElement!),
    tabs: [...strip.querySelectorAll('[role="tab"]')].map(boxOf),
  }))
}

function boxOf(element: Element): Box {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  return { left, top, right, bottom }
}

/** Tabs out of sight come into it when the pointer is held at an end of theirs. */
function scrollStrips(x: number, y: number): void {
  for (const strip of strips()) {
    const { left, right, top, bottom } = boxOf(strip)
    if (y < top || y > bottom || x < left || x > right) continue
    if (x < left + SCROLLS.within) strip.scrollLeft -= SCROLLS.by
    else if (x > right - SCROLLS.within) strip.scrollLeft += SCROLLS.by
  }
}
