import type { Counts } from './judgeStart.ts'

/**
 * What this profile knows of its notebook without the database. `at`: milliseconds since 1970, for the eye only. `app`:
 * the version that wrote it; an older app left none.
 */
export type Marker = { notebook: string; seq: number; schema: number; app?: string; counts: Counts; at: number }

/** What of `localStorage` is used: it lies in other files than IndexedDB and is read before anything else. */
export type MarkerStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const MARKER = 'notebook-marker'
const BEGIN_ANEW = 'notebook-begin-anew'

/** Null where nothing is kept between two starts: a browser that is told so, a worker, a test. */
export function markerStore(): MarkerStore | null {
  try {
    return typeof localStorage === 'undefined' ? null : localStorage
  } catch {
    return null
  }
}

export function writeMarker(marker: Marker, store = markerStore()): void {
  try {
    store?.setItem(MARKER, JSON.stringify(marker))
  } catch {
    // No room: the older one stays, which says less and nothing wrong.
  }
}

/** Null where there is none, or none that makes sense. */
export function readMarker(store = markerStore()): Marker | null {
  try {
    const marker = JSON.parse(store?.getItem(MARKER) ?? 'null') as Marker | null
    const numbers = [marker?.seq, marker?.schema, marker?.at, marker?.counts?.notes, marker?.counts?.sources]
    return typeof marker?.notebook === 'string' && numbers.every(Number.isFinite) ? marker : null
  } catch {
    return null
  }
}

/** Another database is in use, of which nothing is remembered yet. */
export function forgetMarker(store = markerStore()): void {
  store?.removeItem(MARKER)
}

/** The user has decided: what is in the database counts from the next start on, even when that is nothing. */
export function goOnWithDatabase(store = markerStore()): void {
  forgetMarker(store)
  store?.setItem(BEGIN_ANEW, 'yes')
}

/** Whether the user decided so before this start. True once. */
export function takeDecision(store = markerStore()): boolean {
  const isDecided = store?.getItem(BEGIN_ANEW) === 'yes'
  if (isDecided) store?.removeItem(BEGIN_ANEW)
  return isDecided
}
