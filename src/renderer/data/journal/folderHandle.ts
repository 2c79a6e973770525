/** A database of its own: the notebook's may be gone when this is needed, and IndexedDB alone can hold a folder. */
const DATABASE = 'safe-copies-folder'
const STORE = 'handles'
const KEY = 'folder'

/** The folder that was chosen in this profile of the browser; null where none was. */
export async function readHandle(): Promise<FileSystemDirectoryHandle | null> {
  if (!(await indexedDB.databases()).some(({ name }) => name === DATABASE)) return null
  return ((await inStore('readonly', store => store.get(KEY))) as FileSystemDirectoryHandle | undefined) ?? null
}

/** Remembers a folder, or none. */
export async function keepHandle(folder: FileSystemDirectoryHandle | null): Promise<void> {
  await inStore('readwrite', store => (folder ? store.put(folder, KEY) : store.delete(KEY)))
}

function inStore(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const database = opening.result
      const transaction = database.transaction(STORE, mode)
      const request = ask(transaction.objectStore(STORE))
      transaction.oncomplete = () => {
        resolve(request.result)
        database.close()
      }
      transaction.onabort = () => {
        reject(transaction.error)
        database.close()
      }
    }
  })
}
