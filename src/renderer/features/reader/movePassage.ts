import { announce } from '#ui/announce.ts'
import type { Page, Passage } from './page.ts'
import { besideBlock, besideSentence, sentenceAt } from './sentences.ts'

export type Move = { does: 'sentence' | 'extend' | 'block'; step: 1 | -1 }

/**
 * Selects by sentences, for who reads without a pointer: from the passage one is at, from the point last pressed
 * (a passage without length), or, where neither is in view any more, from the first line that is.
 */
export function movePassage(page: Page, from: Passage | null, move: Move): void {
  const next = nextPassage(page, from && isInView(page, from) ? from : null, move)
  if (!next) return
  page.select(next)
  const rect = page.range(next).getBoundingClientRect()
  if (rect.top < 48 || rect.bottom > page.window.innerHeight - 16) page.show(next.start, 'reading')
  announce(page.canonical.text.slice(next.start, next.end).slice(0, 300))
}

function isInView(page: Page, { start, end }: Passage): boolean {
  const { text } = page.canonical
  const { top, bottom } = page
    .range({ start, end: Math.min(text.length, Math.max(end, start + 1)) })
    .getBoundingClientRect()
  return bottom > 0 && top < page.window.innerHeight
}

function nextPassage({ canonical, offsetBelow }: Page, from: Passage | null, { does, step }: Move): Passage | null {
  if (!from) return sentenceAt(canonical, offsetBelow(0))
  if (from.start === from.end) return sentenceAt(canonical, from.start)
  if (does === 'block') return besideBlock(canonical, from, step)
  if (does === 'sentence') return besideSentence(canonical, from, step)
  if (step > 0) {
    const more = besideSentence(canonical, from, 1)
    return more && { start: from.start, end: more.end }
  }
  const last = besideSentence(canonical, { start: Math.max(from.start, from.end - 1), end: from.end }, -1)
  return last && last.end > from.start && last.end < from.end ? { start: from.start, end: last.end } : null
}
