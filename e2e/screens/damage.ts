import type { Page } from '@playwright/test'

/** A page of the origin, under the app's policy, in which no app runs and no database is open. */
export async function leaveApp(page: Page, site: string): Promise<void> {
  await page.goto(`${site}about.json`)
}

/** As Chromium does over one damaged block: the database goes, everything beside it stays. */
export async function loseDatabase(page: Page, site: string, name?: string): Promise<void> {
  await leaveApp(page, site)
  await page.evaluate(
    named =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase(named ?? localStorage.getItem('notebook-database') ?? 'notebook')
        deleting.onsuccess = () => resolve()
        deleting.onerror = () => reject(deleting.error)
      }),
    name,
  )
}

/** Takes rows out of a table past the app, without a word in any journal. */
export async function cutRows(page: Page, site: string, tables: string[]): Promise<void> {
  await leaveApp(page, site)
  await page.evaluate(
    names =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(localStorage.getItem('notebook-database') ?? 'notebook')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const cutting = opening.result.transaction(names, 'readwrite')
          for (const name of names) cutting.objectStore(name).clear()
          cutting.oncomplete = () => resolve(opening.result.close())
          cutting.onabort = () => reject(cutting.error)
        }
      }),
    tables,
  )
}

/** All rows of all tables of a database, as JSON, with the number of its tables. */
export async function wholeDatabase(page: Page, site: string): Promise<string> {
  await leaveApp(page, site)
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('notebook')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = async () => {
          const names = [...opening.result.objectStoreNames]
          const read = names.map(
            name =>
              new Promise(done => {
                const all = opening.result.transaction(name).objectStore(name).getAll()
                all.onsuccess = () => done([name, all.result])
              }),
          )
          const whole = JSON.stringify([opening.result.version, await Promise.all(read)])
          opening.result.close()
          resolve(whole)
        }
      }),
  )
}

/** Makes the notebook one that an app of a later day wrote: its number, its tables, and a table more. */
export async function makeNewer(page: Page, site: string): Promise<void> {
  await leaveApp(page, site)
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('notebook', 9990)
        opening.onupgradeneeded = () => {
          opening.result.createObjectStore('future', { keyPath: 'id' })
          opening.transaction?.objectStore('meta').put({ key: 'schema', value: 999 })
          opening.transaction?.objectStore('meta').put({ key: 'derived', value: 999 })
        }
        opening.onsuccess = () => resolve(opening.result.close())
        opening.onerror = () => reject(opening.error)
      }),
  )
}

/** Takes away the safe copies of these names, or cuts each in the middle. Returns how many there were. */
export async function damageCopies(page: Page, pattern: string, how: 'remove' | 'cut'): Promise<number> {
  return page.evaluate(
    async ([source, wanted]) => {
      const isIt = new RegExp(source!)
      let touched = 0
      const walk = async (folder: FileSystemDirectoryHandle) => {
        for await (const entry of folder.values()) {
          if (entry.kind === 'directory') await walk(entry as FileSystemDirectoryHandle)
          else if (isIt.test(entry.name)) {
            touched++
            if (wanted === 'remove') await folder.removeEntry(entry.name)
            else {
              const bytes = new Uint8Array(await (await (entry as FileSystemFileHandle).getFile()).arrayBuffer())
              const writing = await (entry as FileSystemFileHandle).createWritable()
              await writing.write(bytes.subarray(0, bytes.length >> 1))
              await writing.close()
            }
          }
        }
      }
      await walk(await navigator.storage.getDirectory())
      return touched
    },
    [pattern, how] as const,
  )
}

/** Takes the records with these words out of the journals, as if they had never been written. */
export async function dropRecords(page: Page, words: string): Promise<void> {
  await page.evaluate(async unwanted => {
    const walk = async (folder: FileSystemDirectoryHandle) => {
      for await (const entry of folder.values()) {
        if (entry.kind === 'directory') await walk(entry as FileSystemDirectoryHandle)
        else if (entry.name.startsWith('journal-')) {
          const file = entry as FileSystemFileHandle
          const lines = (await (await file.getFile()).text()).split('\n').filter(line => !line.includes(unwanted))
          const writing = await file.createWritable()
          await writing.write(lines.join('\n'))
          await writing.close()
        }
      }
    }
    await walk(await navigator.storage.getDirectory())
  }, words)
}

/** The names of all files in the browser's private folder of safe copies. */
export const safeFiles = (page: Page) =>
  page.evaluate(async () => {
    const names: string[] = []
    const read = async (folder: FileSystemDirectoryHandle) => {
      for await (const entry of folder.values()) {
        if (entry.kind === 'directory') await read(entry as FileSystemDirectoryHandle)
        else names.push(entry.name)
      }
    }
    await read(await navigator.storage.getDirectory())
    return names.sort()
  })

/** All that lies in the journals of the browser's private files, journal by journal. */
export const journals = (page: Page) =>
  page.evaluate(async () => {
    const found: string[] = []
    const read = async (folder: FileSystemDirectoryHandle) => {
      for await (const entry of folder.values()) {
        if (entry.kind === 'directory') await read(entry as FileSystemDirectoryHandle)
        else if (entry.name.startsWith('journal-'))
          found.push(await (await (entry as FileSystemFileHandle).getFile()).text())
      }
    }
    await read(await navigator.storage.getDirectory())
    return found
  })
