import type { Keys } from '#lib/keys.ts'

export type SettingsSection = 'appearance' | 'writing' | 'reading' | 'language' | 'shortcuts' | 'daily' | 'kept'

/** A command as the list of shortcuts shows it. */
export type ShortcutRow = { id: string; title: string; group: string; usual: readonly Keys[] }
