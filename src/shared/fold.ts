import type { JournalRecord } from './journal.ts'

/** Rows by table and key. */
export type Tables = Map<string, Map<string, unknown>>

/** What records add up to. `torn`: texts of which the newest could not be told, because the line it stands on is damaged. */
export type Folded = { tables: Tables; seq: number; torn: string[] }

/** What was there at write `seq`, with everything before it. */
export type Base = { tables: Tables; seq: number }

/**
 * The notebook as the records of all its journals leave it, on top of a snapshot where there is one. A journal's records
 * stand in the order of the file; between files only `seq` decides, so that neither clocks nor names matter.
 */
export function fold(notebook: string, journals: readonly (readonly JournalRecord[])[], base: Base | null): Folded {
  const torn = new Set<string>()
  const records = journals
    .flatMap(journal => withWholeTexts(journal, torn))
    .filter(record => record.notebook === notebook && KINDS.has(record.kind) && record.seq >= (base?.seq ?? 0))
  // What is read from the database at a number, or written after it, stands on the write of that number.
  records.sort((a, b) => a.seq - b.seq || Number(a.kind !== 'write') - Number(b.kind !== 'write'))
  const tables: Tables = new Map([...(base?.tables ?? [])].map(([name, rows]) => [name, new Map(rows)]))
  for (const { payload } of records) apply(tables, payload)
  return { tables, seq: records.at(-1)?.seq ?? base?.seq ?? 0, torn: [...torn] }
}

/** Those that tell of rows. What a newer app records beside them is left alone. */
const KINDS = new Set(['write', 'aside', 'rows'])

function apply(tables: Tables, payload: JournalRecord['payload']): void {
  for (const [table, rows] of Object.entries(objectOf(payload.put))) {
    const kept = tableOf(tables, table)
    for (const row of listOf(rows)) {
      const key = keyOf(row)
      if (key !== null) kept.set(key, row)
    }
  }
  for (const [table, keys] of Object.entries(objectOf(payload.gone)))
    for (const key of listOf(keys)) tableOf(tables, table).delete(String(key))
}

function tableOf(tables: Tables, name: string): Map<string, unknown> {
  const table = tables.get(name) ?? new Map<string, unknown>()
  tables.set(name, table)
  return table
}

/** Settings are known by `key`, everything else by `id`. */
export function keyOf(row: unknown): string | null {
  const { id, key } = objectOf(row)
  if (typeof id === 'string') return id
  return typeof key === 'string' ? key : null
}

/** Records with whole texts, where the journal says only what differs from an earlier one of the same file. */
function withWholeTexts(journal: readonly JournalRecord[], torn: Set<string>): JournalRecord[] {
  const wholes = new Map<string, unknown[]>()
  return journal.map(record => {
    const { bodies } = objectOf(record.payload.put)
    if (!Array.isArray(bodies)) return record
    const told = bodies.flatMap(body => wholeText(body, record.seq, wholes, torn))
    return { ...record, payload: { ...record.payload, put: { ...objectOf(record.payload.put), bodies: told } } }
  })
}

function wholeText(body: unknown, seq: number, wholes: Map<string, unknown[]>, torn: Set<string>): unknown[] {
  const { id, blocks, base } = objectOf(body)
  if (typeof id !== 'string' || !Array.isArray(blocks)) return []
  if (base === undefined) {
    wholes.set(`${id} ${seq}`, blocks)
    torn.delete(id)
    return [{ id, blocks }]
  }
  const { seq: on, start, end } = objectOf(base)
  const whole = wholes.get(`${id} ${on}`)
  if (!whole || typeof start !== 'number' || typeof end !== 'number') {
    torn.add(id)
    return []
  }
  torn.delete(id)
  return [{ id, blocks: [...whole.slice(0, start), ...blocks, ...whole.slice(whole.length - end)] }]
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
