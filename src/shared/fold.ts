import type { JournalRecord } from './journal.ts'

/** Rows by table and key. */
export type Tables = Map<string, Map<string, unknown>>

/** What records add up to. `torn`: rows, by table and id, of which the newest could not be told, because the line it stands on is damaged. */
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

/** Which field of a row is a long list that may be told as what differs from an earlier one, by table. */
export const LISTS: Record<string, string> = { bodies: 'blocks', history: 'pool' }

/** Records with whole texts, where the journal says only what differs from an earlier one of the same file. */
function withWholeTexts(journal: readonly JournalRecord[], torn: Set<string>): JournalRecord[] {
  const wholes = new Map<string, unknown[]>()
  const whole = (row: unknown, table: string, field: string, seq: number): unknown[] => {
    const { base, ...rest } = objectOf(row)
    const { id, [field]: list } = rest
    if (typeof id !== 'string' || !Array.isArray(list)) return []
    const name = `${table} ${id}`
    const told = base === undefined ? list : onBase(list, objectOf(base), seq => wholes.get(`${name} ${seq}`))
    if (base === undefined) wholes.set(`${name} ${seq}`, list)
    if (told) torn.delete(name)
    else torn.add(name)
    return told ? [{ ...rest, [field]: told }] : []
  }
  return journal.map(record => {
    const put = { ...objectOf(record.payload.put) }
    for (const [table, field] of Object.entries(LISTS)) {
      const rows = put[table]
      if (Array.isArray(rows)) put[table] = rows.flatMap(row => whole(row, table, field, record.seq))
    }
    return { ...record, payload: { ...record.payload, put } }
  })
}

function onBase(
  list: unknown[],
  { seq, start, end }: Record<string, unknown>,
  wholeAt: (seq: unknown) => unknown[] | undefined,
): unknown[] | null {
  const whole = wholeAt(seq)
  if (!whole || typeof start !== 'number' || typeof end !== 'number') return null
  return [...whole.slice(0, start), ...list, ...whole.slice(whole.length - end)]
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
