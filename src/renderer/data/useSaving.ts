import { useSyncExternalStore } from 'react'
import { type Saving, saving } from './saving.ts'

/** What the status line says. */
export function useSaving(): Saving {
  return useSyncExternalStore(saving.subscribe, saving.get)
}
