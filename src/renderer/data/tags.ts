import type { TagQuery } from '#lib/place.ts'
import type { Heads } from './heads.ts'
import type { Highlight, NoteHead, SourceHead } from './rows.ts'

/** `count`: notes, sources and highlights that bear the tag or one below it, each once. `name`: the last segment. */
export type TagNode = { tag: string; name: string; count: number; children: TagNode[] }
export type Tagged = { notes: NoteHead[]; sources: SourceHead[]; highlights: Highlight[] }

/** All tags as a tree, by name. From memory; the same array until a tag changes. */
export function listTags(_heads?: Heads): TagNode[] {
  return []
}
/** What matches the query, newest change first; a tag stands for those below it as well. From memory, at once. */
export function findByTags(_query: TagQuery): Tagged {
  return { notes: [], sources: [], highlights: [] }
}
/** Every tag there is, those above others included, most used first. */
export function tagNames(): { tag: string; count: number }[] {
  return []
}
/** The tags that stand most often together with this one, most often first. */
export function oftenWith(_tag: string): { tag: string; count: number }[] {
  return []
}
