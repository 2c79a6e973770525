import type { KnownHeads } from '../surroundings.ts'
import type { WikiLink } from './wikiLink.ts'

type LinkState = { words: string; state: 'there' | 'missing' | 'trash' }

const REMARKS = { there: '', missing: 'Not there yet', trash: 'In the trash' }

/** What a link shows: its own words, else the current title, else what the title was when it was set. */
export function linkState(link: WikiLink, heads: KnownHeads): LinkState {
  const head = link.targetKind === 'note' ? heads.notes.get(link.target) : heads.sources.get(link.target)
  const title = head?.kind === 'source' ? head.csl.title : head?.title
  const words = link.shown?.trim() || title?.trim() || link.label.trim() || 'Untitled'
  return { words, state: !head ? 'missing' : head.deletedAt === null ? 'there' : 'trash' }
}

/** Writes a link's words and state where they differ: the editor does not look into a decorator's DOM. */
export function paintWikiLink(dom: HTMLElement, link: WikiLink, heads: KnownHeads): void {
  const { words, state } = linkState(link, heads)
  if (dom.textContent !== words) dom.textContent = words
  if (dom.dataset.state === state) return
  dom.dataset.state = state
  dom.title = REMARKS[state]
}
