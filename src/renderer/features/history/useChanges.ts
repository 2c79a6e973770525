import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { announce } from '#ui/announce.ts'

export type Changes = {
  count: number
  /** 0 for the first; -1 before one has gone to any. */
  at: number
  step: (by: 1 | -1) => void
}

export const NEXT_KEYS = 'Alt+ArrowDown'
export const PREVIOUS_KEYS = 'Alt+ArrowUp'

/** Goes from change to change in what is shown; each takes the focus and is told. Starts anew where `shown` is another. */
export function useChanges(list: RefObject<HTMLElement | null>, count: number, shown: unknown): Changes {
  const [at, setAt] = useState(-1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown is another
  useEffect(() => setAt(-1), [shown])

  const step = (by: 1 | -1) => {
    if (count === 0) return
    const next = at < 0 && by === -1 ? count - 1 : (at + by + count) % count
    const change = list.current?.querySelectorAll<HTMLElement>('[data-difference]')[next]
    if (!change) return
    setAt(next)
    change.scrollIntoView({ block: 'center' })
    change.focus({ preventScroll: true })
    announce(`Change ${next + 1} of ${count}. ${change.getAttribute('aria-label') ?? ''}`)
  }
  const latest = useRef(step)
  // Before it is painted: a key may come right after.
  useLayoutEffect(() => {
    latest.current = step
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
      if (!by) return
      event.preventDefault()
      latest.current(by)
    }
    // From wherever one is: the dialog itself has the focus at first.
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  return { count, at, step }
}
