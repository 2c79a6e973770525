import { announce } from '#ui/announce.ts'
import type { Page, Passage } from './page.ts'
import { besideBlock, besideSentence, sentenceAt } from './sentences.ts'

export type Move = { does: 'sentence' | 'extend' | 'block'; step: 1 | -1 }

/** Selects by sentences, for who reads without a pointer: from what is selected, or from the first line in view. */
export function movePassage(page: Page, from: Passage | null, move: Move): boolean {
  const next = nextPassage(page, from, move)
  if (!next) return true
  page.select(next)
  const rect = page.range(next).getBoundingClientRect()
  if (rect.top < 48 || rect.bottom > page.window.innerHeight - 16) page.show(next.start, 'reading')
  announce(page.canonical.text.slice(next.start, next.end).slice(0, 300))
  return true
}

function nextPassage({ canonical, offsetBelow }: Page, from: Passage | null, { does, step }: Move): Passage | null {
  if (!from) return sentenceAt(canonical, offsetBelow(0))
  if (does === 'block') return besideBlock(canonical, from, step)
  if (does === 'sentence') return besideSentence(canonical, from, step)
  if (step > 0) {
    const more = besideSentence(canonical, from, 1)
    return more && { start: from.start, end: more.end }
  }
  const last = besideSentence(canonical, { start: Math.max(from.start, from.end - 1), end: from.end }, -1)
  return last && last.end > from.start && last.end < from.end ? { start: from.start, end: last.end } : null
}
