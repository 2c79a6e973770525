import { useEffect, useState } from 'react'
import { type BacklinkGroup, listBacklinks, shownTitle } from '#data/backlinks.ts'
import { inUse } from '#data/notes.ts'
import type { Id } from '#data/rows.ts'
import { useHeads } from '#data/useHeads.ts'

/** The backlinks of a note or source, read again when a note that links to it is saved, or it is renamed. Null before the first answer. */
export function useBacklinks(id: Id): BacklinkGroup[] | null {
  const revs = useHeads(() => inUse(id).notes.map(note => note.rev))
  const title = useHeads(() => shownTitle(id))
  const [found, setFound] = useState<{ id: Id; groups: BacklinkGroup[] } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what links here was saved, or this was renamed: the sentences may read otherwise
  useEffect(() => {
    let left = false
    const load = async () => {
      const groups = await listBacklinks(id)
      if (!left) setFound({ id, groups })
    }
    void load()
    return () => {
      left = true
    }
  }, [id, revs, title])
  return found && found.id === id ? found.groups : null
}
