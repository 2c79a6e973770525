import { CLOSED, LONGEST_PREFILL } from '#editor/find/closed.ts'
import type { FindSource, FindState } from '#editor/find/FindBar.tsx'
import { createMatcher, type Span } from '#editor/find/matching.ts'
import { type Folded, foldMapped } from '#lib/words.ts'
import { firstWhere, type Page } from './page.ts'

/** Finds words in the page of a source, as `FindBar` asks. */
export type PageFinder = FindSource & {
  open: () => void
  /** Listens to the page; returns what stops it and takes the marks away. */
  register: () => () => void
}

/** What the bar may cover, in pixels. */
const UNDER_BAR = 56
const MOST_PAINTED = 2000

/**
 * The text is folded as a whole when the bar is first opened; of what is found only what is in view is painted, with
 * the Highlight API of the frame.
 */
export function createPageFinder(page: Page): PageFinder {
  const { text } = page.canonical
  let state = CLOSED
  let folded: Folded | null = null
  let spans: Span[] = []
  // Where looking began: the first one found is the first from here on.
  let origin = 0
  let frame = 0
  const listeners = new Set<() => void>()

  const show = (next: Partial<FindState>) => {
    state = { ...state, ...next }
    for (const changed of listeners) changed()
  }
  const current = (): Span | undefined => spans[state.current - 1]

  const paint = () => {
    frame = 0
    if (!state.isOpen) return paintFound(page, [], null)
    const view = page.window
    const from = firstWhere(0, spans.length, i => spans[i]!.end > page.offsetBelow(0))
    const last = page.offsetBelow(view.innerHeight)
    const inView = spans.slice(from, from + MOST_PAINTED).filter(span => span.start <= last)
    paintFound(page, inView, current() ?? null)
  }
  const paintSoon = () => {
    if (state.isOpen && frame === 0) frame = page.window.requestAnimationFrame(paint)
  }

  const go = (at: number) => {
    show({ count: spans.length, current: at })
    const span = current()
    if (span) {
      origin = span.start
      if (!isInView(page, span)) page.show(span.start, 'reading')
    }
    paint()
  }
  const firstFrom = (offset: number): number => {
    if (spans.length === 0) return 0
    const at = firstWhere(0, spans.length, i => spans[i]!.start >= offset)
    return at === spans.length ? 1 : at + 1
  }

  const finder: PageFinder = {
    get: () => state,
    subscribe: changed => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    open: () => {
      const selected = page.selected()
      const words = selected ? text.slice(selected.start, selected.end).trim() : ''
      const isPrefill = words !== '' && words.length <= LONGEST_PREFILL && !words.includes('\n')
      // Asked for again from the bar itself, it goes on with what is written there.
      const isFromText = !state.isOpen || page.document.hasFocus()
      show({ isOpen: true, asked: state.asked + 1 })
      if (!isFromText) return
      origin = selected?.start ?? page.offsetBelow(0)
      finder.set({ query: isPrefill ? words : state.query })
    },
    close: () => {
      if (!state.isOpen) return
      const span = current()
      show({ isOpen: false })
      paint()
      if (span) page.select(span)
      page.window.focus()
    },
    set: options => {
      state = { ...state, ...options, isReplacing: false }
      folded ??= foldMapped(text)
      spans = createMatcher(state)?.({ text, folded }) ?? []
      go(firstFrom(origin))
    },
    step: by => {
      if (spans.length > 0) go(((state.current - 1 + by + spans.length) % spans.length) + 1)
    },
    register: () => {
      const stop = new AbortController()
      const options = { signal: stop.signal, passive: true }
      page.window.addEventListener('scroll', paintSoon, options)
      page.window.addEventListener('resize', paintSoon, options)
      page.document.addEventListener(
        'keydown',
        event => {
          if (event.key !== 'Escape' || event.defaultPrevented || !state.isOpen) return
          event.preventDefault()
          finder.close()
        },
        { signal: stop.signal },
      )
      return () => {
        stop.abort()
        page.window?.cancelAnimationFrame(frame)
        paintFound(page, [], null)
      }
    },
  }
  return finder
}

function isInView(page: Page, span: Span): boolean {
  const rects = page.rects(span)
  const [first, last] = [rects[0], rects.at(-1)]
  return first !== undefined && first.top > UNDER_BAR && last!.bottom < page.window.innerHeight
}

function paintFound(page: Page, spans: Span[], current: Span | null): void {
  const registry = page.window?.CSS?.highlights
  const Paint = page.window?.Highlight
  if (!registry || !Paint) return
  const set = (name: string, shown: Span[], priority: number) => {
    if (shown.length === 0) return void registry.delete(name)
    const ranges = new Paint(...shown.map(page.range))
    // Above the colours of the highlights.
    ranges.priority = priority
    registry.set(name, ranges)
  }
  set('found', spans, 1)
  set('found-current', current ? [current] : [], 2)
}
