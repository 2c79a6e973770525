import type { ReadingState } from '#data/rows.ts'

export type Visit = {
  state: ReadingState
  /** Since the source was opened, while it was in view. */
  seconds: number
  hasScrolled: boolean
  /** The last line is or was in view. */
  reachedEnd: boolean
  words: number
}

const OPENED = 5
const WORDS_A_SECOND = 4
/** Who gets to the end in less than this part of the time it takes to read has leafed through it. */
const LEAST = 0.15
const LEAST_MOST = 60

/** What the reading state becomes by itself. It never goes back: only the reader says that something is unread again. */
export function readingAfter({ state, seconds, hasScrolled, reachedEnd, words }: Visit): ReadingState {
  if (state === 'read') return 'read'
  const least = Math.min(LEAST_MOST, Math.max(OPENED, (words / WORDS_A_SECOND) * LEAST))
  if (reachedEnd && seconds >= least) return 'read'
  return state === 'reading' || hasScrolled || seconds >= OPENED ? 'reading' : 'unread'
}
