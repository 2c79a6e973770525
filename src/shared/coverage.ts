import type { JournalRecord } from './journal.ts'
import { areRanges, merged, type Ranges } from './ranges.ts'

/** The numbers of the writes of one notebook that records stand for. */
export function coveredBy(records: Iterable<JournalRecord>, notebook: string): Ranges {
  const covered: (readonly [number, number])[] = []
  for (const record of records) {
    if (record.notebook !== notebook) continue
    if (record.kind === 'write') covered.push([record.seq, record.seq])
    else if (areRanges(record.payload.covers)) covered.push(...record.payload.covers)
  }
  return merged(covered.filter(([from]) => from > 0))
}
