import type { Csl } from '#lib/csl.ts'
import type { FileRow, Id, ReadingState, SourceHead, VersionRow } from './rows.ts'

/** What `formats` made of a file or a paste. `version` is null where it could not be read. */
export type Captured = {
  file: { name: string; type: string; bytes: Uint8Array }
  version: { html: string; text: string; blocks: number[] } | null
  csl: Csl
  guessed: string[]
  remark: string
  tags?: string[]
}
/** `existed`: its bytes or its cleaned text were kept already, nothing was added. `restored`: it lay in the trash. */
export type Added = { source: SourceHead; existed: boolean; restored: boolean }
export type SourcePatch = Partial<Pick<SourceHead, 'csl' | 'guessed' | 'tags' | 'pinned' | 'remark'>>

export async function addSource(_captured: Captured): Promise<Added> {
  throw new Error('not written yet')
}
/** Changes the fields given and leaves the others as they are, whoever wrote them. `csl` is replaced field by field. */
export async function saveSource(
  _id: Id,
  _patch: Omit<SourcePatch, 'csl'> & { csl?: Partial<Csl> },
): Promise<SourceHead> {
  throw new Error('not written yet')
}
/** Remembers how far one has read. Does not count as a change of the source. */
export async function setReading(
  _id: Id,
  _patch: { reading?: ReadingState; progress?: number; position?: number },
): Promise<void> {}
export async function getVersion(_id: string): Promise<VersionRow | null> {
  return null
}
export async function getFile(_id: string): Promise<FileRow | null> {
  return null
}
/** To the trash; its highlights go and come with it. */
export async function deleteSource(_id: Id): Promise<void> {}
export async function restoreSource(_id: Id): Promise<void> {}
