import { newId, newRev } from '#lib/id.ts'
import { blocksFromJson, blocksToJson, isSameText } from './blocks.ts'
import { carryIds, isSameButIds } from './carryIds.ts'
import { db } from './db.ts'
import { type Derived, derive } from './derived/derive.ts'
import { newestFirst } from './headIndex.ts'
import { store } from './headStore.ts'
import { whyKeep } from './history/due.ts'
import { keepText } from './history/keep.ts'
import { imagesIn } from './history/past.ts'
import { forgetOperations, isDeletedTag, listOperations, OPERATION_TABLES, restsOnTrash } from './operations.ts'
import { repairHead } from './repair.ts'
import type { Head, Id, NoteHead, SourceHead } from './rows.ts'
import { type RecordWriting, setDeleted, type TableName, unwritten, write, writeDirect } from './write.ts'

/** A note and its top-level nodes. */
export type OpenedNote = { head: NoteHead; blocks: unknown[] }

export const TEXT_TABLES = ['notes', 'bodies', 'derived'] as const
/** What the title of a copy ends in that was made because a note was changed in two places. */
export const CONFLICT = ' (conflict copy)'

type Text = { title: string; json: string[]; derived: Derived; rev?: string }

/** A new `rev` for a new title or text. `quiet` where nobody wrote in it. */
export async function putText(
  tx: RecordWriting,
  head: NoteHead,
  { title, json, derived, rev = newRev() }: Text,
  { quiet }: { quiet?: boolean } = {},
): Promise<NoteHead> {
  const [put] = await Promise.all([
    tx.put({ ...head, ...derived.head, title, textRev: rev }, { quiet, rev }),
    tx.putRow('bodies', { id: head.id, blocks: json }),
    tx.putRow('derived', { id: head.id, ...derived.row }),
  ])
  return put
}

function newHead(id: Id, conflictOf: Id | null): NoteHead {
  return {
    ...unwritten(id, 'note'),
    title: '',
    aliases: [],
    pinned: false,
    textRev: '',
    conflictOf,
    excerpt: '',
    words: 0,
    tags: [],
    links: [],
    quotes: [],
  }
}

/** Makes a note; `id` where a link already names it. Throws when a note of that id is already there. */
export async function createNote(note: { id?: Id; title?: string; blocks?: unknown[] } = {}): Promise<NoteHead> {
  const id = note.id ?? newId()
  const blocks = note.blocks ?? []
  const text = { title: note.title ?? '', json: blocksToJson(blocks), derived: derive(blocks) }
  return write([...TEXT_TABLES, 'tombstones'], async tx => {
    if (await db.notes.get(id)) throw new Error('This note is already there.')
    // Links to a note that is gone lead somewhere again when it is made anew.
    await db.tombstones.delete(id)
    return putText(tx, newHead(id, null), text)
  })
}

/** A note with its text, also from the trash. Null where it is gone. */
export async function openNote(id: Id): Promise<OpenedNote | null> {
  const [row, body] = await db.transaction('r', ['notes', 'bodies'], () =>
    Promise.all([db.notes.get(id), db.bodies.get(id)]),
  )
  const head = repairHead('note', row)
  return head && { head, blocks: blocksFromJson(body?.blocks ?? []) }
}

/**
 * Saves title and text. `parentRev` is the `textRev` they were made on: when it is stale, ours becomes a new note
 * (`conflict`) and theirs stays, unless both are the same to the letter. A note in the trash is saved there; `revive`
 * takes it out. Of a note that is gone for good the text is kept as a new note, also as `conflict`. `rev` becomes the
 * `textRev`; `ownRevs` are those of earlier attempts of the same writer that were not answered. `base` is the text they
 * were made on: where the stored one differs from it only by ids that links gave to its blocks, ours takes those over
 * and is returned with them as `named`.
 */
