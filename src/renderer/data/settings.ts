export type ReaderSettings = {
  paper: 'light' | 'sepia' | 'dark'
  face: 'serif' | 'sans'
  /** Pixels. */
  size: number
  /** Characters in a line. */
  measure: number
}

export type Settings = {
  theme: 'system' | 'light' | 'dark'
  reader: ReaderSettings
  /** The workspace as `app/session.ts` wrote it, which also validates it. */
  session: unknown
}

/** The kept value, or the default where there is none or it does not make sense. */
export async function getSetting<K extends keyof Settings>(_key: K): Promise<Settings[K]> {
  throw new Error('not written yet')
}
export async function saveSetting<K extends keyof Settings>(_key: K, _value: Settings[K]): Promise<void> {}
