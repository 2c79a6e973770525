import { useSyncExternalStore } from 'react'
import { type Shared, type SharedKey, settings } from './settings.ts'

/** A setting as it is now, in every window that shares it. */
export function useSetting<K extends SharedKey>(key: K): Shared[K] {
  return useSyncExternalStore(settings.subscribe, () => settings.get(key))
}
