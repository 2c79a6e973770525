import { useEffect, useState } from 'react'
import { headOf } from '#data/heads.ts'
import { listPast } from '#data/history.ts'
import type { Head, Id, PastState } from '#data/rows.ts'
import { useHeads } from '#data/useHeads.ts'
import { attempt } from '#ui/attempt.ts'

/** A record as it is and the states it had, newest first; `past` is null until they are read. */
export function usePast(id: Id): { head: Head | undefined; past: PastState[] | null } {
  const head = useHeads(() => headOf(id))
  const rev = head?.rev
  const [past, setPast] = useState<{ id: Id; states: PastState[] } | null>(null)
  // Each write may have kept a state.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the states follow the record
  useEffect(() => {
    let isWanted = true
    const reading = listPast(id).then(states => {
      if (isWanted) setPast({ id, states })
    })
    attempt(reading, 'The earlier versions could not be read.')
    return () => {
      isWanted = false
    }
  }, [id, rev])
  return { head, past: past?.id === id ? past.states : null }
}
