import { blocksFromJson } from '../blocks.ts'
import { db } from '../db.ts'
import { repairHead } from '../repair.ts'
import type { BodyRow, DerivedRow, NoteHead } from '../rows.ts'
import { write } from '../write.ts'
import { DERIVED_VERSION, derive } from './derive.ts'

const AT_ONCE = 500

/**
 * Makes all derived rows anew when another version of the finders made them, or none did. Clears, fills and stamps in
 * one transaction, so that an interrupted rebuild just happens again. Returns whether there was something to do, and
 * tells before it begins.
 */
export async function rebuildIfStale(onBegin?: () => void): Promise<boolean> {
  if ((await db.meta.get('derived'))?.value === DERIVED_VERSION) return false
  onBegin?.()
  await rebuild()
  return true
}

/** Makes all derived rows anew, whatever their version. */
export async function rebuild(): Promise<void> {
  await write(['notes', 'bodies', 'derived'], async tx => {
    await db.derived.clear()
    const ids = await db.notes.toCollection().primaryKeys()
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const part = ids.slice(at, at + AT_ONCE)
      const [rows, bodies] = await Promise.all([db.notes.bulkGet(part), db.bodies.bulkGet(part)])
      const made = rows.map((row, i) => derivedAnew(repairHead('note', row)!, bodies[i]))
      await db.derived.bulkPut(made.map(one => one.row))
      await tx.refresh(made.map(one => one.head))
    }
    await db.meta.put({ key: 'derived', value: DERIVED_VERSION })
  })
}

function derivedAnew(head: NoteHead, body: BodyRow | undefined): { head: NoteHead; row: DerivedRow } {
  const derived = derive(blocksFromJson(body?.blocks ?? []))
  return { head: { ...head, ...derived.head }, row: { id: head.id, ...derived.row } }
}
