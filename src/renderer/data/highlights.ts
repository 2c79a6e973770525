import type { Anchor } from '#lib/anchor.ts'
import { newId } from '#lib/id.ts'
import type { TagChange } from '#lib/tag.ts'
import { db } from './db.ts'
import type { Heads } from './headStore.ts'
import { store } from './headStore.ts'
import { keepKnown } from './history/keep.ts'
import { inUse } from './notes.ts'
import { repairHead } from './repair.ts'
import type { Highlight, HighlightColor, Id, NoteHead } from './rows.ts'
import { changedTags, normalTags } from './tags.ts'
import { setDeleted, unwritten, write } from './write.ts'

export type HighlightPatch = Partial<Pick<Highlight, 'color' | 'comment' | 'anchor' | 'state' | 'versionId'>> & {
  tags?: TagChange
}

/** Marks a passage of a version; `id` where quotes already name it. Throws when the source is gone. */
export async function addHighlight(highlight: {
  id?: Id
  sourceId: Id
  versionId: string
  anchor: Anchor
  color: HighlightColor
  comment?: string
  tags?: string[]
}): Promise<Highlight> {
  const { id = newId(), ...marked } = highlight
  return write(['highlights', 'sources', 'tombstones'], async tx => {
    if (!(await db.sources.get(highlight.sourceId))) throw new Error('This source is not there any more.')
    await db.tombstones.delete(id)
    return tx.put<Highlight>({
      ...unwritten(id, 'highlight'),
      state: 'exact',
      comment: '',
      ...marked,
      tags: normalTags(highlight.tags ?? []),
    })
  })
}

/** Changes the fields given and leaves the others as they are, whoever wrote them. */
export async function saveHighlight(id: Id, patch: HighlightPatch): Promise<Highlight> {
  return write(['highlights', 'history'], async tx => {
    const head = repairHead('highlight', await db.highlights.get(id))
    if (!head) throw new Error('This highlight is not there any more.')
    const tags = patch.tags ? changedTags(head.tags, patch.tags) : head.tags
    return tx.put(await keepKnown(tx, head, { ...head, ...patch, tags }))
  })
}

/** To the trash. */
export async function deleteHighlight(id: Id): Promise<void> {
  await setDeleted('highlight', id, true)
}

/** Out of the trash, as it was. */
export async function restoreHighlight(id: Id): Promise<void> {
  await setDeleted('highlight', id, false)
}

const inOrder = new WeakMap<ReadonlyMap<Id, Highlight>, Map<Id, Highlight[]>>()

/** The live highlights of a source in reading order; from memory. The same array until a highlight changes. */
export function listHighlights(sourceId: Id, _heads?: Heads): Highlight[] {
  const { highlights } = store.snapshot
  const lists = inOrder.get(highlights) ?? new Map<Id, Highlight[]>()
  inOrder.set(highlights, lists)
  let list = lists.get(sourceId)
  if (!list) {
    list = [...highlights.values()].filter(mark => mark.sourceId === sourceId && mark.deletedAt === null)
    list.sort((a, b) => a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end || (a.id < b.id ? -1 : 1))
    lists.set(sourceId, list)
  }
  return list
}

/** The live notes that quote a highlight, newest change first; from memory. */
export function quotedIn(highlightId: Id): NoteHead[] {
  return inUse(highlightId).notes
}
