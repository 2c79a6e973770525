import { allSources, type Heads, pinnedNotes, titleOf } from '#data/heads.ts'
import type { NoteHead, SourceHead } from '#data/rows.ts'
import { distinction, sharedTitles } from '#data/sameTitles.ts'
import { whence } from '#lib/csl.ts'

const MOST_EXCERPT = 60
const byTitle = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** Pinned notes and sources by title: what is written in must not move away under the hand. */
export function pinnedRecords(heads: Heads): (NoteHead | SourceHead)[] {
  const pinned = [...pinnedNotes(heads), ...allSources(heads).filter(source => source.pinned)]
  return pinned.sort((a, b) => byTitle.compare(titleOf(a), titleOf(b)) || a.createdAt - b.createdAt)
}

/** The small words that tell records apart which bear one title, by id: the first that each has of its own. */
export function distinctions(records: readonly (NoteHead | SourceHead)[]): Map<string, string> {
  const shared = sharedTitles(records)
  const twins = records.filter(record => shared.has(titleOf(record)))
  return new Map(
    twins.map(record => {
      const others = twins.filter(each => each !== record && titleOf(each) === titleOf(record)).map(signsOf)
      const isOwn = (sign: string, at: number) => sign !== '' && others.every(other => other[at] !== sign)
      const signs = signsOf(record)
      return [record.id, signs.find(isOwn) ?? signs.at(-1) ?? '']
    }),
  )
}

/** The same of each record in the same order, the shortest first. */
function signsOf(record: NoteHead | SourceHead): string[] {
  if (record.kind === 'source') return ['', '', whence(record.csl)]
  const { tags, excerpt } = record
  return [tags[0] ? `#${tags[0]}` : '', excerpt.slice(0, MOST_EXCERPT), distinction(record)]
}
