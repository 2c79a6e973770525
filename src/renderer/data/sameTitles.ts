import { clockOf, dayOf } from '#lib/when.ts'
import { titleOf } from './heads.ts'
import type { NoteHead, SourceHead } from './rows.ts'

/** Titles in `heads` that more than one of them bears. */
export function sharedTitles(heads: readonly (NoteHead | SourceHead)[]): Set<string> {
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const head of heads) {
    const title = titleOf(head)
    if (seen.has(title)) shared.add(title)
    seen.add(title)
  }
  return shared
}

/** What tells a note from another of the same title: its first tag, and when it was changed. */
export function distinction({ tags, changedAt }: NoteHead): string {
  const day = dayOf(changedAt)
  const when = day === 'today' || day === 'yesterday' ? `${day} ${clockOf(changedAt)}` : day
  return [tags[0] && `#${tags[0]}`, `changed ${when}`].filter(Boolean).join(' · ')
}
