import { checksum } from '#shared/checksum.ts'
import { db } from './db.ts'
import { nothingUndone, type Undone } from './operations.ts'
import type { Head, Highlight, Id, Touched } from './rows.ts'
import { inParts } from './together.ts'
import { setTogether } from './trashTogether.ts'
import type { Writing } from './write.ts'

const encoder = new TextEncoder()

/** The checksum of what somebody wrote in a record; not of how far it was read, or whether it is pinned. */
export function stateSum(head: Head, blocks: readonly string[] = []): string {
  return checksum(encoder.encode(JSON.stringify(saidIn(head, blocks))))
}

function saidIn(head: Head, blocks: readonly string[]): unknown[] {
  if (head.kind === 'note') return [head.title, head.aliases, blocks]
  if (head.kind === 'source') return [head.csl, head.tags]
  return [head.comment, head.color, head.tags]
}

/**
 * Puts into the trash what an import brought in and nobody wrote in since. A highlight goes and comes with its source
 * where that came with it; a source in which others were made stays.
 */
export async function trashImported(tx: Writing, records: readonly Touched[], deletedAt: number): Promise<Undone> {
  const undone = nothingUndone()
  const sums = new Map(records.map(({ id, sum }) => [id, sum]))
  for await (const part of inParts(records)) {
    const asIs: Head[] = []
    for (const { head, blocks } of part) {
      if (head.deletedAt !== null) continue
      if (head.kind === 'highlight' && sums.has(head.sourceId)) continue
      if (stateSum(head, blocks) === sums.get(head.id) && !(await isMarked(head, sums))) asIs.push(head)
      else undone.stayed.push(head)
    }
    for (const { kind } of await setTogether(tx, asIs, deletedAt)) undone.counts[kind]++
  }
  return undone
}

/** Whether somebody has marked a passage in a source since, or written something about one. */
async function isMarked({ id, kind }: Head, sums: ReadonlyMap<Id, string | undefined>): Promise<boolean> {
  if (kind !== 'source') return false
  const marks = await db.highlights.where('sourceId').equals(id).toArray()
  return marks.some((mark: Highlight) => mark.deletedAt === null && stateSum(mark) !== sums.get(mark.id))
}
