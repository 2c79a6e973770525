import type { Operation } from '#data/rows.ts'
import { tagInWords } from '#lib/tag.ts'
import { clockOf, countedAll, dayOf } from '#lib/when.ts'

/** What a bulk change did, as a sentence without its end: "Renamed #us/aid to #policy/aid". */
export function changeWords({ did, counts }: Pick<Operation, 'did' | 'counts'>): string {
  if (did.kind === 'import') return did.from === '' ? 'Imported files' : `Imported “${did.from}”`
  if (did.kind === 'delete') return `Moved ${countedAll(counts)} to the Trash`
  const { from, to } = did.move
  return to === null ? `Deleted ${tagInWords(from)}` : `Renamed ${tagInWords(from)} to ${tagInWords(to)}`
}

/** When it was, on how much, and whether it was taken back: "Today, 14:32 · 12 notes and 3 sources · Undone". */
export function changeDetail({ at, did, counts, undoneAt }: Operation, now?: number): string {
  const day = dayOf(at, now)
  const when = `${day.charAt(0).toUpperCase()}${day.slice(1)}, ${clockOf(at)}`
  return [when, did.kind !== 'delete' && countedAll(counts), undoneAt !== null && 'Undone'].filter(Boolean).join(' · ')
}
