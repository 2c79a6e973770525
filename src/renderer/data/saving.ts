/**
 * How the second home stands. `current`: it has all that was committed, `behind`: something is on its way, `failed`: it
 * could not take it, and `reason` says why, `none`: there is none here. `at`: when it last had everything, in
 * milliseconds since 1970. `isFull`: it failed for want of room. `waiting`: what of this window's is not there, after it
 * failed.
 */
export type CopyState = {
  state: 'current' | 'behind' | 'failed' | 'none'
  at: number | null
  reason?: string
  isFull?: boolean
  waiting?: number
}

/**
 * `at`: when the last save was confirmed, in milliseconds since 1970. `reason`: a sentence, when failed. `folder`: how
 * the folder stands that the user of a browser chose beside its private files, where there is one.
 */
export type Saving = {
  state: 'saved' | 'saving' | 'failed'
  at: number | null
  reason?: string
  copy?: CopyState
  folder?: CopyState
}

/** What one open text says of itself; nothing when all of it is saved. */
type Unsaved = { state: 'saving' } | { state: 'failed'; reason: string }

const unsaved = new Map<object, Unsaved>()
const listeners = new Set<() => void>()
let at: number | null = null
let homes: Pick<Saving, 'copy' | 'folder'> = {}
let isShort = false
let now: Saving = { state: 'saved', at: null }

/** What the status line says of all open texts together: the worst of them. */
export const saving = {
  /** The same object until it changes. */
  get: (): Saving => now,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

/** Says of one text, known by `who`, that it holds what is not saved yet, or why it could not be saved. */
export function reportUnsaved(who: object, what: Unsaved): void {
  const before = unsaved.get(who)
  // Called with every key: a text that is being saved already changes nothing.
  if (before?.state === 'saving' && what.state === 'saving') return
  unsaved.set(who, what)
  tell()
}

/** Says of one text that all of it is kept; `when` is null where nothing had to be written. */
export function reportSaved(who: object, when: number | null): void {
  unsaved.delete(who)
  at = when ?? at
  tell()
}

/** Says how the second home stands. */
export function reportCopy(copy: CopyState): void {
  homes = { ...homes, copy }
  tell()
}

/** Says how the folder stands that was chosen beside it; null where there is none any more. */
export function reportFolder(folder: CopyState | null): void {
  homes = { ...(homes.copy && { copy: homes.copy }), ...(folder && { folder }) }
  tell()
}

/**
 * Says whether little room is left on the disk. On a full one Chromium may delete a whole database, with what it had
 * confirmed: then nothing is called saved that is not in the second home too.
 */
export function reportShortOfRoom(isSo: boolean): void {
  if (isSo === isShort) return
  isShort = isSo
  tell()
}

function tell(): void {
  now = { ...inBothHomes(worst()), ...homes }
  for (const listener of listeners) listener()
}

function worst(): Saving {
  let found: Saving = { state: 'saved', at }
  for (const one of unsaved.values()) {
    if (one.state === 'failed') return { state: 'failed', at, reason: one.reason }
    found = { state: 'saving', at }
  }
  return found
}

function inBothHomes(found: Saving): Saving {
  const { copy, folder } = homes
  const mustBe = isShort || copy?.isFull === true
  if (!mustBe || !copy || found.state === 'failed' || folder?.state === 'current') return found
  if (copy.state === 'failed') return { state: 'failed', at, ...(copy.reason && { reason: copy.reason }) }
  return copy.state === 'behind' ? { state: 'saving', at } : found
}

/** Why a text could not be saved, as a sentence for the status line. */
export function reasonOf(error: unknown): string {
  if (isDiskFull(error))
    return 'The disk is full. Make room on it: your text is kept here and saved as soon as there is.'
  if (namesOf(error).includes('DatabaseClosedError'))
    return 'The disk takes nothing at the moment. Your text is kept here and goes on being tried.'
  return `The notebook could not be written (${error instanceof Error ? error.message : String(error)}).`
}

/** Whether the browser found no room, as Dexie tells it or the database itself. */
export function isDiskFull(error: unknown): boolean {
  return namesOf(error).includes('QuotaExceededError')
}

function namesOf(error: unknown): string[] {
  return [nameOf(error), nameOf((error as { inner?: unknown } | null)?.inner)]
}

function nameOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : ''
}
