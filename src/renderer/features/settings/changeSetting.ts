import { DEFAULTS, type Settings, type SharedKey, saveSetting, settings } from '#data/settings.ts'
import { attempt } from '#ui/attempt.ts'

type Fielded = 'writing' | 'reader' | 'spelling' | 'daily'

/** Sets some fields of a setting; it shows at once, in every window. */
export function changeSetting<K extends Fielded>(key: K, patch: Partial<Settings[K]>): void {
  setSetting(key, { ...settings.get(key), ...patch })
}

export function setSetting<K extends SharedKey>(key: K, value: Settings[K]): void {
  attempt(saveSetting(key, value), 'This setting was not kept.')
}

/** Whether all of them are as they were before anybody set them. */
export function areUsual(keys: readonly SharedKey[], now: Settings): boolean {
  return keys.every(key => JSON.stringify(now[key]) === JSON.stringify(DEFAULTS[key]))
}

/** Sets them as they were before anybody set them. */
export function resetSettings(keys: readonly SharedKey[]): void {
  for (const key of keys) setSetting(key, DEFAULTS[key])
}
