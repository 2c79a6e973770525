import { useEffect, useRef } from 'react'
import { announce } from './announce.ts'

/** As long as a quick typist needs for the next letter. */
const QUIET_MS = 700

/**
 * Says to a screen reader what changes on the screen by itself ("3 results"), when it has rested for a moment. What
 * stands there at first is not said. `of`: what it is the answer to; the same words are said again for another.
 */
export function useAnnounced(text: string | null, of: unknown = text): void {
  const said = useRef(of)
  useEffect(() => {
    if (text === null || of === said.current) return
    const timer = setTimeout(() => {
      said.current = of
      announce(text)
    }, QUIET_MS)
    return () => clearTimeout(timer)
  }, [text, of])
}
