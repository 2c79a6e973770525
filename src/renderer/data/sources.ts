import type { Csl } from '#lib/csl.ts'
import { newId } from '#lib/id.ts'
import type { TagChange } from '#lib/tag.ts'
import { fold } from '#lib/words.ts'
import { db } from './db.ts'
import { sha256 } from './files.ts'
import { keepKnown } from './history/keep.ts'
import { repairHead } from './repair.ts'
import type { FileRow, Id, ReadingState, SourceHead, VersionRow } from './rows.ts'
import { changedTags, normalTags } from './tags.ts'
import { setDeleted, unwritten, type Writing, write } from './write.ts'

/** What `formats` made of a file or a paste. `version` is null where it could not be read. */
export type Captured = {
  file: { name: string; type: string; bytes: Uint8Array }
  version: { html: string; text: string; blocks: number[] } | null
  csl: Csl
  guessed: string[]
  remark: string
  tags?: string[]
}
/** `existed`: its bytes, or its text under its title or address, were kept already, nothing was added. `restored`: it lay in the trash. */
export type Added = { source: SourceHead; existed: boolean; restored: boolean }
export type SourcePatch = Partial<Pick<SourceHead, 'pinned' | 'remark'>> & {
  csl?: Partial<Csl>
  /** Fields of `csl` that are right as they were guessed. One that is given anew is no guess any more either. */
  confirmed?: (keyof Csl)[]
  tags?: TagChange
}

/** Keeps a captured source: original bytes, cleaned version and bibliographic data in one transaction; `id` where links already name it. */
export async function addSource(captured: Captured, id: Id = newId()): Promise<Added> {
  const { file, version } = captured
  const fileId = await sha256(file.bytes)
  const versionId = version && (await sha256(new TextEncoder().encode(version.html)))
  return write(['sources', 'versions', 'files', 'tombstones'], async tx => {
    const alike = await withText(versionId)
    const kept = (await withFile(fileId)) ?? alike.find(other => isSameWork(other.csl, captured.csl))
    if (kept) return keepAgain(tx, kept, versionId, version)
    // One that was gone for good is there again.
    await db.tombstones.delete(id)
    await db.files.put({ id: fileId, ...file })
    if (version && versionId) await putVersion(id, versionId, version)
    const source = await tx.put<SourceHead>({
      ...unwritten(id, 'source'),
      csl: captured.csl,
      guessed: captured.guessed,
      tags: normalTags(captured.tags ?? []),
      pinned: false,
      reading: 'unread',
      progress: 0,
      position: 0,
      versionId,
      fileId,
      remark: [captured.remark, sameTextRemark(alike)].filter(Boolean).join(' '),
    })
    return { source, existed: false, restored: false }
  })
}

async function withFile(fileId: string): Promise<SourceHead | null> {
  return repairHead('source', await db.sources.where('fileId').equals(fileId).first())
}

/** Those that rest on the same text, the ones in the trash last. */
async function withText(versionId: string | null): Promise<SourceHead[]> {
  const rows = versionId === null ? [] : await db.sources.where({ versionId }).toArray()
  const sources = rows.map(row => repairHead('source', row)).filter(head => head !== null)
  return sources.sort((a, b) => Number(a.deletedAt !== null) - Number(b.deletedAt !== null))
}

/**
 * Two papers print one agency's words, and each is quoted as what it is: a text alone does not make one source of two.
 * Its title does, or its address, which stays when the title was corrected by hand.
 */
function isSameWork(kept: Csl, captured: Csl): boolean {
  const titleOf = (csl: Csl) => fold(csl.title).replace(/\s+/g, ' ').trim()
  return titleOf(kept) === titleOf(captured) || (kept.URL !== '' && kept.URL === captured.URL)
}

function sameTextRemark(alike: SourceHead[]): string {
  const other = alike.find(source => source.deletedAt === null)
  return other ? `Its text is the same as that of “${other.csl.title.trim() || 'Untitled'}”.` : ''
}

async function putVersion(sourceId: Id, id: string, version: NonNullable<Captured['version']>): Promise<void> {
  if (await db.versions.get(id)) return
  await db.versions.add({ id, sourceId, ...version, capturedAt: Date.now() })
}

/** Out of the trash; and the text of a file that could not be read before and can now. Else nothing is written. */
async function keepAgain(
  tx: Writing,
  kept: SourceHead,
  versionId: string | null,
  version: Captured['version'],
): Promise<Added> {
  const restored = kept.deletedAt !== null
  const isReadNow = kept.versionId === null && version !== null && versionId !== null
  if (isReadNow) await putVersion(kept.id, versionId, version)
  if (!restored && !isReadNow) return { source: kept, existed: true, restored }
  const next = { ...kept, deletedAt: null, ...(isReadNow ? { versionId, remark: '' } : {}) }
  return { source: await tx.put(next, { quiet: !isReadNow }), existed: true, restored }
}

async function patchSource(
  id: Id,
  patchOf: (head: SourceHead) => Partial<SourceHead>,
  how: { quiet: boolean },
): Promise<SourceHead> {
  return write(['sources', 'history'], async tx => {
    const head = repairHead('source', await db.sources.get(id))
    if (!head) throw new Error('This source is not there any more.')
    return tx.put(await keepKnown(tx, head, { ...head, ...patchOf(head) }), how)
  })
}

/** Changes the fields given and leaves the others as they are, whoever wrote them; `csl` field by field too. */
export async function saveSource(id: Id, patch: SourcePatch): Promise<SourceHead> {
  const { csl, confirmed = [], tags, ...rest } = patch
  const sure = new Set<string>([...Object.keys(csl ?? {}), ...confirmed])
  const isPinOnly = Object.keys(patch).every(field => field === 'pinned')
  const patchOf = (head: SourceHead) => ({
    ...rest,
    csl: { ...head.csl, ...csl },
    guessed: head.guessed.filter(field => !sure.has(field)),
    tags: tags ? changedTags(head.tags, tags) : head.tags,
  })
  return patchSource(id, patchOf, { quiet: isPinOnly })
}

/** Remembers how far one has read. Does not count as a change of the source. */
export async function setReading(
  id: Id,
  patch: { reading?: ReadingState; progress?: number; position?: number },
): Promise<void> {
  await patchSource(id, () => patch, { quiet: true })
}

/** A version by its hash: cleaned HTML and canonical text. Null where it is gone. */
export async function getVersion(id: string): Promise<VersionRow | null> {
  return (await db.versions.get(id)) ?? null
}

/** The original bytes by their hash. Null where they are gone. */
export async function getFile(id: string): Promise<FileRow | null> {
  return (await db.files.get(id)) ?? null
}

/** To the trash; its highlights go and come with it. */
export async function deleteSource(id: Id): Promise<void> {
  await setDeleted('source', id, true)
}

/** Out of the trash, as it was. */
export async function restoreSource(id: Id): Promise<void> {
  await setDeleted('source', id, false)
}
