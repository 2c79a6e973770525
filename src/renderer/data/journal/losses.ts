import { type MarkerStore, markerStore } from './marker.ts'

/** The browser said that it had deleted what stood in the database. `at`: milliseconds since 1970, for the eye only. */
export type LossTold = { at: number; database: string; kind: string; message: string; isSettled: boolean }

const LOSSES = 'notebook-losses'
const MOST = 20

/**
 * What the browser has said of deleted databases, newest first. It says so once, at the first opening afterwards, so it
 * is kept beside the marker.
 */
export function readLosses(store = markerStore()): LossTold[] {
  try {
    const kept: unknown = JSON.parse(store?.getItem(LOSSES) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isLoss) : []
  } catch {
    return []
  }
}

/** Writes down what the browser said of a database. */
export function noteLoss(told: Pick<LossTold, 'database' | 'kind' | 'message'>, store = markerStore()): void {
  keep([{ ...told, at: Date.now(), isSettled: false }, ...readLosses(store)], store)
}

/** Somebody has decided what is to take the place of what was deleted. */
export function settleLosses(store = markerStore()): void {
  const losses = readLosses(store)
  if (losses.some(loss => !loss.isSettled))
    keep(
      losses.map(loss => ({ ...loss, isSettled: true })),
      store,
    )
}

/** The last loss of this database about which nobody has decided yet. */
export function unsettledLoss(database: string, store = markerStore()): LossTold | null {
  return readLosses(store).find(loss => loss.database === database && !loss.isSettled) ?? null
}

function keep(losses: LossTold[], store: MarkerStore | null): void {
  try {
    store?.setItem(LOSSES, JSON.stringify(losses.slice(0, MOST)))
  } catch (error) {
    console.warn('What the browser said of the database could not be written down:', error, losses[0])
  }
}

function isLoss(value: unknown): value is LossTold {
  if (typeof value !== 'object' || value === null) return false
  const { at, database, kind, message, isSettled } = value as Partial<Record<keyof LossTold, unknown>>
  const areTexts = [database, kind, message].every(text => typeof text === 'string')
  return areTexts && Number.isFinite(at) && typeof isSettled === 'boolean'
}
