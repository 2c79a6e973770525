import { LISTS } from './fold.ts'
import type { JournalRecord } from './journal.ts'
import { areRanges, merged, type Ranges } from './ranges.ts'

/**
 * The numbers of the writes of one notebook that the records of one journal tell. A write of which a text cannot be
 * told, because the whole one it stands on is damaged, is not told.
 */
export function coveredBy(journal: readonly JournalRecord[], notebook: string): Ranges {
  const covered: (readonly [number, number])[] = []
  const wholes = new Set<string>()
  for (const record of journal) {
    if (record.notebook !== notebook) continue
    const isTold = tellsTexts(record, wholes)
    if (record.kind === 'write' && isTold) covered.push([record.seq, record.seq])
    else if (record.kind === 'rows' && areRanges(record.payload.covers)) covered.push(...record.payload.covers)
  }
  return merged(covered.filter(([from]) => from > 0))
}

/** Whether all long lists of a record are whole, or stand on one that is in `wholes`; those that are whole come in. */
function tellsTexts({ seq, payload }: JournalRecord, wholes: Set<string>): boolean {
  const put = (payload.put ?? {}) as Record<string, unknown>
  let isTold = true
  for (const table of Object.keys(LISTS)) {
    const rows = put[table]
    for (const row of Array.isArray(rows) ? rows : []) {
      const { id, base } = (row ?? {}) as { id?: unknown; base?: { seq?: unknown } }
      if (base === undefined) wholes.add(`${table} ${id} ${seq}`)
      else if (!wholes.has(`${table} ${id} ${base?.seq}`)) isTold = false
    }
  }
  return isTold
}