export async function saveNote(note: {
  id: Id
  parentRev: string
  title: string
  blocks: unknown[]
  revive?: boolean
  rev?: string
  ownRevs?: string[]
  base?: { title: string; json: string[] }
}): Promise<{ head: NoteHead; named?: string[] } | { conflict: NoteHead }> {
  return writeDirect([...TEXT_TABLES, 'history'], async tx => {
    const asked = tx.get('notes', note.id)
    // Where the text itself cannot be read, that is the error to tell.
    asked.then(undefined, () => {})
    // While the database looks.
    const text = { title: note.title, json: blocksToJson(note.blocks), derived: derive(note.blocks), rev: note.rev }
    const head = repairHead('note', await asked)
    if (!head) return { conflict: await putText(tx, newHead(newId(), note.id), text) }
    const known = [note.parentRev, ...(note.ownRevs ?? [])]
    const isCurrent = known.includes(head.textRev) || note.parentRev === head.rev
    if (isCurrent) {
      const kept = await keepBefore(tx, head, note.base?.json, text)
      return { head: await putText(tx, note.revive ? { ...kept, deletedAt: null } : kept, text) }
    }
    const theirs = await tx.get('bodies', note.id)
    if (head.title === text.title && isSameText(theirs?.blocks ?? [], text.json)) return { head }
    const { base } = note
    if (theirs && base?.title === head.title && isSameButIds(base.json, theirs.blocks)) {
      const named = carryIds(theirs.blocks, note.blocks)
      const json = blocksToJson(named)
      const kept = await keepBefore(tx, head, theirs.blocks, text)
      return { head: await putText(tx, kept, { ...text, json, derived: derive(named) }), named: json }
    }
    await keepText(tx, head, theirs?.blocks ?? [], 'conflict')
    return { conflict: await putText(tx, newHead(newId(), note.id), { ...text, title: copyTitle(text.title) }) }
  })
}

/**
 * Keeps the state that gives way to a save, where it is time or too much of it goes. What one types knows the stored text
 * (`base`), so that most saves read nothing for it. Returns the head to go on from.
 */
async function keepBefore(
  tx: RecordWriting,
  head: NoteHead,
  base: string[] | undefined,
  text: Text,
): Promise<NoteHead> {
  const stored = async () => (await tx.get('bodies', head.id))?.blocks ?? []
  const json = base ?? (await stored())
  const now = Date.now()
  const after = { words: text.derived.head.words, json: text.json }
  const because = whyKeep(head.keptAt, now, { words: head.words, json }, after)
  if (!because) return head
  const before = base ? await stored() : json
  if (head.title === text.title && isSameText(before, text.json)) return head
  await keepText(tx, head, before, because)
  return { ...head, keptAt: now }
}

function copyTitle(title: string): string {
  return title.endsWith(CONFLICT) ? title : `${title}${CONFLICT}`
}

async function patchNote(
  id: Id,
  patchOf: (head: NoteHead) => Partial<Pick<NoteHead, 'aliases' | 'pinned'>>,
): Promise<NoteHead> {
  return write(['notes'], async tx => {
    const head = repairHead('note', await db.notes.get(id))
    if (!head) throw new Error('This note is not there any more.')
    return tx.put({ ...head, ...patchOf(head) }, { quiet: true })
  })
}

/** Adds and removes names under which links and search also find the note. Empty ones and repeats are left out. */
export async function changeAliases(id: Id, change: { add?: string[]; remove?: string[] }): Promise<NoteHead> {
  const names = (change.add ?? []).map(alias => alias.replace(/\s+/g, ' ').trim()).filter(alias => alias !== '')
  return patchNote(id, head => {
    const left = head.aliases.filter(alias => !change.remove?.includes(alias))
    return { aliases: [...new Set([...left, ...names])] }
  })
}

/** Pins a note to the top of the list, or takes the pin away. */
export async function setPinned(id: Id, pinned: boolean): Promise<void> {
  await patchNote(id, () => ({ pinned }))
}

/** To the trash. */
export async function deleteNote(id: Id): Promise<void> {
  await setDeleted('note', id, true)
}

/** Out of the trash, as it was. */
export async function restoreNote(id: Id): Promise<void> {
  await setDeleted('note', id, false)
}

/** The live notes that link to or quote a note, source or highlight, newest change first; from memory. */
export function inUse(id: Id): { notes: NoteHead[] } {
  return { notes: store.using(id).sort(newestFirst) }
}

