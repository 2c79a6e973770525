import type { Id } from './rows.ts'

/** A heading as it is found again: its kind, its words, and which one of those alike it is. */
export type FoldedHeading = { tag: string; words: string; nth: number }

const KEY = 'folded'
/** Of so many notes it is known what is folded in them; the one longest untouched is forgotten first. */
const MOST_NOTES = 300
const MOST_HEADINGS = 500

type Kept = [Id, FoldedHeading[]][]

const isHeading = (value: unknown): value is FoldedHeading => {
  const { tag, words, nth } = (value ?? {}) as Record<string, unknown>
  return typeof tag === 'string' && typeof words === 'string' && typeof nth === 'number'
}

const isEntry = (value: unknown): value is Kept[number] =>
  Array.isArray(value) && typeof value[0] === 'string' && Array.isArray(value[1])

function readAll(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isEntry) : []
  } catch {
    // Damaged, or a browser that keeps nothing of this site: everything is shown.
    return []
  }
}

/** The headings that are folded in a note on this machine. Synchronous, for the first frame of the note. */
export function foldedIn(id: Id): FoldedHeading[] {
  const [, headings = []] = readAll().find(([note]) => note === id) ?? []
  return headings.filter(isHeading)
}

/** Keeps which headings are folded in a note. How one looks at a text is no part of it: not saved, sent or exported. */
export function keepFolded(id: Id, headings: readonly FoldedHeading[]): void {
  const others = readAll().filter(([note]) => note !== id)
  const mine: Kept = headings.length > 0 ? [[id, headings.slice(0, MOST_HEADINGS)]] : []
  try {
    localStorage.setItem(KEY, JSON.stringify([...others, ...mine].slice(-MOST_NOTES)))
  } catch {
    // No room: unsaved texts need it more.
  }
}
