import { useLayoutEffect, useRef } from 'react'
import { whyReadOnly } from '#data/db.ts'
import type { SourceHead } from '#data/rows.ts'
import { setReading } from '#data/sources.ts'
import { countWords } from '#lib/words.ts'
import { attempt } from '#ui/attempt.ts'
import type { Page } from './page.ts'
import { readingAfter } from './readingRule.ts'

const SAVES_AFTER = 800
type Seen = { position: number; progress: number }

/**
 * Goes back to where one left off, remembers where one is, and moves the reading state on. `startsElsewhere` where a
 * highlight is to be shown instead.
 */
export function useReading(page: Page | null, source: SourceHead, startsElsewhere: boolean) {
  const latest = useRef({ source, startsElsewhere })
  latest.current = { source, startsElsewhere }

  // A layout effect: its cleanup still finds the frame in the page and can measure once more.
  useLayoutEffect(() => {
    if (!page) return
    const { id, position, reading: asOpened } = latest.current.source
    const { window: view, canonical } = page
    const length = Math.max(1, canonical.text.length)
    const words = countWords(canonical.text)
    let seen: Seen = { position, progress: latest.current.source.progress }
    let saved: Seen = seen
    let timer: ReturnType<typeof setTimeout> | undefined
    let seconds = 0
    let hasScrolled = false
    let reachedEnd = false
    // What the reader sets by hand while the page is open holds until it is opened again.
    let expected = asOpened
    let isByHand = false
    let isSaving = false

    if (position > 0 && !latest.current.startsElsewhere) page.show(position, 'top')

    const look = () => {
      if (!page.document.defaultView || view.innerHeight === 0) return
      const bottom = page.offsetBelow(view.innerHeight)
      if (bottom >= length) reachedEnd = true
      const atTop = page.article.getBoundingClientRect().top >= 0
      const progress = Math.max(seen.progress, bottom / length)
      seen = { position: atTop ? 0 : page.offsetBelow(0), progress: Math.min(1, progress) }
    }
    const save = () => {
      if (whyReadOnly() !== null) return
      clearTimeout(timer)
      timer = undefined
      const { source: now } = latest.current
      if (now.reading !== expected && !isSaving) isByHand = true
      const reading = isByHand
        ? now.reading
        : readingAfter({ state: now.reading, seconds, hasScrolled, reachedEnd, words })
      const isMoved = seen.position !== saved.position || seen.progress !== saved.progress
      if (!isMoved && reading === now.reading) return
      saved = seen
      expected = reading
      isSaving = true
      const kept = setReading(id, { ...seen, ...(reading !== now.reading && { reading }) }).finally(() => {
        isSaving = false
      })
      attempt(kept, 'The place was not remembered.')
    }
    const onScroll = () => {
      hasScrolled ||= view.scrollY > 4
      timer ??= setTimeout(() => {
        look()
        save()
      }, SAVES_AFTER)
    }
    const leave = () => {
      if (timer !== undefined) look()
      save()
    }
    const onHide = () => document.visibilityState === 'hidden' && leave()
    const clock = setInterval(() => {
      if (document.visibilityState !== 'visible') return
      seconds += 1
      if (seconds % 5 === 0) save()
    }, 1000)

    let width = page.article.clientWidth
    const observer = new ResizeObserver(() => {
      if (page.article.clientWidth === width) return
      width = page.article.clientWidth
      // Other lines, the same place.
      if (seen.position > 0) page.show(seen.position, 'top')
    })
    observer.observe(page.article)

    const first = requestAnimationFrame(look)
    view.addEventListener('scroll', onScroll, { passive: true })
    document.addEventListener('visibilitychange', onHide)
    window.addEventListener('pagehide', leave)
    return () => {
      leave()
      cancelAnimationFrame(first)
      clearInterval(clock)
      clearTimeout(timer)
      observer.disconnect()
      view.removeEventListener('scroll', onScroll)
      document.removeEventListener('visibilitychange', onHide)
      window.removeEventListener('pagehide', leave)
    }
  }, [page])
}
