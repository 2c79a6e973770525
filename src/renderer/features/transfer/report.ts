import type { Operation } from '#data/rows.ts'
import type { Told } from '#formats/vault.ts'
import { counted } from '#lib/when.ts'

/** What an import did. `remarks`: a sentence each, with the places it is about. */
export type Report = {
  /** Undoes all of it as one step. */
  operation: Operation
  notes: number
  sources: number
  highlights: number
  /** Titles of what was there already and stayed as it is. */
  there: string[]
  remarks: { sentence: string; places: string[] }[]
  stopped: boolean
}

/** Of an import that has done nothing yet. */
export function emptyReport(operation: Operation): Report {
  return { operation, notes: 0, sources: 0, highlights: 0, there: [], remarks: [], stopped: false }
}

const WORDS: Record<string, [sentence: string, one: string, many?: string]> = {
  image: ['Not found or not readable, and only named in the text', 'image'],
  embed: ['Turned into links', 'embedded note'],
  'part of a note': ['Lead to the whole note instead of a heading or block in it', 'link'],
  missing: ['Lead to notes that are not there', 'link'],
  footnote: ['Kept as written', 'footnote mark'],
  html: ['Kept as written', 'piece of HTML', 'pieces of HTML'],
  'too deep': ['Nested too deep and kept as written', 'passage'],
  plain: ['Took too long to read and kept as plain text', 'file'],
  properties: ['With properties of their own, kept in a block of code on top', 'file'],
}

/** What could not be taken in as it was, a sentence for each kind. */
export function remarksOn(told: Told): Report['remarks'] {
  return [...told].map(([what, found]) => {
    const [sentence, one, many] = WORDS[what] ?? ['Not understood', what]
    return {
      sentence: `${sentence}: ${counted(found.length, one, many)}.`,
      places: found.map(({ path, words }) => (words === path ? path : `${path}: ${words}`)),
    }
  })
}

/** "212 notes and 3 sources were added." */
export function summaryOf({ notes, sources, highlights, stopped }: Report): string {
  const parts = [
    notes > 0 || sources + highlights === 0 ? counted(notes, 'note') : '',
    sources > 0 ? counted(sources, 'source') : '',
    highlights > 0 ? counted(highlights, 'highlight') : '',
  ].filter(Boolean)
  const all = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts[0]!
  const was = notes + sources + highlights === 1 ? 'was' : 'were'
  return `${stopped ? 'Stopped. ' : ''}${all} ${was} added.`
}
