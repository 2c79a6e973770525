import { useCallback, useEffect, useRef, useState } from 'react'
import type { Over } from './layout.ts'
import { focusRegion } from './regions.ts'

export const NOTHING_OVER: Over = { navigator: false, list: false, context: false }

export type OverSheets = {
  over: Over
  /** Opens one part over the sheets, and puts any other away; null puts all away and leaves the focus alone. */
  show: (part: keyof Over | null) => void
  /** Puts all away; a focus that was on it goes to `back`. */
  close: () => void
}

/**
 * What has no room beside the sheets and lies over them for the moment, each under `data-over` with its name. It takes
 * the focus when it opens, and Escape puts it away from wherever one is.
 */
export function useOver(back: () => void): OverSheets {
  const [over, setOver] = useState(NOTHING_OVER)
  const latest = useRef(back)
  latest.current = back
  const part = (Object.keys(over) as (keyof Over)[]).find(each => over[each])

  const show = useCallback((next: keyof Over | null) => {
    setOver(was => {
      if (next) return { ...NOTHING_OVER, [next]: true }
      return was.navigator || was.list || was.context ? NOTHING_OVER : was
    })
  }, [])
  const close = useCallback(() => {
    const { activeElement } = document
    const isOn = activeElement === document.body || activeElement?.closest('[data-over]')
    show(null)
    if (isOn) latest.current()
  }, [show])

  useEffect(() => {
    if (!part) return
    const element = document.querySelector<HTMLElement>(`[data-over="${part}"]`)
    if (element && !element.contains(document.activeElement)) focusRegion(element)
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [part, close])

  return { over, show, close }
}
