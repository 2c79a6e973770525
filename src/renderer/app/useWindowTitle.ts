import { useEffect } from 'react'
import { useHeads } from '#data/useHeads.ts'
import type { Place } from '#lib/place.ts'
import { labelOf } from './placeLabel.ts'

// Not a frame: a window that is out of sight has none, and its name is seen all the same.
const AFTER_PAINT_MS = 50

/** What the system's window list calls the window. */
export function useWindowTitle(place: Place): void {
  const text = useHeads(heads => labelOf(place, heads).text)
  useEffect(() => {
    const title = place.kind === 'start' ? 'Aide-Mémoire' : `${text.slice(0, 200)} · Aide-Mémoire`
    // The system is told when the page is shown: it would hold up the first frame of a note.
    const timer = setTimeout(() => {
      document.title = title
    }, AFTER_PAINT_MS)
    return () => clearTimeout(timer)
  }, [text, place.kind])
}
