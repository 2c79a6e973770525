import { useSyncExternalStore } from 'react'
import { type Settings, type SharedKey, settings } from './settings.ts'

/** A setting as it is now, in every window that shares it. */
export function useSetting<K extends SharedKey>(key: K): Settings[K] {
  return useSyncExternalStore(settings.subscribe, () => settings.get(key))
}
