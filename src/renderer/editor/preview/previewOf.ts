import type { NoteHead, SourceHead } from '#data/rows.ts'
import { citation } from '#lib/csl.ts'
import { counted, dayOf } from '#lib/when.ts'
import { beginningOf, sectionOf } from '../embed/section.ts'
import type { Surroundings } from '../surroundings.ts'
import { linkState } from '../wikiLink/paintWikiLink.ts'
import type { WikiLink } from '../wikiLink/wikiLink.ts'

/** What is shown of a link's target without going there. */
export type Preview = { title: string; meta: string; blocks: unknown[]; text: string; remark: string }

const FEW = { blocks: 8, letters: 1400 }

/** Reads what a link leads to: the first lines of a note or of its part, or of a source with its citation. */
export async function previewOf(link: WikiLink, around: Surroundings): Promise<Preview> {
  const heads = around.heads()
  const { words: title, state } = linkState({ ...link, shown: null }, heads)
  const head = link.targetKind === 'note' ? heads.notes.get(link.target) : heads.sources.get(link.target)
  if (!head)
    return { title, meta: '', blocks: [], text: '', remark: 'Not there yet. Opening the link makes this note.' }
  const remark = state === 'trash' ? 'In the Trash.' : state === 'part-gone' ? 'This part is no longer there.' : ''
  return head.kind === 'source'
    ? { title, remark, ...(await ofSource(head, around)) }
    : { title, remark, ...(await ofNote(head, link.part?.id ?? null, around)) }
}

async function ofSource(head: SourceHead, around: Surroundings) {
  const cited = citation(head.csl)
  // Of one that has no author yet it would be the title again.
  const meta = cited.replace(/\.$/, '') === head.csl.title.trim() ? '' : cited
  return { meta, blocks: [], text: (await around.readSource(head.id)).trim() }
}

async function ofNote(head: NoteHead, part: string | null, around: Surroundings) {
  const tags = head.tags.slice(0, 3).map(tag => `#${tag}`)
  const meta = [counted(head.words, 'word'), `changed ${dayOf(head.changedAt)}`, ...tags].join(' · ')
  const note = await around.readNote(head.id)
  const blocks = note?.blocks ?? []
  const shown = (part && sectionOf(blocks, part)) || blocks
  return { meta, blocks: head.words === 0 ? [] : beginningOf(shown, FEW).blocks, text: '' }
}
