import { useEffect } from 'react'
import { useHeads } from '#data/useHeads.ts'
import type { Place } from '#lib/place.ts'
import { labelOf } from './placeLabel.ts'

/** What the system's window list calls the window. */
export function useWindowTitle(place: Place): void {
  const text = useHeads(heads => labelOf(place, heads).text)
  useEffect(() => {
    document.title = place.kind === 'start' ? 'Aide-Mémoire' : `${text.slice(0, 200)} · Aide-Mémoire`
  }, [text, place.kind])
}
