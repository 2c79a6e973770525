import { liveQuery } from 'dexie'
import { useEffect, useState } from 'react'
import { isDeletedTag, listOperations } from './operations.ts'
import type { Operation } from './rows.ts'

/** The last operations of all windows, the newest first. Null until they are read. */
export function useOperations(): Operation[] | null {
  const [found, setFound] = useState<Operation[] | null>(null)
  useEffect(() => {
    const reading = liveQuery(listOperations).subscribe(setFound)
    return () => reading.unsubscribe()
  }, [])
  return found
}

/** How many tags lie in the trash; none until that is read. */
export function useDeletedTags(): number {
  const [count, setCount] = useState(0)
  useEffect(() => {
    const reading = liveQuery(async () => (await listOperations()).filter(isDeletedTag).length).subscribe(setCount)
    return () => reading.unsubscribe()
  }, [])
  return count
}
