import { DEFAULTS, type FieldedKey, type Settings, type SharedKey, saveFields, saveSetting } from '#data/settings.ts'
import { attempt } from '#ui/attempt.ts'

const NOT_KEPT = 'This setting was not kept.'

/** Sets some fields of a setting; it shows at once, in every window. */
export function changeSetting<K extends FieldedKey>(key: K, fields: Partial<Settings[K]>): void {
  attempt(saveFields(key, fields), NOT_KEPT)
}

export function setSetting<K extends SharedKey>(key: K, value: Settings[K]): void {
  attempt(saveSetting(key, value), NOT_KEPT)
}

/** Whether all of them are as they were before anybody set them. */
export function areUsual(keys: readonly SharedKey[], now: Settings): boolean {
  return keys.every(key => JSON.stringify(now[key]) === JSON.stringify(DEFAULTS[key]))
}

/** Sets them as they were before anybody set them. */
export function resetSettings(keys: readonly SharedKey[]): void {
  for (const key of keys) setSetting(key, DEFAULTS[key])
}
