import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { listHighlights, saveHighlight } from '#data/highlights.ts'
import type { Id, SourceHead, VersionRow } from '#data/rows.ts'
import { useHeads } from '#data/useHeads.ts'
import { FindBar } from '#editor/find/FindBar.tsx'
import type { FoundPassage } from '#lib/passage.ts'
import type { TagChange } from '#lib/tag.ts'
import { attempt } from '#ui/attempt.ts'
import { Callout } from '#ui/Callout.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { FormatBar, OverPassage } from './FormatBar.tsx'
import { type FoundHighlight, findPassages, passageOf } from './foundPassages.ts'
import type { QuoteOf } from './highlightActions.ts'
import { LinkNote } from './LinkNote.tsx'
import { Overlay } from './Overlay.tsx'
import { CommentEditor, TagEditor } from './PassageEditor.tsx'
import type { Page } from './page.ts'
import type { PageFinder } from './pageFinder.ts'
import { paint } from './paint.ts'
import styles from './Reader.module.css'
import { ReaderFrame } from './ReaderFrame.tsx'
import type { Paper } from './readerSettings.ts'
import { useOverlayMarks } from './useOverlayMarks.ts'
import { usePageFinder } from './usePageFinder.ts'
import { usePassage } from './usePassage.ts'
import { useReading } from './useReading.ts'
import { useSought } from './useSought.ts'

export type SourceTextProps = {
  source: SourceHead
  version: VersionRow
  paper: Paper
  /** The highlight to show, and a number that changes whenever it is to be shown again. */
  highlight?: Id
  /** Words found by the search, to be shown likewise. */
  sought?: FoundPassage
  visit?: number
  onQuote: (quote: QuoteOf) => void
  onCurrent?: (highlight: Id | null) => void
  onFind?: (find: PageFinder | null) => void
}

/** The text of a source with its highlights, and what can be done with a passage. */
export function SourceText(props: SourceTextProps) {
  const { source, version, highlight: wanted } = props
  const [page, setPage] = useState<Page | null>(null)
  const bar = useRef<HTMLDivElement>(null)

  const highlights = useHeads(heads => listHighlights(source.id, heads))
  const passages = useMemo(() => (page ? findPassages(page, version, highlights) : []), [page, version, highlights])
  const { visit, onQuote, onCurrent } = props
  const state = usePassage({ page, source, version, passages, wanted, visit, bar, onQuote, onCurrent })
  const overlay = useOverlayMarks(page, passages, state.current)
  useReading(page, source, wanted !== undefined || props.sought !== undefined)
  useSought(page, props.sought, visit)
  const finder = usePageFinder(page, props.onFind)
  useStates(passages)
  useEffect(() => {
    if (page) paint(page, paintable(passages))
  }, [page, passages])

  const choose = (id: Id) => {
    const one = passages.find(({ highlight }) => highlight.id === id)
    if (one) state.choose(one)
  }
  const astray = passages.find(one => one.highlight.id === state.current && one.found.state !== 'exact')
  return (
    <>
      <div className={styles.notes}>{astray && <WhereItIs one={astray} />}</div>
      {finder && (
        <div className={styles.find}>
          <FindBar find={finder} where="source" />
        </div>
      )}
      <ReaderFrame source={source} version={version} paper={props.paper} page={page} onPage={setPage} />
      {!page && (
        <div className={styles.loading}>
          <Skeleton lines={5} label="The text is being laid out" />
        </div>
      )}
      {page && overlay && <Overlay page={page} measures={overlay} current={state.current} onChoose={choose} />}
      {page && state.over && (
        <OverPassage page={page} passage={state.over.passage}>
          <OverContent state={state} page={page} bar={bar} />
        </OverPassage>
      )}
    </>
  )
}

type OverContentProps = {
  state: ReturnType<typeof usePassage>
  page: Page
  bar: RefObject<HTMLDivElement | null>
}

function OverContent({ state, page, bar }: OverContentProps) {
  const { over, chosen, actions, barActions, close } = state
  const highlight = chosen?.highlight ?? null
  if (over?.kind === 'link') return <LinkNote address={over.address} onClose={close} />
  if (over?.kind === 'bar') {
    return (
      <FormatBar
        ref={bar}
        highlight={highlight}
        isApproximate={chosen?.found.state === 'approximate'}
        actions={barActions}
        onKey={state.onKey}
        onLeave={() => page.window.focus()}
      />
    )
  }
  if (!over || !highlight || !actions) return null
  if (over.kind === 'tag') {
    const save = (tags: TagChange) => attempt(actions.tag(highlight.id, tags), 'The tags were not saved.')
    return <TagEditor key={highlight.id} highlight={highlight} onSave={save} onClose={close} />
  }
  const save = (text: string) => attempt(actions.comment(highlight.id, text), 'The comment was not saved.')
  return <CommentEditor key={highlight.id} highlight={highlight} onSave={save} onClose={close} />
}

/** Keeps what became of each passage, so that lists and quotes can say it without opening the source. */
function useStates(passages: FoundHighlight[]) {
  useEffect(() => {
    for (const { highlight, found } of passages) {
      if (found.state === highlight.state) continue
      attempt(saveHighlight(highlight.id, { state: found.state }), 'The state of a highlight was not saved.')
    }
  }, [passages])
}

/** Says it where a passage is not what was marked. */
function WhereItIs({ one: { highlight, found } }: { one: FoundHighlight }) {
  const { exact } = highlight.anchor
  if (found.state === 'approximate') {
    return (
      <Callout tone="warn" title="Nearly the same words">
        The passage was marked as <bdi>“{exact}”</bdi>. What stands here now differs.
      </Callout>
    )
  }
  if (found.state !== 'lost') return null
  return (
    <Callout tone="danger" title="This passage is lost">
      <bdi>“{exact}”</bdi> does not stand in this text any more. The highlight keeps its words.
    </Callout>
  )
}

function paintable(passages: FoundHighlight[]) {
  return passages.flatMap(one => {
    const passage = passageOf(one)
    const { color, createdAt } = one.highlight
    return passage ? [{ ...passage, color, createdAt }] : []
  })
}
