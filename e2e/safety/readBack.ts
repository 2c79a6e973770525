import type { Page } from '@playwright/test'
import { fold } from '../../src/shared/fold.ts'
import { scanJournal } from '../../src/shared/journal.ts'

type Row = Record<string, unknown>

/** What lies on the disk, read past the app. `null` where there is no database; journals as their text, by notebook. */
export type Kept = { database: Record<string, Row[]> | null; journals: { notebook: string; text: string }[] }

/** Reads the database in use and the journals, in a page of the origin in which no app runs. Changes nothing. */
export async function readBack(page: Page, site: string): Promise<Kept> {
  await page.goto(`${site}about.json`)
  return page.evaluate(async () => {
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = async () => {
      const name = localStorage.getItem('notebook-database') ?? 'notebook'
      const isThere = (await indexedDB.databases()).some(found => found.name === name)
      if (!isThere) return null
      const opened = await ask(indexedDB.open(name))
      const names = [...opened.objectStoreNames]
      if (names.length === 0) return null
      const reading = opened.transaction(names)
      const tables = await Promise.all(names.map(table => ask<Row[]>(reading.objectStore(table).getAll())))
      opened.close()
      return Object.fromEntries(names.map((table, at) => [table, tables[at]!.map(plain)]))
    }
    /** Bytes cost a minute to hand over; their length and their hash, which is their name, are enough. */
    const plain = (row: Row) => (row.bytes instanceof Uint8Array ? { ...row, bytes: row.bytes.length } : row)
    const journals: { notebook: string; text: string }[] = []
    const safety = await (await navigator.storage.getDirectory()).getDirectoryHandle('safety').catch(() => null)
    for await (const folder of safety?.values() ?? []) {
      if (folder.kind !== 'directory') continue
      for await (const file of (folder as FileSystemDirectoryHandle).values())
        if (file.kind === 'file' && file.name.startsWith('journal-'))
          journals.push({
            notebook: folder.name,
            text: await (await (file as FileSystemFileHandle).getFile()).text(),
          })
    }
    return { database: await database(), journals }
  })
}

/** The text of the live note of that title in the database; null where there is none. */
export function storedText({ database }: Kept, title: string): string | null {
  return textIn(database?.notes ?? [], database?.bodies ?? [], title)
}

/** The same as the journals alone tell it. */
export function journalText({ journals }: Kept, title: string): string | null {
  for (const notebook of new Set(journals.map(journal => journal.notebook))) {
    const own = journals.filter(journal => journal.notebook === notebook)
    const records = own.map(({ text }) => scanJournal(new TextEncoder().encode(text)).records)
    const { tables } = fold(notebook, records, null)
    const rows = (table: string) => [...(tables.get(table)?.values() ?? [])] as Row[]
    const found = textIn(rows('notes'), rows('bodies'), title)
    if (found !== null) return found
  }
  return null
}

export function storedTitles({ database }: Kept): string[] {
  return (database?.notes ?? []).map(note => String(note.title)).sort()
}

function textIn(notes: Row[], bodies: Row[], title: string): string | null {
  const head = notes.find(note => note.title === title && note.deletedAt === null)
  const body = bodies.find(({ id }) => id === head?.id)
  if (!head || !body) return null
  return (body.blocks as string[]).map(block => wordsIn(JSON.parse(block))).join('')
}

function wordsIn(node: { text?: string; children?: never[] }): string {
  return node.text ?? (node.children ?? []).map(wordsIn).join('')
}
