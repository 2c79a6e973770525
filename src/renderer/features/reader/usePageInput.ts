import { useEffect, useRef } from 'react'
import type { Page, Passage } from './page.ts'
import { type ReaderKey, readerKey } from './readerKeys.ts'

export type PageInput = {
  /** What is selected when the pointer or the keys have come to rest; null when nothing is any more. */
  onSelect: (passage: Passage | null) => void
  /** A press on the text without selecting: the offset under it, or null beside the text. */
  onPoint: (offset: number | null) => void
  onLink: (address: string, passage: Passage) => void
  /** True where the key was used. */
  onKey: (key: ReaderKey) => boolean
}

/** What the reader does in the frame, in terms of the text. */
export function usePageInput(page: Page | null, input: PageInput): void {
  const latest = useRef(input)
  latest.current = input

  useEffect(() => {
    if (!page) return
    const stop = new AbortController()
    const options = { signal: stop.signal }
    let isDown = false
    const { document: inside } = page

    const select = () => latest.current.onSelect(page.selected())
    inside.addEventListener(
      'pointerdown',
      () => {
        isDown = true
      },
      options,
    )
    // The bar must not appear under a pointer that is still selecting. Released outside the frame counts as well.
    const release = () => {
      if (!isDown) return
      isDown = false
      select()
    }
    inside.addEventListener('pointerup', release, options)
    window.addEventListener('pointerup', release, options)
    inside.addEventListener('pointercancel', release, options)
    inside.addEventListener('selectionchange', () => !isDown && select(), options)

    const onClick = (event: MouseEvent) => {
      const target = event.target as Element
      if (page.over.contains(target)) return
      const link = target.closest?.('a[href]')
      if (link) {
        event.preventDefault()
        followLink(page, link, latest.current.onLink)
      } else if (event.button === 0 && !page.selected()) latest.current.onPoint(offsetUnder(page, event))
    }
    inside.addEventListener('click', onClick, options)
    inside.addEventListener('auxclick', onClick, options)
    inside.addEventListener(
      'keydown',
      event => {
        if (page.over.contains(event.target as Node)) return
        const key = readerKey(event)
        if (key && latest.current.onKey(key)) event.preventDefault()
      },
      options,
    )
    return () => stop.abort()
  }, [page])
}

function offsetUnder(page: Page, { clientX, clientY }: MouseEvent): number | null {
  const offset = page.offsetAt(clientX, clientY)
  if (offset === null) return null
  // The nearest letter may be far off where the point lies beside the lines.
  const near = page.rects({ start: Math.max(0, offset - 1), end: Math.min(page.canonical.text.length, offset + 1) })
  const isOver = near.some(
    rect =>
      clientX >= rect.left - 2 && clientX <= rect.right + 2 && clientY >= rect.top - 2 && clientY <= rect.bottom + 2,
  )
  return isOver ? offset : null
}

/** A link within the text goes there; any other is shown before it is opened. */
function followLink(page: Page, link: Element, onLink: PageInput['onLink']) {
  const href = link.getAttribute('href') ?? ''
  if (href.startsWith('#')) {
    const id = decodeURIComponent(href.slice(1))
    const target = [...page.article.querySelectorAll('[id], a[name]')].find(
      element => element.id === id || element.getAttribute('name') === id,
    )
    target?.scrollIntoView({ block: 'start' })
    return
  }
  const start = page.canonical.offsetOf(link, 0)
  onLink(href, { start, end: Math.max(start + 1, page.canonical.offsetOf(link, link.childNodes.length)) })
}
