import { type RefObject, useEffect, useState } from 'react'

/** Whether what is in a box is wider than the box. Measured anew when the box or `content` changes. */
export function useOverflow(box: RefObject<HTMLElement | null>, content: unknown): boolean {
  const [overflows, setOverflows] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, other widths
  useEffect(() => {
    const element = box.current
    if (!element) return
    // It tells of the box once by itself, with the frame laid out: measured here, a note about to be shown would be laid
    // out once more.
    const observer = new ResizeObserver(() => setOverflows(element.scrollWidth > element.clientWidth + 1))
    observer.observe(element)
    return () => observer.disconnect()
  }, [box, content])
  return overflows
}
