import { useEffect, useState } from 'react'
import { type BacklinkGroup, listBacklinks, shownTitle } from '#data/backlinks.ts'
import { inUse } from '#data/notes.ts'
import type { Id } from '#data/rows.ts'
import { useHeads } from '#data/useHeads.ts'

export type Backlinks = {
  /** Null before the first answer. */
  groups: BacklinkGroup[] | null
  isProblem: boolean
  retry: () => void
}

type Answer = { id: Id; groups: BacklinkGroup[] | null; isProblem: boolean }

/** The backlinks of a note or source, read again when a note that links to it is saved, or it or one of its headings is renamed. */
export function useBacklinks(id: Id): Backlinks {
  const revs = useHeads(() => inUse(id).notes.map(note => note.rev))
  const title = useHeads(() => shownTitle(id))
  const parts = useHeads(
    heads =>
      heads.notes
        .get(id)
        ?.parts?.map(part => part.words)
        .join('\n') ?? '',
  )
  const [answer, setAnswer] = useState<Answer>({ id, groups: null, isProblem: false })
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what links here was saved, or this was renamed: the sentences may read otherwise
  useEffect(() => {
    let isWanted = true
    listBacklinks(id).then(
      groups => isWanted && setAnswer({ id, groups, isProblem: false }),
      error => {
        console.error(error)
        if (isWanted) setAnswer(last => ({ id, groups: last.id === id ? last.groups : null, isProblem: true }))
      },
    )
    return () => {
      isWanted = false
    }
  }, [id, revs, title, parts, tries])
  const isOfThis = answer.id === id
  return {
    groups: isOfThis ? answer.groups : null,
    isProblem: isOfThis && answer.isProblem,
    retry: () => setTries(tries + 1),
  }
}
