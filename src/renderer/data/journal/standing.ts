import type { Standing } from './judgeStart.ts'

/**
 * What stands in a database, asked past Dexie, which opens one of a newer version without a word and may write into it
 * (dexie/Dexie.js#2097). Changes nothing, and leaves nothing where there was nothing. `newest` is the version of the
 * tables that this app knows; newer tables count as a newer schema.
 */
export function readStanding(name: string, newest: number): Promise<Standing> {
  return new Promise(resolve => {
    const opening = indexedDB.open(name)
    let loss = ''
    opening.onupgradeneeded = event => {
      // Chromium says once that it has deleted what was there (`total`, `partial`), and never again.
      const { dataLoss = 'none', dataLossMessage = '' } = event as Event & {
        dataLoss?: string
        dataLossMessage?: string
      }
      if (dataLoss !== 'none') loss = `${dataLoss} ${dataLossMessage}`
      opening.transaction?.abort()
    }
    opening.onerror = event => {
      event.preventDefault()
      if (loss !== '') console.warn(`The browser has deleted the database: ${loss}`)
      resolve({ state: opening.error?.name === 'AbortError' && loss === '' ? 'none' : 'unreadable' })
    }
    opening.onsuccess = () => {
      readMeta(opening.result, newest).then(resolve, () => resolve({ state: 'unreadable' }))
    }
  })
}

async function readMeta(found: IDBDatabase, newest: number): Promise<Standing> {
  const known = { notebook: null, seq: 0, counts: null }
  try {
    if (found.version > newest) return { state: 'there', schema: Number.POSITIVE_INFINITY, ...known }
    if (!found.objectStoreNames.contains('meta')) return { state: 'none' }
    const meta = found.transaction('meta').objectStore('meta')
    const [schema, seq, notebook] = await Promise.all(['schema', 'seq', 'notebook'].map(key => kept(meta.get(key))))
    if (typeof schema !== 'number') return { state: 'none' }
    return {
      state: 'there',
      schema,
      seq: typeof seq === 'number' ? seq : 0,
      notebook: typeof notebook === 'string' ? notebook : null,
      counts: null,
    }
  } finally {
    found.close()
  }
}

function kept(request: IDBRequest<{ value?: unknown } | undefined>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result?.value)
    request.onerror = () => reject(request.error)
  })
}
