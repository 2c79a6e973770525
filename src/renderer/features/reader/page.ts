import { type CanonicalDom, readCanonical } from '#lib/canonical.ts'

/** Offsets in the canonical text, UTF-16 units. */
export type Passage = { start: number; end: number }

/** The page in the frame, as the reader outside works with it. Rectangles are in the frame's own view. */
export type Page = {
  document: Document
  window: Window & typeof globalThis
  main: HTMLElement
  article: HTMLElement
  /** Lies over the text without being part of it. */
  over: HTMLElement
  canonical: CanonicalDom
  range(passage: Passage): Range
  rects(passage: Passage): DOMRect[]
  /** What is selected of the text; null where nothing is. */
  selected(): Passage | null
  select(passage: Passage): void
  clear(): void
  /** The offset of the letter under a point, null where there is none. */
  offsetAt(x: number, y: number): number | null
  /** The first offset whose line ends below `y`. */
  offsetBelow(y: number): number
  /** Brings the line of an offset to the top, or to where one reads. Again when the page around it was laid out. */
  show(offset: number, where: 'top' | 'reading'): void
}

const TOP = 12

/** Null where the frame holds no page of ours (before it has loaded). */
export function openPage(frame: HTMLIFrameElement): Page | null {
  const document = frame.contentDocument
  const window = frame.contentWindow as (Window & typeof globalThis) | null
  const main = document?.querySelector<HTMLElement>('body > main')
  const article = main?.querySelector<HTMLElement>(':scope > article')
  const over = main?.querySelector<HTMLElement>(':scope > .over')
  if (!document || !window || !main || !article || !over) return null

  const canonical = readCanonical(article)
  const length = canonical.text.length
  const range = ({ start, end }: Passage) => {
    const it = document.createRange()
    if (length === 0) return it
    const at = canonical.rangeOf(start, end)
    it.setStart(at.startNode, at.startOffset)
    it.setEnd(at.endNode, at.endOffset)
    return it
  }
  const rects = (passage: Passage) => [...range(passage).getClientRects()].filter(rect => rect.width > 0)
  const letter = (offset: number) => range({ start: offset, end: Math.min(length, offset + 1) }).getBoundingClientRect()

  return {
    document,
    window,
    main,
    article,
    over,
    canonical,
    range,
    rects,
    selected: () => passageOf(document.getSelection(), article, canonical),
    select(passage) {
      const selection = document.getSelection()
      selection?.removeAllRanges()
      selection?.addRange(range(passage))
    },
    clear: () => document.getSelection()?.removeAllRanges(),
    offsetAt: (x, y) => offsetAt(document, article, canonical, x, y),
    offsetBelow: y => offsetBelow(canonical, letter, y),
    show: (offset, where) => show(window, () => letter(Math.min(offset, length)), where),
  }
}

function passageOf(selection: Selection | null, article: HTMLElement, canonical: CanonicalDom): Passage | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0)
  const start = article.contains(startContainer)
    ? canonical.offsetOf(startContainer, startOffset)
    : before(startContainer, article)
      ? 0
      : null
  const end = article.contains(endContainer)
    ? canonical.offsetOf(endContainer, endOffset)
    : before(endContainer, article)
      ? null
      : canonical.text.length
  if (start === null || end === null) return null
  return canonical.text.slice(start, end).trim() === '' ? null : { start, end }
}

/** Holds also for what `article` lies in: a selection that starts there starts before the text. */
const before = (node: Node, article: Node) =>
  (node.compareDocumentPosition(article) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)) > 0

function offsetAt(
  document: Document,
  article: HTMLElement,
  canonical: CanonicalDom,
  x: number,
  y: number,
): number | null {
  const point = document.caretRangeFromPoint?.(x, y)
  if (!point || !article.contains(point.startContainer)) return null
  return canonical.offsetOf(point.startContainer, point.startOffset)
}

/** Blocks and lines follow one another downwards, so both are searched by halves: some twenty rectangles, however long the text. */
function offsetBelow({ text, blocks }: CanonicalDom, letter: (offset: number) => DOMRect, y: number): number {
  const endOf = (block: number) => (blocks[block + 1] ?? text.length + 2) - 3
  const block = firstWhere(0, blocks.length, i => letter(endOf(i)).bottom > y)
  const from = blocks[block]
  if (from === undefined) return text.length
  return firstWhere(from, endOf(block) + 1, offset => letter(offset).bottom > y)
}

/** The first of [low, high) for which `holds`, which is false before and true after; `high` where there is none. */
export function firstWhere(low: number, high: number, holds: (i: number) => boolean): number {
  let from = low
  let to = high
  while (from < to) {
    const middle = (from + to) >> 1
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return from
}

const TRIES = 12

function show(window: Window, rect: () => DOMRect, where: 'top' | 'reading') {
  let tries = 0
  const settle = () => {
    const goal = where === 'top' ? TOP : window.innerHeight * 0.3
    const away = rect().top - goal
    window.scrollBy(0, away)
    // Blocks out of view have only a guessed height until one is near them; look again when they have been laid out.
    tries += 1
    if (tries < TRIES && Math.abs(away) > 1) requestAnimationFrame(settle)
  }
  settle()
}
