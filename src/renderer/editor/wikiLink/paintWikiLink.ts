import { titleAndPart } from '#data/derived/lines.ts'
import type { Id } from '#data/rows.ts'
import type { KnownHeads } from '../surroundings.ts'
import type { WikiLink } from './wikiLink.ts'

/** `part-gone`: the note is there, the heading or block that was meant is not in it any more. */
type LinkState = { words: string; state: 'there' | 'missing' | 'trash' | 'part-gone' }

const REMARKS = {
  there: '',
  missing: 'Not there yet',
  trash: 'In the trash',
  'part-gone': 'This part is no longer there',
}

/**
 * What a link shows: its own words, else the current title, else what the title was when it was set; behind it the
 * words of the heading or block as they are; in the note it leads to (`here`), these alone.
 */
export function linkState(link: WikiLink, heads: KnownHeads, here: Id | null = null): LinkState {
  const head = link.targetKind === 'note' ? heads.notes.get(link.target) : heads.sources.get(link.target)
  const title = (head?.kind === 'source' ? head.csl.title : head?.title)?.trim() || link.label.trim()
  const isHere = link.target === here && link.target !== ''
  const { part } = link
  const now = part && head?.kind === 'note' ? head.parts?.find(each => each.id === part.id) : undefined
  const words = now?.words || part?.words || ''
  const whole = isHere && words ? words : titleAndPart(title, words)
  const shown = link.shown?.trim() || whole || 'Untitled'
  if (!head) return { words: shown, state: 'missing' }
  if (head.deletedAt !== null) return { words: shown, state: 'trash' }
  // In the note that is being written the heads are a moment behind.
  return { words: shown, state: part && !now && !isHere ? 'part-gone' : 'there' }
}

/** Writes a link's words and state where they differ: the editor does not look into a decorator's DOM. */
export function paintWikiLink(dom: HTMLElement, link: WikiLink, heads: KnownHeads, here: Id | null = null): void {
  const { words, state } = linkState(link, heads, here)
  if (dom.textContent !== words) dom.textContent = words
  if (dom.dataset.state === state) return
  dom.dataset.state = state
  dom.title = REMARKS[state]
}
