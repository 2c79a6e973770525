import { movedTag, normalTag, type TagMove } from '#lib/tag.ts'
import { blocksFromJson, blocksToJson, isSameText } from './blocks.ts'
import { derive } from './derived/derive.ts'
import { store } from './headStore.ts'
import { keepPast, keepText } from './history/keep.ts'
import { readPast } from './history.ts'
import { putText, TEXT_TABLES } from './notes.ts'
import {
  newOperation,
  nothingUndone,
  OPERATION_TABLES,
  prepareOperation,
  recordTouched,
  type Undone,
} from './operations.ts'
import { blocksWithoutMove, retagged, retaggedBlocks, tagsWithoutMove } from './retag.ts'
import type { Head, Highlight, NoteHead, Operation, SourceHead, Touched } from './rows.ts'
import { inParts, type Reference, type WithText } from './together.ts'
import { type TableName, type Writing, write } from './write.ts'

export const MOVE_TABLES: TableName[] = [...TEXT_TABLES, 'sources', 'highlights', 'history', ...OPERATION_TABLES]

/** What a move of a tag would touch. `below`: the other tags that go with it. `inTrash`: records that lie there. */
export type TagReach = {
  notes: NoteHead[]
  sources: SourceHead[]
  highlights: Highlight[]
  below: string[]
  inTrash: number
}

/** What bears a tag or one below it, from memory; as records in the trash would bear it again when they come back. */
export function tagReach(tag: string): TagReach {
  const heads = bearers(tag)
  const live = heads.filter(head => store.isLive(head))
  const key = store.index.keyOf(tag)
  const keys = [...store.index.tagged.keys()].filter(other => other.startsWith(`${key}/`))
  return {
    notes: live.filter(head => head.kind === 'note'),
    sources: live.filter(head => head.kind === 'source'),
    highlights: live.filter(head => head.kind === 'highlight'),
    below: keys.map(other => store.index.spellingOf(other)).sort(),
    inTrash: heads.length - live.length,
  }
}

function bearers(tag: string): Head[] {
  const isIt = under(tag)
  const { notes, sources, highlights } = store.snapshot
  return [...notes.values(), ...sources.values(), ...highlights.values()].filter(head => head.tags.some(isIt))
}

/** Whether a tag is this one or lies below it. */
function under(tag: string): (other: string) => boolean {
  const key = store.index.keyOf(tag)
  return other => {
    const found = store.index.keyOf(other)
    return found === key || found.startsWith(`${key}/`)
  }
}

/** Whether anything bears a tag or one below it, in the trash too. */
export function isBorne(tag: string): boolean {
  return bearers(tag).length > 0
}

/** How many records bear the new name of a tag already: with the move the two become one. */
export function alreadyOn({ from, to }: TagMove & { to: string }): number {
  const [isNew, isOld] = [under(to), under(from)]
  const bears = (head: Head) => head.tags.some(tag => isNew(tag) && !isOld(tag))
  return bearers(to).filter(head => store.isLive(head) && bears(head)).length
}

/** Why a tag cannot have that name with those below it, as a sentence; null where it can. */
export function renameProblem(from: string, raw: string, below: readonly string[]): string | null {
  const to = normalTag(raw)
  if (to === null) return 'Write a name of at most 100 letters.'
  const isTooLong = below.some(tag => normalTag(movedTag(tag, { from, to }) ?? '') === null)
  return isTooLong ? 'With what lies below it, the name would have more than 100 letters. Write a shorter one.' : null
}

/**
 * Renames a tag with all below it, or takes it off everything, in one transaction that can be undone as one step. Null
 * where nothing bears it.
 */
export async function moveTag(move: TagMove): Promise<Operation | null> {
  const operation = newOperation({ kind: 'tag', move })
  await prepareOperation(operation.did)
  const records = bearers(move.from)
  return write(MOVE_TABLES, async tx => recordTouched(tx, operation, await applyMove(tx, move, records)))
}

/** Moves a tag in those of the records that still bear it. Returns what it takes to undo that. */
export async function applyMove(tx: Writing, move: TagMove, records: readonly Reference[]): Promise<Touched[]> {
  const touched: Touched[] = []
  for await (const part of inParts(records)) {
    // Side by side: what each waits for is the database, not the other.
    const found = await Promise.all(part.map(one => moveIn(tx, move, one)))
    touched.push(...found.filter(one => one !== null))
  }
  return touched
}

/** Null where it does not bear the tag. */
async function moveIn(tx: Writing, move: TagMove, { head, blocks }: WithText): Promise<Touched | null> {
  const { id, kind, tags } = head
  if (kind === 'note') {
    const isMoved = await putBlocks(tx, head, blocks, retaggedBlocks(blocks, move))
    return isMoved ? { id, kind, rev: head.textRev } : null
  }
  return (await putTags(tx, head, retagged(tags, move))) ? { id, kind, tags } : null
}

/** Takes a move out of the records again; one in which it is still to be seen stays, as it was written on since. */
export async function takeMoveBack(tx: Writing, move: TagMove, records: readonly Touched[]): Promise<Undone> {
  const undone = nothingUndone()
  const byId = new Map(records.map(record => [record.id, record]))
  for await (const part of inParts(records)) {
    const areWhole = await Promise.all(part.map(one => takeBack(tx, move, one, byId.get(one.head.id)!)))
    for (const [i, { head }] of part.entries()) {
      if (areWhole[i]) undone.counts[head.kind]++
      else undone.stayed.push(head)
    }
  }
  return undone
}

/** Returns false where the move is still to be seen. */
async function takeBack(tx: Writing, move: TagMove, { head, blocks }: WithText, was: Touched): Promise<boolean> {
  if (head.kind !== 'note') {
    const { now, isWhole } = tagsWithoutMove(head.tags, was.tags ?? head.tags, move)
    await putTags(tx, head, now)
    return isWhole
  }
  const past = was.rev === undefined ? null : await readPast(head.id, was.rev)
  const before = past?.kind === 'note' ? blocksToJson(past.blocks) : null
  const { now, isWhole } = blocksWithoutMove(blocks, before, move)
  await putBlocks(tx, head, blocks, now)
  return isWhole
}

/** Nothing is written, and false returned, where nothing is different. Nobody wrote in it: its date stays. */
async function putBlocks(tx: Writing, head: NoteHead, before: string[], json: string[]): Promise<boolean> {
  if (isSameText(json, before)) return false
  await keepText(tx, head, before, 'change')
  const text = { title: head.title, json, derived: derive(blocksFromJson(json)) }
  await putText(tx, head, text, { quiet: true })
  return true
}

async function putTags(tx: Writing, head: SourceHead | Highlight, tags: string[]): Promise<boolean> {
  if (isSameText(tags, head.tags)) return false
  await keepPast(tx, head, 'change')
  await tx.put<Head>({ ...head, tags }, { quiet: true })
  return true
}
