import { db } from './db.ts'
import { write } from './write.ts'

export type ReaderSettings = {
  /** `window`: as light or dark as the window, until one chooses. */
  paper: 'window' | 'light' | 'sepia' | 'dark'
  face: 'serif' | 'sans'
  /** Pixels. */
  size: number
  /** Characters in a line. */
  measure: number
}

export type Settings = {
  theme: 'system' | 'light' | 'dark'
  reader: ReaderSettings
  /** The workspace as `app/session.ts` wrote it, which also validates it. Null where it never did. */
  session: unknown
}

const DEFAULTS: Settings = {
  theme: 'system',
  reader: { paper: 'window', face: 'serif', size: 17, measure: 70 },
  session: null,
}

const oneOf = <T>(value: unknown, ...values: T[]): T | undefined => values.find(one => one === value)
const between = (value: unknown, low: number, high: number): number | undefined =>
  typeof value === 'number' && value >= low && value <= high ? value : undefined

/** What an older or newer app kept is read field by field; what makes no sense has its default. */
const READ: { [K in keyof Settings]: (value: unknown) => Settings[K] } = {
  theme: value => oneOf(value, 'system', 'light', 'dark') ?? DEFAULTS.theme,
  reader: value => {
    const kept = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
    return {
      paper: oneOf(kept.paper, 'window', 'light', 'sepia', 'dark') ?? DEFAULTS.reader.paper,
      face: oneOf(kept.face, 'serif', 'sans') ?? DEFAULTS.reader.face,
      size: between(kept.size, 10, 40) ?? DEFAULTS.reader.size,
      measure: between(kept.measure, 30, 140) ?? DEFAULTS.reader.measure,
    }
  },
  session: value => value ?? null,
}

/** The kept value, or the default where there is none or it does not make sense. */
export async function getSetting<K extends keyof Settings>(key: K): Promise<Settings[K]> {
  return READ[key]((await db.settings.get(key))?.value)
}

/** Keeps a value for all windows. */
export async function saveSetting<K extends keyof Settings>(key: K, value: Settings[K]): Promise<void> {
  await write(['settings'], async () => {
    await db.settings.put({ key, value })
  })
}
