import { useEffect, useMemo, useRef } from 'react'
import type { Page } from './page.ts'
import { createPageFinder, type PageFinder } from './pageFinder.ts'

/** What finds words in the page, while there is one. `onFind` hears of it, for the commands of the window. */
export function usePageFinder(
  page: Page | null,
  onFind: ((find: PageFinder | null) => void) | undefined,
): PageFinder | null {
  const finder = useMemo(() => page && createPageFinder(page), [page])
  const latest = useRef(onFind)
  latest.current = onFind
  useEffect(() => {
    if (!finder) return
    const stop = finder.register()
    latest.current?.(finder)
    return () => {
      stop()
      latest.current?.(null)
    }
  }, [finder])
  return finder
}
