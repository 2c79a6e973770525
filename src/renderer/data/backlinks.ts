import { getDerived } from './db.ts'
import { titleAndPart } from './derived/lines.ts'
import { headOf } from './heads.ts'
import { inUse } from './notes.ts'
import type { DerivedLink, Id, NoteHead } from './rows.ts'

/** A note that links here, and each link with the sentence around it, in the order of its text. */
export type BacklinkGroup = { note: NoteHead; passages: DerivedLink[] }

/** The live notes that link to or quote a note or source, newest change first, each with the sentences around it. */
export async function listBacklinks(id: Id): Promise<BacklinkGroup[]> {
  const { notes } = inUse(id)
  if (notes.length === 0) return []
  const rows = await getDerived(notes.map(note => note.id))
  const title = shownTitle(id)
  const shownBy = ({ part }: DerivedLink) => {
    if (part === undefined) return title
    const words = partNow(id, part)
    return words === '' ? '' : titleAndPart(title, words)
  }
  return notes
    .map((note, i) => ({
      note,
      passages: (rows[i]?.links ?? []).filter(link => link.to === id).map(link => withTitle(link, shownBy(link))),
    }))
    .filter(group => group.passages.length > 0)
}

/** The present words of a heading or block that links lead to; empty when it is not there any more. */
export function partNow(id: Id, part: string): string {
  const head = headOf(id)
  return (head?.kind === 'note' && head.parts?.find(each => each.id === part)?.words) || ''
}

/** What links to it show; empty where they keep the title they were made with. */
export function shownTitle(id: Id): string {
  const head = headOf(id)
  if (!head || head.kind === 'highlight') return ''
  return (head.kind === 'note' ? head.title : head.csl.title).trim()
}

/** A sentence with the title as it is now: a rename writes no note that links, nor what is derived from it. */
function withTitle(link: DerivedLink, title: string): DerivedLink {
  const { sentence, start, end } = link
  if (!link.titled || title === '' || sentence.slice(start, end) === title) return link
  return { ...link, sentence: sentence.slice(0, start) + title + sentence.slice(end), end: start + title.length }
}
