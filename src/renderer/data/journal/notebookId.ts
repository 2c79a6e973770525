import { newId } from '#lib/id.ts'
import { db } from '../db.ts'
import { write } from '../write.ts'

/** The name of this notebook, made when it is first asked for. */
export async function notebookId(): Promise<string> {
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
