import { liveQuery } from 'dexie'
import { useEffect, useState } from 'react'
import { isDeletedTag, listOperations } from './operations.ts'
import type { Operation } from './rows.ts'

/** The last operations of all windows, the newest first. Null until they are read. */
export function useOperations(): Operation[] | null {
  return useLive<Operation[] | null>(listOperations, null)
}

/** How many tags lie in the trash; none until that is read. */
export function useDeletedTags(): number {
  return useLive(countDeletedTags, 0)
}

async function countDeletedTags(): Promise<number> {
  return (await listOperations()).filter(isDeletedTag).length
}

/** What a query finds, anew after each commit of any window that touches it; `before` until it is read. */
function useLive<T>(query: () => Promise<T>, before: T): T {
  const [found, setFound] = useState(before)
  useEffect(() => {
    const reading = liveQuery(query).subscribe(setFound)
    return () => reading.unsubscribe()
  }, [query])
  return found
}
