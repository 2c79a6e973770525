import { liveQuery } from 'dexie'
import type { DailyForm } from '#lib/dailyTitle.ts'
import { db, type SettingRow } from './db.ts'
import type { Id } from './rows.ts'
import { write } from './write.ts'

/** How notes look while they are written. */
export type WritingSettings = {
  face: 'serif' | 'sans'
  /** Pixels. */
  size: number
  line: 'close' | 'normal' | 'open'
  measure: 'narrow' | 'normal' | 'wide'
  /** Of a block that has no letter yet. `auto`: as the first letter will say. */
  direction: 'auto' | 'ltr' | 'rtl'
}

export type ReaderSettings = {
  /** `window`: as light or dark as the window, until one chooses. */
  paper: 'window' | 'light' | 'sepia' | 'dark'
  face: 'serif' | 'sans'
  /** Pixels. */
  size: number
  /** Characters in a line. */
  measure: number
}

export type SpellingSettings = {
  on: boolean
  /** BCP 47, those that the desktop has a dictionary for. The browser and macOS choose by themselves. */
  languages: string[]
}

/** The note of a day: `form` makes its title, `template` is the note whose text a new one begins with. */
export type DailySettings = { form: DailyForm; template: Id | null }

/**
 * Keys that were changed, by the id of their command, as `app/keys.ts` writes them; none for a command whose keys were
 * taken away. Ids that no command has are kept: a newer app knows them.
 */
export type Shortcuts = Readonly<Record<string, readonly string[]>>

export type Settings = {
  theme: 'system' | 'light' | 'dark'
  writing: WritingSettings
  reader: ReaderSettings
  spelling: SpellingSettings
  daily: DailySettings
  shortcuts: Shortcuts
  /** The workspace as `app/session.ts` wrote it, which also validates it. Null where it never did. */
  session: unknown
}

/** Settings of several fields that are set apart. */
export type FieldedKey = 'writing' | 'reader' | 'spelling' | 'daily'

/** What is so until somebody sets it otherwise. */
export const DEFAULTS: Settings = {
  theme: 'system',
  writing: { face: 'serif', size: 17, line: 'normal', measure: 'normal', direction: 'auto' },
  reader: { paper: 'window', face: 'serif', size: 17, measure: 70 },
  spelling: { on: true, languages: ['en-US', 'en-GB'] },
  daily: { form: 'iso', template: null },
  shortcuts: {},
  session: null,
}

/** What one can choose: the size of type in px, and for the reader the letters in a line. */
export const SIZES = { min: 15, max: 22 }
export const MEASURES = { min: 55, max: 95 }

type Fields = Record<string, unknown>

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
const oneOf = <T>(value: unknown, ...values: T[]): T | undefined => values.find(one => one === value)
const between = (value: unknown, low: number, high: number): number | undefined =>
  typeof value === 'number' && value >= low && value <= high ? value : undefined
const words = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter(each => typeof each === 'string').slice(0, 20) : undefined

/** What an older or newer app kept is read field by field; what makes no sense has its default. */
const READ: { [K in keyof Settings]: (value: unknown) => Settings[K] } = {
  theme: value => oneOf(value, 'system', 'light', 'dark') ?? DEFAULTS.theme,
  writing: value => {
    const kept = fieldsOf(value)
    const usual = DEFAULTS.writing
    return {
      face: oneOf(kept.face, 'serif', 'sans') ?? usual.face,
      size: between(kept.size, SIZES.min, SIZES.max) ?? usual.size,
      line: oneOf(kept.line, 'close', 'normal', 'open') ?? usual.line,
      measure: oneOf(kept.measure, 'narrow', 'normal', 'wide') ?? usual.measure,
      direction: oneOf(kept.direction, 'auto', 'ltr', 'rtl') ?? usual.direction,
    }
  },
  reader: value => {
    const kept = fieldsOf(value)
    return {
      paper: oneOf(kept.paper, 'window', 'light', 'sepia', 'dark') ?? DEFAULTS.reader.paper,
      face: oneOf(kept.face, 'serif', 'sans') ?? DEFAULTS.reader.face,
      size: between(kept.size, 10, 40) ?? DEFAULTS.reader.size,
      measure: between(kept.measure, 30, 140) ?? DEFAULTS.reader.measure,
    }
  },
  spelling: value => {
    const kept = fieldsOf(value)
    return {
      on: oneOf(kept.on, true, false) ?? DEFAULTS.spelling.on,
      languages: words(kept.languages) ?? DEFAULTS.spelling.languages,
    }
  },
  daily: value => {
    const kept = fieldsOf(value)
    return {
      form: oneOf(kept.form, 'iso', 'long', 'weekday') ?? DEFAULTS.daily.form,
      template: typeof kept.template === 'string' ? kept.template : DEFAULTS.daily.template,
    }
  },
  shortcuts: value =>
    Object.fromEntries(
      Object.entries(fieldsOf(value)).flatMap(([id, keys]) => {
        const kept = words(keys)
        return kept ? [[id, kept]] : []
      }),
    ),
  session: value => value ?? null,
}

