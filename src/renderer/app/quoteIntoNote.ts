import { heads, titleOf } from '#data/heads.ts'
import { createNote } from '#data/notes.ts'
import type { NoteHead } from '#data/rows.ts'
import type { Session, Tab } from './session.ts'
import { tabOf } from './session.ts'

/** A passage on its way from a source into a note. */
export type Quote = { highlight: string; source: string; words: string; locator: string }

/**
 * The tab whose note takes a quote: the one in view beside the source, else the note that was written in last and is
 * still open. `recent` are note ids, the last one first.
 */
export function quoteTarget(session: Session, recent: readonly string[]): Tab | undefined {
  const noteIn = (tab: Tab) => (tab.place.kind === 'note' ? isLive(tab.place.id) : false)
  const other = session.panes[1 - session.activePane]
  const visible = [...(other ? [tabOf(other)] : []), tabOf(session.panes[session.activePane]!)].find(noteIn)
  if (visible) return visible
  const tabs = session.panes.flatMap(pane => pane.tabs).filter(noteIn)
  const place = (tab: Tab) => {
    const at = tab.place.kind === 'note' ? recent.indexOf(tab.place.id) : -1
    return at < 0 ? recent.length : at
  }
  return tabs.sort((a, b) => place(a) - place(b))[0]
}

const isLive = (id: string) => heads.get().notes.get(id)?.deletedAt === null

/** A new note that begins with the quote, named after its source. */
export async function noteWithQuote(quote: Quote): Promise<NoteHead> {
  const source = heads.get().sources.get(quote.source)
  const title = source ? `Notes on ${titleOf(source)}` : ''
  return createNote({ title, blocks: [{ type: 'source-quote', version: 1, ...quote }, EMPTY] })
}

const EMPTY = {
  type: 'paragraph',
  version: 1,
  children: [],
  direction: null,
  format: '',
  indent: 0,
  textFormat: 0,
  textStyle: '',
}
