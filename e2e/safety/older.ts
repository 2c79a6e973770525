import type { Page } from '@playwright/test'

/** Runs beside the app: makes the notebook of this origin one that a build with schema 1 would have left. Returns the titles of its notes. */
export function makeOlder(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await ask(indexedDB.open('notebook'))
    const newer = ['history', 'operations']
    const tables = [...database.objectStoreNames].filter(name => !newer.includes(name))
    const stores = database.transaction(tables)
    const kept = await Promise.all(
      tables.map(async name => {
        const store = stores.objectStore(name)
        return { name, key: store.keyPath, indexes: [...store.indexNames], rows: await ask(store.getAll()) }
      }),
    )
    database.close()
    await ask(indexedDB.deleteDatabase('notebook'))
    const opening = indexedDB.open('notebook', 10)
    opening.onupgradeneeded = () => {
      for (const { name, key, indexes, rows } of kept) {
        const store = opening.result.createObjectStore(name, { keyPath: key })
        for (const index of indexes) store.createIndex(index, index)
        for (const row of rows) store.put(name === 'meta' && row.key === 'schema' ? { ...row, value: 1 } : row)
      }
    }
    const older = await ask(opening)
    older.close()
    return kept
      .find(({ name }) => name === 'notes')!
      .rows.map(row => String(row.title))
      .sort()
  })
}
