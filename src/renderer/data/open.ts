import {
  db,
  isRenewing,
  isSwitched,
  NEWEST_TABLES,
  NewerNotebook,
  onDatabaseSwitched,
  readOnly,
  SCHEMA,
  whyReadOnly,
} from './db.ts'
import { rebuildIfStale } from './derived/rebuild.ts'
import { type DraftStore, followDrafts, replayDrafts } from './drafts.ts'
import { catchUp, checkHeads, loadHeads } from './heads.ts'
import { otherNotebooks } from './journal/databases.ts'
import { judgeStart, mustAskCopies, type Standing } from './journal/judgeStart.ts'
import { settleLosses } from './journal/losses.ts'
import { LostNotebook } from './journal/lost.ts'
import { readMarker, takeDecision } from './journal/marker.ts'
import { readStanding } from './journal/standing.ts'
import { findKept } from './journal/whereKept.ts'
import type { NoteHead } from './rows.ts'
import { write } from './write.ts'

/**
 * `isNew`: there was no notebook before. `recovered`: notes with last words that a closed window had not saved.
 * `readOnly`: why nothing can be written, as a sentence.
 */
export type Opened = { isNew: boolean; recovered: NoteHead[]; readOnly: string | null }

/** `onUpdating`: what comes next takes a while. `beforeMigration`: the last moment before rows change their shape. */
export type Opening = {
  onUpdating?: () => void
  beforeMigration?: (notebook: string) => Promise<void>
}

const CHECK_AFTER_MS = 4000
const NEWER = 'Written by a newer version of the app. You can read and export; to write, update the app.'
const NOT_MIGRATED =
  'This notebook could not be brought into the form of this version, and was left as it was. You can read and export.'

/**
 * Opens the notebook, brings derived rows and heads up to date and follows other windows from then on. What a newer app
 * wrote, or cannot be migrated, is opened for reading, with nothing changed. Throws `NewerNotebook` where not even that
 * can be done, `LostNotebook` when what was kept is not there.
 */
export async function openNotebook(
  drafts?: DraftStore,
  { onUpdating, beforeMigration }: Opening = {},
): Promise<Opened> {
  const standing = await readStanding(db.name, NEWEST_TABLES)
  const isDecided = takeDecision()
  const start = await judge(standing, isDecided)
  if (start === 'newer') return openForReading(NEWER)
  const schema = standing.state === 'there' ? standing.schema : SCHEMA
  if (schema < SCHEMA) onUpdating?.()
  if (schema < SCHEMA && standing.state === 'there' && standing.notebook) await beforeMigration?.(standing.notebook)
  db.mayBegin = standing.state !== 'there'
  followClosing()
  try {
    await db.open()
  } catch (error) {
    if (schema === SCHEMA) throw error
    console.error('The notebook could not be migrated:', error)
    return openForReading(NOT_MIGRATED)
  }
  const isNew = db.mayBegin
  db.mayBegin = false
  await stamp(isNew, isDecided)
  await rebuildIfStale(isNew ? undefined : onUpdating)
  await loadHeads()
  const recovered = await replayDrafts(drafts)
  followDrafts()
  setTimeout(() => {
    // Where the connection is renewed meanwhile, the next start looks.
    if (db.isOpen()) checkHeads().catch(error => console.warn('The lists were not checked:', error))
  }, CHECK_AFTER_MS)
  return { isNew, recovered, readOnly: null }
}

async function judge(standing: Standing, isDecided: boolean): Promise<'newer' | 'open'> {
  const marker = readMarker()
  // A start that finds everything asks nobody else.
  const copies = mustAskCopies(standing, marker) ? await findKept() : []
  const verdict = judgeStart(standing, marker, copies, SCHEMA)
  if (verdict.start === 'newer') return 'newer'
  if (isDecided) return 'open'
  if (verdict.start === 'recover') throw new LostNotebook(verdict.why)
  // With the marker went the name of the database that was in use, where it was another.
  if (!marker && !isSwitched() && (await otherNotebooks()).length > 0) throw new LostNotebook('several')
  return 'open'
}

/** Writes down what this start has found or made of the database, where that is not there yet. */
async function stamp(isNew: boolean, isDecided: boolean): Promise<void> {
  const [schema, restoring] = await db.meta.bulkGet(['schema', 'restoring'])
  if (isNew || schema?.value !== SCHEMA) await write([], () => db.meta.put({ key: 'schema', value: SCHEMA }))
  if (restoring) await write([], () => db.meta.delete('restoring'))
  if (!isDecided) return
  settleLosses()
  // From here on it goes another way than its safe copies do: it is another notebook, with copies of its own.
  await write([], async () => {
    await db.table('meta').delete('notebook')
    await db.meta.put({ key: 'anew', value: 1 })
  })
}

/** What reading needs. Newer apps may have more. */
const READ = [
  'meta',
  'notes',
  'bodies',
  'derived',
  'sources',
  'versions',
  'files',
  'highlights',
  'settings',
  'tombstones',
]

async function openForReading(sentence: string): Promise<Opened> {
  readOnly(sentence)
  followClosing()
  await db.open()
  const tables = new Set(db.tables.map(table => table.name))
  try {
    if (!READ.every(name => tables.has(name))) throw new Error('Tables are missing')
    await loadHeads()
  } catch (error) {
    db.close()
    console.warn(error)
    throw new NewerNotebook(
      'This notebook was written by a newer version of the app. Please update the app to open it.',
    )
  }
  return { isNew: false, recovered: [], readOnly: whyReadOnly() }
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
    const standing = await readStanding(db.name, NEWEST_TABLES)
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
        // What others wrote meanwhile could not be read.
        catchUp()
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
