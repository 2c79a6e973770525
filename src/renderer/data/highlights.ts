import type { Anchor } from '#lib/anchor.ts'
import type { Heads } from './heads.ts'
import type { Highlight, HighlightColor, Id, NoteHead } from './rows.ts'

export type HighlightPatch = Partial<Pick<Highlight, 'color' | 'comment' | 'tags' | 'anchor' | 'state' | 'versionId'>>

export async function addHighlight(_highlight: {
  sourceId: Id
  versionId: string
  anchor: Anchor
  color: HighlightColor
  comment?: string
  tags?: string[]
}): Promise<Highlight> {
  throw new Error('not written yet')
}
/** Changes the fields given and leaves the others as they are. */
export async function saveHighlight(_id: Id, _patch: HighlightPatch): Promise<Highlight> {
  throw new Error('not written yet')
}
/** To the trash. */
export async function deleteHighlight(_id: Id): Promise<void> {}
export async function restoreHighlight(_id: Id): Promise<void> {}
/** The live highlights of a source in reading order; from memory. The same array until one of them changes. */
export function listHighlights(_sourceId: Id, _heads?: Heads): Highlight[] {
  return []
}
/** The live notes that quote a highlight, newest first; from memory. */
export function quotedIn(_highlightId: Id): NoteHead[] {
  return []
}
