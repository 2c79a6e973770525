import { reportCopy, reportFolder } from '../saving.ts'
import type { Captured } from './capture.ts'
import type { Home } from './home.ts'
import { type Item, JournalWriter } from './journalWriter.ts'

/** In a folder that the user of a browser chose, each record costs the whole file that it is appended to. */
const IN_FOLDER = { pauseMs: 2000, largestFile: 1024 * 1024 }

const writer = new JournalWriter(reportCopy)
let beside: JournalWriter | null = null

/** Hands on what a transaction has committed. Returns at once. */
export function recordWrite(rows: Captured, { seq, isNumbered }: { seq: number; isNumbered: boolean }): void {
  if (rows.size === 0 && !isNumbered) return
  push({ kind: isNumbered ? 'write' : 'aside', seq, at: Date.now(), rows })
}

/** Hands on a text that the database would not take. Returns at once. */
export function recordUnsaved(text: (Item & { kind: 'unsaved text' })['payload']): void {
  push({ kind: 'unsaved text', at: Date.now(), payload: text })
}

function push(item: Item): void {
  writer.push(item)
  beside?.push(item)
}

/** Keeps what was and what will be recorded in that home; `onBehind` is told when it knows more than the database. */
export function journalTo(home: Home, notebook: string, schema: number, onBehind = () => {}): void {
  writer.start(home, notebook, schema, onBehind)
}

/** Keeps all of it in another home beside the first, beginning with what is in the notebook; in none from null on. */
export function journalBeside(home: Home | null, notebook: string, schema: number, onBehind = () => {}): void {
  beside?.end()
  const next = home && new JournalWriter(state => beside === next && reportFolder(state), IN_FOLDER)
  beside = next
  if (home) next?.start(home, notebook, schema, onBehind)
}

/** Hands over now what waits. Resolves when the attempt is over. */
export async function flushJournal(): Promise<void> {
  await Promise.all([writer.flush(), beside?.flush()])
}
