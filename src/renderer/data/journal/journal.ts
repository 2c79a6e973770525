import { reportCopy } from '../saving.ts'
import type { Captured } from './capture.ts'
import type { Home } from './home.ts'
import { type Item, JournalWriter } from './journalWriter.ts'

const writer = new JournalWriter(reportCopy)

/** Hands on what a transaction has committed. Returns at once. */
export function recordWrite(rows: Captured, { seq, isNumbered }: { seq: number; isNumbered: boolean }): void {
  if (rows.size === 0 && !isNumbered) return
  writer.push({ kind: isNumbered ? 'write' : 'aside', seq, at: Date.now(), rows })
}

/** Hands on a text that the database would not take. Returns at once. */
export function recordUnsaved(text: (Item & { kind: 'unsaved text' })['payload']): void {
  writer.push({ kind: 'unsaved text', at: Date.now(), payload: text })
}

/** Keeps what was and what will be recorded in that home; `onBehind` is told when it knows more than the database. */
export function journalTo(home: Home, notebook: string, schema: number, onBehind = () => {}): void {
  writer.start(home, notebook, schema, onBehind)
}

/** Hands over now what waits. Resolves when the attempt is over. */
export function flushJournal(): Promise<void> {
  return writer.flush()
}
