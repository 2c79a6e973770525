import type { DBCore, DBCoreMutateRequest, DBCoreTable, Dexie } from 'dexie'

/** What a transaction left of each row it touched, by table and key; null where the row is gone. */
export type Captured = Map<string, Map<string, unknown>>

/** Made anew from the others at any time, or about this one database only. */
const DISPOSABLE = new Set(['meta', 'derived', 'packs'])

/** Whether the rows of a table are kept outside the database too. */
export function isKept(table: string): boolean {
  return !DISPOSABLE.has(table)
}

const byTransaction = new WeakMap<object, Captured>()

/** Lets `capture` look at each row that a transaction puts or deletes, whoever wrote the query. Changes nothing about it. */
export function captureWrites(db: Dexie): void {
  db.use({ stack: 'dbcore', name: 'journal', create: core => ({ ...core, table: watching(core) }) })
}

/** What a transaction writes from now on; to be asked before it does. */
export function capture(transaction: object): Captured {
  const captured: Captured = new Map()
  byTransaction.set(transaction, captured)
  return captured
}

/** Notes a row that is put without Dexie. */
export function captureRow(captured: Captured, table: string, row: object): void {
  if (isKept(table)) rowsOf(captured, table).set((row as { id: string }).id, row)
}

function watching(core: DBCore): (name: string) => DBCoreTable {
  return name => {
    const table = core.table(name)
    if (!isKept(name)) return table
    return {
      ...table,
      mutate(request) {
        const captured = byTransaction.get(request.trans)
        if (!captured) return table.mutate(request)
        const before = take(captured, table, request)
        return table.mutate(request).then(answer => {
          // Whoever catches the error of one row of many goes on with the others.
          if (answer.numFailures > 0) for (const at of Object.keys(answer.failures)) before(Number(at))
          return answer
        })
      },
    }
  }
}

/** Notes what a request is about to do. What comes back undoes that for one of its rows. */
function take(captured: Captured, table: DBCoreTable, request: DBCoreMutateRequest): (at: number) => void {
  if (request.type === 'deleteRange')
    throw new Error(`Rows of ${table.name} are deleted by their keys, or not recorded.`)
  const rows = rowsOf(captured, table.name)
  const { extractKey } = table.schema.primaryKey
  const keys: string[] =
    request.type === 'delete'
      ? request.keys
      : request.values.map((row, at) => request.keys?.[at] ?? (extractKey?.(row) as string))
  const before = keys.map(key => [rows.has(key), rows.get(key)] as const)
  for (const [at, key] of keys.entries()) rows.set(key, request.type === 'delete' ? null : request.values[at])
  return at => {
    const [was, row] = before[at]!
    if (was) rows.set(keys[at]!, row)
    else rows.delete(keys[at]!)
  }
}

function rowsOf(captured: Captured, table: string): Map<string, unknown> {
  const rows = captured.get(table) ?? new Map<string, unknown>()
  captured.set(table, rows)
  return rows
}
