import type { KeptBecause, PastState } from '#data/rows.ts'
import { clockOf, counted, dayOf } from '#lib/when.ts'

const BECAUSE: Record<KeptBecause, string> = {
  writing: '',
  change: 'before a larger change',
  conflict: 'before a conflict',
  deletion: 'before a large deletion',
  restore: 'before a restore',
}

/** Why a state was kept, in words; empty where one only wrote on. */
export const becauseWords = (because: KeptBecause): string => BECAUSE[because]

/** When a state was written, as a list names it: "Today, 14:05". */
export function whenWords(at: number, now: number = Date.now()): string {
  const day = dayOf(at, now)
  return `${day.charAt(0).toUpperCase()}${day.slice(1)}, ${clockOf(at)}`
}

/** The size of a state, and how far it is from the one before it: "312 words, 12 more". Empty where words are not counted. */
export function sizeWords(words: number, before: number | null): string {
  const size = counted(words, 'word')
  if (before === null || before === words) return size
  const more = words - before
  return `${size}, ${Math.abs(more).toLocaleString('en')} ${more > 0 ? 'more' : 'fewer'}`
}

/** The sizes of states that stand newest first, each against the next one. */
export const sizesOf = (states: readonly Pick<PastState, 'words'>[]): string[] =>
  states.map(({ words }, at) => sizeWords(words, states[at + 1]?.words ?? null))
