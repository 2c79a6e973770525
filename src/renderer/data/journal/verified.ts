import { type MarkerStore, markerStore } from './marker.ts'

/** How one journal or snapshot was when it was read to its end. `upTo`: the last write that it tells; 0 for none. */
export type CheckedAs = { damage: number; upTo: number; isNewer: boolean }

/**
 * What came of reading all safe copies in one place. `at`: when, in milliseconds since 1970. `copies`: by their names.
 * `files`: how many files of bytes there are, `damaged` of them, `mended` of those. `lost`: writes that are told nowhere.
 */
export type Verification = {
  place: string
  at: number
  copies: Record<string, CheckedAs>
  files: { count: number; damaged: number; mended: number }
  lost: number
}

const KEY = 'safe-copies-verified'

/** Remembers what came of it, for each place and beside the notebook: it is about what is left without that. */
export function keepVerification(verification: Verification, store = markerStore()): void {
  const others = readAll(store).filter(each => each.place !== verification.place)
  try {
    store?.setItem(KEY, JSON.stringify([...others, verification]))
  } catch {
    // No room: the copies are as good as they were, only nobody remembers that they were looked at.
  }
}

/** The last one of a place; null where there is none, or none that makes sense. */
export function lastVerification(place: string, store = markerStore()): Verification | null {
  return readAll(store).find(each => each.place === place) ?? null
}

function readAll(store: MarkerStore | null): Verification[] {
  try {
    const kept: unknown = JSON.parse(store?.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isVerification) : []
  } catch {
    return []
  }
}

function isVerification(value: unknown): value is Verification {
  const { place, at, copies, files, lost } = (value ?? {}) as Record<string, unknown>
  const { count, damaged, mended } = (files ?? {}) as Record<string, unknown>
  return (
    typeof place === 'string' &&
    [at, lost, count, damaged, mended].every(Number.isFinite) &&
    Object.values((copies ?? { none: null }) as object).every(isChecked)
  )
}

function isChecked(value: unknown): boolean {
  const { damage, upTo } = (value ?? {}) as Record<string, unknown>
  return Number.isFinite(damage) && Number.isFinite(upTo)
}
