import { liveQuery } from 'dexie'
import { useEffect, useState } from 'react'
import { listOperations } from './operations.ts'
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
