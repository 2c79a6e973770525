import { allSources, type Heads, pinnedNotes, titleOf } from '#data/heads.ts'
import type { NoteHead, SourceHead } from '#data/rows.ts'
import { distinction, sharedTitles } from '#data/sameTitles.ts'
import { whence } from '#lib/csl.ts'

const byTitle = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** Pinned notes and sources by title: what is written in must not move away under the hand. */
export function pinnedRecords(heads: Heads): (NoteHead | SourceHead)[] {
  const pinned = [...pinnedNotes(heads), ...allSources(heads).filter(source => source.pinned)]
  return pinned.sort((a, b) => byTitle.compare(titleOf(a), titleOf(b)) || a.createdAt - b.createdAt)
}

/** The small words that tell records apart which bear one title, by id. */
export function distinctions(records: readonly (NoteHead | SourceHead)[]): Map<string, string> {
  const shared = sharedTitles(records)
  const twins = records.filter(record => shared.has(titleOf(record)))
  return new Map(twins.map(record => [record.id, record.kind === 'note' ? distinction(record) : whence(record.csl)]))
}
