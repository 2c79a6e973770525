import { db } from './db.ts'
import { repairHead } from './repair.ts'
import type { Head } from './rows.ts'

/** Names one record. */
export type Reference = Pick<Head, 'id' | 'kind'>
/** A record with its text; empty where it is no note. */
export type WithText = { head: Head; blocks: string[] }

/** Read at once: what one read costs is shared, and a frame of the page comes between. */
const AT_ONCE = 50

/** Records of any kind in their order, within a transaction over all three tables; those that are gone are left out. */
export async function headsOf(records: readonly Reference[]): Promise<Head[]> {
  const ids = records.map(({ id }) => id)
  const [notes, sources, highlights] = await Promise.all([
    db.notes.bulkGet(ids),
    db.sources.bulkGet(ids),
    db.highlights.bulkGet(ids),
  ])
  return ids.flatMap(
    (_, i) =>
      repairHead('note', notes[i]) ?? repairHead('source', sources[i]) ?? repairHead('highlight', highlights[i]) ?? [],
  )
}

/** The same with their texts, a part after the other. */
export async function* inParts(records: readonly Reference[]): AsyncGenerator<WithText[]> {
  for (let at = 0; at < records.length; at += AT_ONCE) {
    const heads = await headsOf(records.slice(at, at + AT_ONCE))
    const bodies = await db.bodies.bulkGet(heads.map(({ id }) => id))
    yield heads.map((head, i) => ({ head, blocks: bodies[i]?.blocks ?? [] }))
  }
}
