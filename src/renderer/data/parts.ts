import { blocksFromJson, blocksToJson } from './blocks.ts'
import { db } from './db.ts'
import { derive } from './derived/derive.ts'
import { choicesIn, nodeAt, type PartChoice, withPartId } from './derived/parts.ts'
import { openNote, putText, TEXT_TABLES } from './notes.ts'
import { repairHead } from './repair.ts'
import type { Id } from './rows.ts'
import { write } from './write.ts'

export type { PartChoice } from './derived/parts.ts'

/** The headings and blocks of a note that a link can lead to, in its order; none where it is gone. */
export async function listParts(id: Id): Promise<PartChoice[]> {
  const opened = await openNote(id)
  return opened ? choicesIn(opened.blocks) : []
}

/**
 * Gives a heading or block the id by which a link knows it, and returns it; one that bears an id keeps that. Null when
 * it is not in the note any more. What one has typed in the open note meanwhile goes with it, see `carryIds`.
 */
export async function namePart(
  id: Id,
  choice: Pick<PartChoice, 'path' | 'type' | 'words'>,
  part: string,
): Promise<string | null> {
  return write([...TEXT_TABLES], async tx => {
    const head = repairHead('note', await db.notes.get(id))
    const blocks = blocksFromJson((await db.bodies.get(id))?.blocks ?? [])
    const found = choiceAgain(blocks, choice)
    if (!head || !found) return null
    if (found.id !== null) return found.id
    const named = withPartId(blocks, found.path, part)
    await putText(tx, head, { title: head.title, json: blocksToJson(named), derived: derive(named) }, { quiet: true })
    return part
  })
}

/** The block that was chosen, also where it stands elsewhere by now. */
function choiceAgain(
  blocks: unknown[],
  { path, type, words }: Pick<PartChoice, 'path' | 'type' | 'words'>,
): PartChoice | null {
  const same = choicesIn(blocks).filter(each => each.type === type && each.words === words)
  const at = nodeAt(blocks, path) && path.join(' ')
  return same.find(each => each.path.join(' ') === at) ?? same[0] ?? null
}
