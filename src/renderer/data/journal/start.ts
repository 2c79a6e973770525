import { desktop } from '#lib/desktop.ts'
import { newId } from '#lib/id.ts'
import { db, SCHEMA } from '../db.ts'
import { write } from '../write.ts'
import { browserCopies } from './browserCopies.ts'
import { desktopCopies } from './desktopCopies.ts'
import { flushJournal, journalTo } from './journal.ts'

/** Begins to keep a second copy of all that is committed. To be called once, after the first paint. */
export async function startJournal(): Promise<void> {
  const copies = desktop ? desktopCopies(desktop) : browserCopies()
  if (!copies) return
  journalTo(copies, await notebookId(), SCHEMA)
  const leave = () => void flushJournal()
  window.addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', leave)
}

/** The name of this notebook, made when it is first asked for. */
async function notebookId(): Promise<string> {
  const kept = await readId()
  if (kept !== null) return kept
  await write([], async () => {
    // Another window may have been first.
    if ((await readId()) === null) await db.table('meta').put({ key: 'notebook', value: newId() })
  })
  return (await readId())!
}

async function readId(): Promise<string | null> {
  const row = (await db.table('meta').get('notebook')) as { value?: unknown } | undefined
  return typeof row?.value === 'string' ? row.value : null
}
