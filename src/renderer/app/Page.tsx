import { memo, useCallback, useEffect, useState } from 'react'
import type { Operation } from '#data/rows.ts'
import type { EditorHandle } from '#editor/Editor.tsx'
import { NotePage } from '#features/notes/NotePage.tsx'
import type { PageFinder } from '#features/reader/pageFinder.ts'
import { ReaderPage, type ReaderPageProps } from '#features/reader/ReaderPage.tsx'
import { SearchPage } from '#features/search/SearchPage.tsx'
import { TagPage } from '#features/tags/TagPage.tsx'
import { TrashPage } from '#features/trash/TrashPage.tsx'
import type { Open } from '#lib/place.ts'
import { setFinder } from './finders.ts'
import type { Quote } from './quoteIntoNote.ts'
import { StartPage } from './StartPage.tsx'
import type { SessionAction, Tab } from './session.ts'

/** What pages hand up to the window. All stay the same from render to render. */
export type PageActions = {
  dispatch: (action: SessionAction) => void
  open: Open
  run: (id: string) => void
  /** Takes a tab out of this window, into one of its own. */
  moveToWindow: (tab: string) => void
  onEditor: (tab: string, note: string, handle: EditorHandle | null) => void
  onQuote: (quote: Quote) => void
  onLargePaste: (paste: { html: string | null; text: string }) => void
  onRenameTag: (tag: string) => void
  onDeleteTag: (tag: string) => void
  /** Resolves when it is on everything again. */
  onRestoreTag: (deleted: Operation) => Promise<void>
  onEmptied: () => void
  /** Shows what a note, source or highlight was; `rev` names the version to begin with. */
  onHistory: (id: string, rev?: string) => void
  /** Shows a copy of a note beside the note, to make one of the two. */
  onCompare: (copy: string) => void
  /** The highlight one is at in the reader. */
  onCurrent: (highlight: string | null) => void
  /** What a search of a tab says of itself in the status line. */
  onStatus: (tab: string, status: string | null) => void
}

export type PageProps = { tab: Tab; actions: PageActions }

/** The page of a place. */
export const Page = memo(function Page({ tab, actions }: PageProps) {
  const { dispatch, open, run } = actions
  const { place, visit, id: tabId } = tab
  const note = place.kind === 'note' ? place.id : ''
  const onEditor = useCallback(
    (handle: EditorHandle | null) => actions.onEditor(tabId, note, handle),
    [actions, tabId, note],
  )
  const onCopy = useCallback(
    (copy: string) => dispatch({ type: 'replace', tab: tabId, place: { kind: 'note', id: copy } }),
    [dispatch, tabId],
  )
  const onFind = useCallback((find: PageFinder | null) => setFinder(tabId, find), [tabId])
  const onStatus = useCallback((status: string | null) => actions.onStatus(tabId, status), [actions, tabId])
  switch (place.kind) {
    case 'start':
      return <StartPage open={open} run={run} />
    case 'note':
      return (
        <NotePage
          id={place.id}
          part={place.part}
          block={place.block}
          passage={place.passage}
          visit={visit}
          tab={tabId}
          open={open}
          onEditor={onEditor}
          onCopy={onCopy}
          onCompare={actions.onCompare}
          onLargePaste={actions.onLargePaste}
        />
      )
    case 'source':
      return (
        <Reading
          key={place.id}
          id={place.id}
          highlight={place.highlight}
          passage={place.passage}
          visit={visit}
          open={open}
          onQuote={actions.onQuote}
          onCurrent={actions.onCurrent}
          onFind={onFind}
        />
      )
    case 'tag':
      return (
        <TagPage
          query={place.query}
          open={open}
          onRename={actions.onRenameTag}
          onDelete={actions.onDeleteTag}
          onQuery={query => dispatch({ type: 'replace', tab: tabId, place: { kind: 'tag', query } })}
        />
      )
    case 'search':
      return (
        <SearchPage
          query={place.query}
          visit={visit}
          open={open}
          onQuery={query => dispatch({ type: 'replace', tab: tabId, place: { kind: 'search', query } })}
          onStatus={onStatus}
        />
      )
    case 'trash':
      return <TrashPage open={open} onRestoreTag={actions.onRestoreTag} onEmptied={actions.onEmptied} />
  }
})

/** The reader, which shows a passage when its highlight changes: a second jump to the same one changes it back first. */
function Reading({ visit, highlight, ...rest }: Omit<ReaderPageProps, 'tools'> & { visit: number }) {
  const [shown, setShown] = useState(visit)
  useEffect(() => setShown(visit), [visit])
  return <ReaderPage {...rest} highlight={shown === visit ? highlight : undefined} tools={false} />
}