/** The kept value, or the default where there is none or it does not make sense. */
export async function getSetting<K extends keyof Settings>(key: K): Promise<Settings[K]> {
  return READ[key]((await db.settings.get(key))?.value)
}

/** Those that every window has in memory. The session is each window's own. */
const SHARED = ['theme', 'writing', 'reader', 'spelling', 'daily', 'shortcuts'] as const
export type SharedKey = (typeof SHARED)[number]

/** A setting as it may travel to another copy of the notebook: made sense of, or null for the window's own and the unknown. */
export function travellingSetting({ key, value }: SettingRow): SettingRow | null {
  const shared = SHARED.find(each => each === key)
  return shared ? { key: shared, value: READ[shared](value) } : null
}

let known: Settings = DEFAULTS
const listeners = new Set<() => void>()
/** How many writes of this window are on their way: what the database says meanwhile is older. */
const pending = new Map<SharedKey, number>()

export const settings = {
  /** As it is now; the same object until it changes. The default before `loadSettings`. */
  get: <K extends SharedKey>(key: K): Settings[K] => known[key],
  /** All of them; the same object until one changes. */
  getAll: (): Settings => known,
  /** Called after each change of this window or another. Returns what removes the listener. */
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

/** Reads the settings that all windows share. */
export async function loadSettings(): Promise<void> {
  takeIn(await db.settings.bulkGet([...SHARED]))
}

/** Goes on following what other windows set. */
export function followSettings(): void {
  liveQuery(() => db.settings.bulkGet([...SHARED])).subscribe(takeIn)
}

function takeIn(rows: ({ value: unknown } | undefined)[]): void {
  const read = Object.fromEntries(SHARED.map((key, i) => [key, READ[key](rows[i]?.value)])) as Settings
  for (const key of SHARED) if (!pending.get(key)) show(key, read[key])
}

function show<K extends SharedKey>(key: K, value: Settings[K]): void {
  if (JSON.stringify(known[key]) === JSON.stringify(value)) return
  known = { ...known, [key]: value }
  for (const listener of listeners) listener()
}

const isShared = (key: keyof Settings): key is SharedKey => SHARED.some(each => each === key)

/** Keeps a value for all windows. This one has it at once, and the old one again where it could not be kept. */
export function saveSetting<K extends keyof Settings>(key: K, value: Settings[K]): Promise<void> {
  return keep(key, value, () => value)
}

/** Sets some fields on what is kept by then: another window may just have set the others. */
export function saveFields<K extends FieldedKey>(key: K, fields: Partial<Settings[K]>): Promise<void> {
  return keep(key, { ...known[key], ...fields }, async () => ({ ...(await getSetting(key)), ...fields }))
}

async function keep<K extends keyof Settings>(
  key: K,
  shown: Settings[K],
  valueNow: () => Settings[K] | Promise<Settings[K]>,
): Promise<void> {
  const put = () =>
    write(['settings'], async () => {
      const value = await valueNow()
      await db.settings.put({ key, value })
      return value
    })
  if (!isShared(key)) return void (await put())
  show(key, READ[key](shown) as Settings[typeof key])
  pending.set(key, (pending.get(key) ?? 0) + 1)
  try {
    const value = await put()
    if (pending.get(key) === 1) show(key, READ[key](value) as Settings[typeof key])
  } catch (error) {
    pending.set(key, 0)
    await loadSettings()
    throw error
  } finally {
    pending.set(key, Math.max(0, (pending.get(key) ?? 0) - 1))
  }
}
