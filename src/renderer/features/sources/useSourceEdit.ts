import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Id } from '#data/rows.ts'
import type { Csl } from '#lib/csl.ts'
import { SourceEdit } from './sourceEdit.ts'

/** The edit of one source's description; what is typed is saved when the form goes away, and when the window does. */
export function useSourceEdit(id: Id): { edit: SourceEdit; draft: Readonly<Partial<Csl>> } {
  const [edit] = useState(() => new SourceEdit(id))
  const draft = useSyncExternalStore(edit.subscribe, edit.getDraft)
  useEffect(() => {
    const flush = () => void edit.flush()
    const onHidden = () => document.visibilityState === 'hidden' && flush()
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', onHidden)
      flush()
    }
  }, [edit])
  return { edit, draft }
}
