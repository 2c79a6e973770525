import Dexie from 'dexie'
import { newId } from '#lib/id.ts'
import { db, isNotebookName, NEWEST_TABLES, restoredName, switchDatabase } from '../db.ts'
import { goOnWithDatabase } from './marker.ts'
import { readStanding } from './standing.ts'

/** Held by a window while it restores: until then what it makes is nobody's leftover. */
export const RESTORING = 'restoring a notebook'

/** The databases that may hold a notebook, by their names; the one in use too. Throws where the browser cannot tell. */
export async function listDatabases(): Promise<string[]> {
  const found = await indexedDB.databases()
  return found.map(({ name }) => name).filter(isNotebookName)
}

/** The user has decided to begin an empty notebook; what stands in the database, readable or not, stays as it is. */
export function beginBeside(): void {
  switchDatabase(restoredName(newId()))
  goOnWithDatabase()
}

/** Other databases than the one in use in which a notebook stands that was used. */
export async function otherNotebooks(): Promise<string[]> {
  const used: string[] = []
  for (const name of await listDatabases()) {
    if (name === db.name || (await isLeftover(name))) continue
    const standing = await readStanding(name, NEWEST_TABLES)
    if (standing.state === 'unreadable' || (standing.state === 'there' && standing.seq > 0)) used.push(name)
  }
  return used
}

/**
 * Takes away the databases that a restore made and that were never used: it was killed, or stopped before it was whole.
 * Whatever was opened once stays. Nothing is done while another window restores.
 */
export async function removeLeftovers(): Promise<string[]> {
  const work = async () => {
    const gone: string[] = []
    for (const name of await listDatabases()) {
      if (name === db.name || !(await isLeftover(name))) continue
      await Dexie.delete(name)
      gone.push(name)
    }
    return gone
  }
  if (typeof navigator === 'undefined' || !navigator.locks) return work()
  return navigator.locks.request(RESTORING, { ifAvailable: true }, lock => (lock ? work() : []))
}

/** Whether a restore began a database and nobody has opened it since. What does not answer clearly is none. */
function isLeftover(name: string): Promise<boolean> {
  return new Promise(resolve => {
    const opening = indexedDB.open(name)
    opening.onupgradeneeded = () => opening.transaction?.abort()
    opening.onerror = event => {
      event.preventDefault()
      resolve(false)
    }
    opening.onsuccess = () => {
      const found = opening.result
      const done = (is: boolean) => {
        found.close()
        resolve(is)
      }
      if (!found.objectStoreNames.contains('meta')) return done(false)
      const asked = found.transaction('meta').objectStore('meta').get('restoring')
      asked.onsuccess = () => done(asked.result !== undefined)
      asked.onerror = () => done(false)
    }
  })
}
