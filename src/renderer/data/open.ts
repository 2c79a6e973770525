import { db, isRenewing, NewerNotebook, NOTEBOOK, SCHEMA } from './db.ts'
import { rebuildIfStale } from './derived/rebuild.ts'
import { type DraftStore, replayDrafts } from './drafts.ts'
import { checkHeads, loadHeads } from './heads.ts'
import type { NoteHead } from './rows.ts'
import { write } from './write.ts'

/** `isNew`: there was no notebook before. `recovered`: notes with last words that a closed window had not saved. */
export type Opened = { isNew: boolean; recovered: NoteHead[] }

const CHECK_AFTER_MS = 4000
/** Dexie multiplies by ten. */
const DEXIE_VERSION = db.verno * 10

/**
 * Opens the notebook, brings derived rows and heads up to date and follows other windows from then on. Throws
 * `NewerNotebook` with nothing changed when a newer app wrote it.
 */
export async function openNotebook(drafts?: DraftStore): Promise<Opened> {
  const schema = await keptSchema()
  if (schema !== null && schema > SCHEMA)
    throw new NewerNotebook(
      'This notebook was written by a newer version of the app. Please update the app to open it.',
    )
  followClosing()
  await db.open()
  if (schema !== SCHEMA) await write([], () => db.meta.put({ key: 'schema', value: SCHEMA }))
  await rebuildIfStale()
  await loadHeads()
  const recovered = await replayDrafts(drafts)
  setTimeout(() => {
    if (db.isOpen()) void checkHeads()
  }, CHECK_AFTER_MS)
  return { isNew: schema === null, recovered }
}

/**
 * The schema number of the notebook as it stands, null where there is none. Asked past Dexie, which opens a database
 * of a newer version without a word and may write into it (dexie/Dexie.js#2097).
 */
function keptSchema(): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NOTEBOOK)
    // There was nothing: leave nothing.
    opening.onupgradeneeded = () => opening.transaction?.abort()
    opening.onerror = event => {
      event.preventDefault()
      if (opening.error?.name === 'AbortError') resolve(null)
      else reject(opening.error)
    }
    opening.onsuccess = () => {
      readSchema(opening.result).then(resolve, reject)
    }
  })
}

async function readSchema(found: IDBDatabase): Promise<number | null> {
  try {
    if (found.version > DEXIE_VERSION) return Number.POSITIVE_INFINITY
    if (!found.objectStoreNames.contains('meta')) return null
    return await new Promise((resolve, reject) => {
      const reading = found.transaction('meta').objectStore('meta').get('schema')
      reading.onsuccess = () => resolve(numberOf(reading.result))
      reading.onerror = () => reject(reading.error)
    })
  } finally {
    found.close()
  }
}

function numberOf(row: unknown): number | null {
  const value = (row as { value?: unknown } | undefined)?.value
  return typeof value === 'number' ? value : null
}

const listeners = new Set<(sentence: string) => void>()

/** Tells in a sentence that the notebook was closed under the window (a newer app needs it, or the browser gave up). */
export function onNotebookClosed(listener: (sentence: string) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function followClosing(): void {
  let hasMovedOn = false
  let isTold = false
  const tell = (sentence: string) => {
    for (const listener of listeners) listener(sentence)
  }
  // Dexie tells of a closing before the reason is known, and would open what it finds at the next query by itself.
  const tellClosed = () => {
    if (isRenewing()) return
    queueMicrotask(() => {
      if (isTold) return
      isTold = true
      db.close({ disableAutoOpen: true })
      const reason = hasMovedOn ? 'was changed to a newer form by another window' : 'was closed by the system'
      tell(`The notebook ${reason}. Please close this window and open it again.`)
    })
  }
  db.on('versionchange', () => {
    hasMovedOn = true
    db.close({ disableAutoOpen: true })
    // Ends the chain before Dexie's own answer.
    return false
  })
  db.on('close', tellClosed)
  db.on('blocked', () => tell('Another window keeps the notebook from being opened. Please close it.'))
}
