import { db, isRenewing, NewerNotebook, onDatabaseSwitched, SCHEMA } from './db.ts'
import { rebuildIfStale } from './derived/rebuild.ts'
import { type DraftStore, followDrafts, replayDrafts } from './drafts.ts'
import { checkHeads, loadHeads } from './heads.ts'
import { judgeStart, mustAskCopies } from './journal/judgeStart.ts'
import { LostNotebook } from './journal/lost.ts'
import { readMarker, takeDecision } from './journal/marker.ts'
import { readStanding } from './journal/standing.ts'
import { findKept } from './journal/whereKept.ts'
import type { NoteHead } from './rows.ts'
import { write } from './write.ts'

/** `isNew`: there was no notebook before. `recovered`: notes with last words that a closed window had not saved. */
export type Opened = { isNew: boolean; recovered: NoteHead[] }

const CHECK_AFTER_MS = 4000
/** Dexie multiplies by ten. */
const DEXIE_VERSION = db.verno * 10

/**
 * Opens the notebook, brings derived rows and heads up to date and follows other windows from then on. Throws
 * `NewerNotebook` with nothing changed when a newer app wrote it, `LostNotebook` when what was kept is not there.
 */
export async function openNotebook(drafts?: DraftStore): Promise<Opened> {
  const standing = await readStanding(db.name, DEXIE_VERSION)
  const marker = readMarker()
  const isDecided = takeDecision()
  const copies = mustAskCopies(standing, marker) ? await findKept() : []
  const verdict = judgeStart(standing, marker, copies, SCHEMA)
  if (verdict.start === 'newer')
    throw new NewerNotebook(
      'This notebook was written by a newer version of the app. Please update the app to open it.',
    )
  if (verdict.start === 'recover' && !isDecided) throw new LostNotebook(verdict.why)
  followClosing()
  await db.open()
  const isNew = standing.state !== 'there'
  if (isNew || standing.schema !== SCHEMA) await write([], () => db.meta.put({ key: 'schema', value: SCHEMA }))
  // From here on it goes another way than its safe copies do: it is another notebook, with copies of its own.
  if (isDecided) await write([], () => db.table('meta').delete('notebook'))
  await rebuildIfStale()
  await loadHeads()
  const recovered = await replayDrafts(drafts)
  followDrafts()
  setTimeout(() => {
    // Where the connection is renewed meanwhile, the next start looks.
    if (db.isOpen()) checkHeads().catch(error => console.warn('The lists were not checked:', error))
  }, CHECK_AFTER_MS)
  return { isNew, recovered }
}

const [FIRST_LOOK_MS, LAST_LOOK_MS] = [250, 5000]
const later = (ms: number) => new Promise<void>(done => setTimeout(done, ms))

/**
 * On a full disk the browser closes a notebook that is whole, and opens none until there is room. The window stays, with
 * what is typed in it. False where something else is in its place, or nothing: that is never gone on with.
 */
async function openAgain(): Promise<boolean> {
  for (let ms = FIRST_LOOK_MS; ; ms = Math.min(ms * 2, LAST_LOOK_MS)) {
    await later(ms)
    const standing = await readStanding(db.name, DEXIE_VERSION)
    if (standing.state === 'unreadable') continue
    if (judgeStart(standing, readMarker(), [], SCHEMA).start !== 'fine') return false
    // One that is closed while it opens says nothing any more.
    await Promise.race([db.open().catch(error => console.warn('Not opened again yet:', error)), later(LAST_LOOK_MS)])
    if (db.isOpen()) return true
    db.close({ disableAutoOpen: true })
  }
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
    queueMicrotask(async () => {
      if (isTold) return
      isTold = true
      db.close({ disableAutoOpen: true })
      if (!hasMovedOn && (await openAgain())) {
        isTold = false
        return
      }
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
  onDatabaseSwitched(() => {
    db.close({ disableAutoOpen: true })
    tell('The notebook was restored in another window. Please open this one again.')
  })
  db.on('blocked', () => tell('Another window keeps the notebook from being opened. Please close it.'))
}