/** Takes away for good all that this window shows in the trash, leaving tombstones; returns how many of each. */
export async function emptyTrash(): Promise<{ notes: number; sources: number; highlights: number; tags: number }> {
  const shown = store.lists()
  const inTrash = (heads: Head[]) => heads.filter(head => head.deletedAt !== null).map(head => head.id)
  const records: TableName[] = [...TEXT_TABLES, 'sources', 'versions', 'files', 'highlights', 'tombstones', 'history']
  return write([...records, ...OPERATION_TABLES], async tx => {
    const notes = stillDeleted(await db.notes.bulkGet(inTrash(shown.notes)))
    const sources = stillDeleted(await db.sources.bulkGet(inTrash(shown.sources)))
    const ids = sources.map(source => source.id)
    const marks = stillDeleted(await db.highlights.bulkGet(inTrash(shown.highlights)))
    const under = await db.highlights.where('sourceId').anyOf(ids).toArray()
    const highlights = new Map([...marks, ...under].map(mark => [mark.id, mark]))
    const images = await shownIn(notes.map(note => note.id))
    for (const head of [...notes, ...highlights.values(), ...sources]) await tx.bury(head)
    await db.bodies.bulkDelete(notes.map(note => note.id))
    await db.derived.bulkDelete(notes.map(note => note.id))
    for (const source of sources) await deleteCaptured(source)
    await deleteUnused(images)
    const ended = (await listOperations()).filter(restsOnTrash)
    await forgetOperations(ended.map(each => each.id))
    const tags = ended.filter(isDeletedTag).length
    return { notes: notes.length, sources: sources.length, highlights: highlights.size, tags }
  })
}

/** The images that notes show, or showed in a state that is kept. */
async function shownIn(ids: Id[]): Promise<Set<string>> {
  const [bodies, pasts] = await Promise.all([db.bodies.bulkGet(ids), db.history.bulkGet(ids)])
  const now = bodies.flatMap(body => [...imagesIn(body?.blocks ?? [])])
  return new Set([...now, ...pasts.flatMap(past => past?.files ?? [])])
}

/** Whether a state of some note that is kept shows these bytes. */
async function isInPast(fileId: string): Promise<boolean> {
  return (await db.history.where('files').equals(fileId).count()) > 0
}

/**
 * The bytes of images that only notes showed which are gone. One that was taken out of a note that is still there stays:
 * a step back would want it.
 */
async function deleteUnused(images: Set<string>): Promise<void> {
  if (images.size === 0) return
  await db.bodies.each(({ blocks }) => {
    for (const id of images) if (blocks.some(block => block.includes(id))) images.delete(id)
  })
  for (const id of images) {
    const file = await db.files.get(id)
    const isOriginal = (await db.sources.where('fileId').equals(id).count()) > 0
    const isUnused = !isOriginal && !(await isInPast(id))
    if (file?.type.startsWith('image/') && isUnused) await db.files.delete(id)
  }
}

/** Another window may have restored some. */
function stillDeleted<H extends Head>(rows: (H | undefined)[]): H[] {
  return rows.filter(row => row !== undefined).filter(row => row.deletedAt !== null)
}

/** The texts and the bytes of a source that is gone, unless another source rests on the same. */
async function deleteCaptured(source: SourceHead): Promise<void> {
  const texts = await db.versions.where('sourceId').equals(source.id).primaryKeys()
  // Its text may be named after another source that had it first and is gone.
  for (const id of new Set([...texts, source.versionId ?? '']))
    if ((await db.sources.where('versionId').equals(id).count()) === 0) await db.versions.delete(id)
  const isKept = (await db.sources.where('fileId').equals(source.fileId).count()) > 0 || (await isShown(source.fileId))
  if (!isKept) await db.files.delete(source.fileId)
}

/** Whether a note shows these bytes as an image. Only the texts know, so that only pictures are looked for. */
async function isShown(fileId: string): Promise<boolean> {
  const file = await db.files.get(fileId)
  if (!file?.type.startsWith('image/')) return false
  if (await isInPast(fileId)) return true
  return (await db.bodies.filter(({ blocks }) => blocks.some(block => block.includes(fileId))).count()) > 0
}
