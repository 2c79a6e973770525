import { keyOf, type Tables } from '#shared/fold.ts'
import type { FileRow } from '../rows.ts'
import { isKept } from './capture.ts'
import { inTime } from './inTime.ts'
import { countsOf, type Recoverable } from './recoverable.ts'

const AT_ONCE = 200
const answered = <T>(work: Promise<T>) => inTime(work, 10_000, 'The database does not answer.')

/**
 * What can be read of a database, past Dexie and row by row where it must be. Changes nothing. Null where there is none,
 * it cannot be opened, or nothing in it is a notebook's.
 */
export async function readDatabase(name: string): Promise<Recoverable | null> {
  const found = await open(name).catch(() => null)
  if (!found) return null
  try {
    const tables: Tables = new Map()
    let damaged = 0
    for (const table of [...found.objectStoreNames].filter(isKept)) {
      const read = table === 'files' ? await readKeys(found, table) : await readTable(found, table)
      tables.set(table, read.rows)
      damaged += read.damaged
    }
    const meta = found.objectStoreNames.contains('meta') ? (await readTable(found, 'meta')).rows : new Map()
    const value = (key: string) => (meta.get(key) as { value?: unknown } | undefined)?.value
    const [notebook, seq, schema] = [value('notebook'), value('seq'), value('schema')]
    const heads = ['notes', 'sources', 'highlights'].flatMap(table => [...(tables.get(table)?.values() ?? [])])
    const highest = (field: string) => heads.reduce<number>((most, head) => Math.max(most, numberIn(head, field)), 0)
    return {
      notebook: typeof notebook === 'string' ? notebook : '',
      seq: Math.max(typeof seq === 'number' ? seq : 0, highest('seq')),
      at: highest('changedAt'),
      schema: typeof schema === 'number' ? schema : Math.floor(found.version / 10),
      counts: countsOf(tables),
      unsaved: [],
      damaged,
      isWhole: damaged === 0,
      tables,
      writes: new Set(),
      revs: new Set(),
      readFile: id => readOnce(name, 'files', id),
    }
  } finally {
    found.close()
  }
}

function open(name: string): Promise<IDBDatabase> {
  return answered(
    new Promise((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.onupgradeneeded = () => opening.transaction?.abort()
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = event => {
        event.preventDefault()
        reject(opening.error)
      }
    }),
  )
}

async function readTable(found: IDBDatabase, name: string): Promise<{ rows: Map<string, unknown>; damaged: number }> {
  const rows = new Map<string, unknown>()
  let damaged = 0
  const take = (row: unknown) => {
    const key = keyOf(row)
    if (key !== null) rows.set(key, row)
    else damaged++
  }
  for (let last: IDBValidKey | undefined; ; ) {
    const after = last === undefined ? null : IDBKeyRange.lowerBound(last, true)
    const keys = await ask(found, name, store => store.getAllKeys(after, AT_ONCE)).catch(() => null)
    if (!keys) return { rows, damaged: damaged + 1 }
    if (keys.length === 0) return { rows, damaged }
    last = keys.at(-1)
    const part = await ask(found, name, store => store.getAll(after, AT_ONCE)).catch(() => null)
    for (const row of part ?? []) take(row)
    for (const key of part ? [] : keys) {
      const row = await ask(found, name, store => store.get(key)).catch(() => undefined)
      if (row === undefined) damaged++
      else take(row)
    }
  }
}

/** Bytes are read when they are wanted. */
async function readKeys(found: IDBDatabase, name: string) {
  const keys = await ask(found, name, store => store.getAllKeys()).catch(() => null)
  return { rows: new Map((keys ?? []).map(key => [String(key), { id: String(key) }])), damaged: keys ? 0 : 1 }
}

async function readOnce(name: string, table: string, key: string): Promise<FileRow | null> {
  const found = await open(name)
  try {
    const row = (await ask(found, table, store => store.get(key)).catch(() => undefined)) as FileRow | undefined
    return row?.bytes instanceof Uint8Array ? row : null
  } finally {
    found.close()
  }
}

function ask<T>(found: IDBDatabase, table: string, question: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return answered(
    new Promise((resolve, reject) => {
      const asked = question(found.transaction(table).objectStore(table))
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = event => {
        event.preventDefault()
        reject(asked.error)
      }
    }),
  )
}

function numberIn(row: unknown, field: string): number {
  const value = (row as Record<string, unknown> | null)?.[field]
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}
