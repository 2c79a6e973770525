import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react'
import type { Outline } from '#editor/outline/outline.ts'
import { type Drop, dropAt, type TreeRow } from './outlineTree.ts'

type Held = { key: string; fromY: number; drop: Drop | null; line: Line | null }
type Line = { top: number; start: string }

/** Pixels. */
const DRAGS_FROM = 4
const EDGE = 32
const STEP = 12

export type SectionDrag = {
  held: string | null
  line: Line | null
  take: (event: ReactPointerEvent<HTMLElement>, key: string) => void
  /** Asked by the click that ends a drag: it is no press. */
  wasDragged: () => boolean
}

function scrollNear(tree: HTMLElement, y: number): void {
  let pane: HTMLElement | null = tree
  while (pane && !/auto|scroll/.test(getComputedStyle(pane).overflowY)) pane = pane.parentElement
  const box = pane?.getBoundingClientRect()
  if (!pane || !box) return
  if (y < box.top + EDGE) pane.scrollTop -= STEP
  else if (y > box.bottom - EDGE) pane.scrollTop += STEP
}

/** A section held by its row in the outline: shows where it would be let go, and moves it there. Escape lets it be. */
export function useSectionDrag(
  tree: { current: HTMLElement | null },
  rows: readonly TreeRow[],
  outline: Outline,
): SectionDrag {
  const [held, setHeld] = useState<Held | null>(null)
  const dragged = useRef(false)
  const key = held?.key

  useEffect(() => {
    if (!key) return
    const place = (y: number): Pick<Held, 'drop' | 'line'> => {
      const items = [...(tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])]
      const boxes = items.map(item => item.getBoundingClientRect())
      const gap = boxes.filter(({ top, bottom }) => y > (top + bottom) / 2).length
      const drop = dropAt(rows, key, gap)
      const top = (boxes[gap]?.top ?? boxes.at(-1)?.bottom ?? 0) - (tree.current?.getBoundingClientRect().top ?? 0)
      return { drop, line: drop && { top, start: `${drop.depth + 0.25}rem` } }
    }
    const follow = (event: PointerEvent) => {
      if (tree.current) scrollNear(tree.current, event.clientY)
      setHeld(was => {
        if (!was || (!was.line && Math.abs(event.clientY - was.fromY) < DRAGS_FROM)) return was
        dragged.current = true
        return { ...was, ...place(event.clientY) }
      })
    }
    const letGo = (event: PointerEvent) => {
      setHeld(null)
      const { drop } = dragged.current ? place(event.clientY) : { drop: null }
      if (drop) outline.move(key, drop.before, drop.level)
    }
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      setHeld(null)
    }
    const drop = () => setHeld(null)
    window.addEventListener('pointermove', follow)
    window.addEventListener('pointerup', letGo)
    window.addEventListener('pointercancel', drop)
    window.addEventListener('keydown', cancel, { capture: true })
    return () => {
      window.removeEventListener('pointermove', follow)
      window.removeEventListener('pointerup', letGo)
      window.removeEventListener('pointercancel', drop)
      window.removeEventListener('keydown', cancel, { capture: true })
    }
  }, [key, tree, rows, outline])

  return {
    held: held?.line ? held.key : null,
    line: held?.line ?? null,
    take: (event, taken) => {
      if (event.button !== 0) return
      dragged.current = false
      setHeld({ key: taken, fromY: event.clientY, drop: null, line: null })
    },
    wasDragged: () => dragged.current,
  }
}
