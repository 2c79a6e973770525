import { useCallback, useSyncExternalStore } from 'react'
import type { Id } from '#data/rows.ts'
import type { EditorHandle } from './handle.ts'

/** The notes that are open for writing in this window, the one opened last at the end. */
let open: readonly { note: Id; handle: EditorHandle }[] = []
const listeners = new Set<() => void>()

const set = (next: typeof open) => {
  open = next
  for (const changed of listeners) changed()
}

/** Makes an open text known to what stands beside it, as its outline. Returns what takes that back. */
export function addOpenEditor(note: Id, handle: EditorHandle): () => void {
  set([...open, { note, handle }])
  return () => set(open.filter(each => each.handle !== handle))
}

const subscribe = (changed: () => void) => {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

/** The open text of a note; null until it is there. */
export function useOpenEditor(note: Id): EditorHandle | null {
  const get = useCallback(() => open.findLast(each => each.note === note)?.handle ?? null, [note])
  return useSyncExternalStore(subscribe, get)
}
