import type { Standing } from './judgeStart.ts'
import { noteLoss, unsettledLoss } from './losses.ts'

/**
 * What stands in a database, asked past Dexie, which opens one of a newer version without a word and may write into it
 * (dexie/Dexie.js#2097). Changes nothing, and leaves nothing where there was nothing. `newest` is the version of the
 * tables that this app knows; newer tables count as a newer schema.
 */
export function readStanding(name: string, newest: number): Promise<Standing> {
  return new Promise(resolve => {
    const opening = indexedDB.open(name)
    opening.onupgradeneeded = event => {
      // Chromium says once that it has deleted what was there (`total`, `partial`), and never again.
      const { dataLoss: kind = 'none', dataLossMessage: message = '' } = event as Event & {
        dataLoss?: string
        dataLossMessage?: string
      }
      if (kind !== 'none') noteLoss({ database: name, kind, message })
      opening.transaction?.abort()
    }
    opening.onerror = event => {
      event.preventDefault()
      const isNone = opening.error?.name === 'AbortError'
      resolve(isNone ? { state: unsettledLoss(name) ? 'deleted' : 'none' } : { state: 'unreadable' })
    }
    opening.onsuccess = () => {
      readMeta(opening.result, newest).then(resolve, () => resolve({ state: 'unreadable' }))
    }
  })
}

async function readMeta(found: IDBDatabase, newest: number): Promise<Standing> {
  const known = { notebook: null, seq: 0, counts: null, isAnew: false }
  try {
    if (found.version > newest) return { state: 'there', schema: Number.POSITIVE_INFINITY, ...known }
    if (!found.objectStoreNames.contains('meta')) return { state: 'none' }
    const meta = found.transaction('meta').objectStore('meta')
    const [schema, seq, notebook, anew] = await Promise.all(
      ['schema', 'seq', 'notebook', 'anew'].map(key => kept(meta.get(key))),
    )
    // A first start that was killed left tables and no row; rows without what is said of them are what is left of more.
    if (typeof schema !== 'number') return { state: (await hasRows(found)) ? 'unreadable' : 'none' }
    return {
      state: 'there',
      schema,
      seq: typeof seq === 'number' ? seq : 0,
      notebook: typeof notebook === 'string' ? notebook : null,
      counts: null,
      isAnew: anew === 1,
    }
  } finally {
    found.close()
  }
}

async function hasRows(found: IDBDatabase): Promise<boolean> {
  const tables = ['notes', 'bodies', 'sources', 'tombstones'].filter(name => found.objectStoreNames.contains(name))
  const counts = await Promise.all(tables.map(name => answer(found.transaction(name).objectStore(name).count())))
  return counts.some(count => count > 0)
}

async function kept(request: IDBRequest<{ value?: unknown } | undefined>): Promise<unknown> {
  return (await answer(request))?.value
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
