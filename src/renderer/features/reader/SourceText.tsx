import { useEffect, useMemo, useRef, useState } from 'react'
import { listHighlights, saveHighlight } from '#data/highlights.ts'
import type { Highlight, Id, SourceHead, VersionRow } from '#data/rows.ts'
import { useHeads } from '#data/useHeads.ts'
import { announce } from '#ui/announce.ts'
import { attempt } from '#ui/attempt.ts'
import { Callout } from '#ui/Callout.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { type BarActions, FormatBar, OverPassage } from './FormatBar.tsx'
import { type FoundHighlight, findPassages, highlightsAt, passageOf } from './foundPassages.ts'
import { highlightActions, type QuoteOf } from './highlightActions.ts'
import { LinkNote } from './LinkNote.tsx'
import { movePassage } from './movePassage.ts'
import { Overlay } from './Overlay.tsx'
import { CommentEditor, TagEditor } from './PassageEditor.tsx'
import type { Page, Passage } from './page.ts'
import { paint } from './paint.ts'
import styles from './Reader.module.css'
import { ReaderFrame } from './ReaderFrame.tsx'
import type { ReaderKey } from './readerKeys.ts'
import type { Paper } from './readerSettings.ts'
import { useOverlayMarks } from './useOverlayMarks.ts'
import { usePageInput } from './usePageInput.ts'
import { useReading } from './useReading.ts'

export type SourceTextProps = {
  source: SourceHead
  version: VersionRow
  paper: Paper
  /** Highlight to show; shown again whenever `shown` changes. */
  highlight?: Id
  onQuote: (quote: QuoteOf) => void
  onCurrent?: (highlight: Id | null) => void
  onProgress: (progress: number) => void
}

/** What stands over the text: buttons, an editor, or where a link leads. */
type Over =
  | { kind: 'bar' | 'comment' | 'tag'; passage: Passage; highlight: Id | null }
  | { kind: 'link'; passage: Passage; address: string }

export function SourceText(props: SourceTextProps) {
  const { source, version, highlight: wanted, onQuote, onCurrent } = props
  const [page, setPage] = useState<Page | null>(null)
  const [over, setOver] = useState<Over | null>(null)
  const [current, setCurrent] = useState<Id | null>(null)
  const bar = useRef<HTMLDivElement>(null)

  const highlights = useHeads(heads => listHighlights(source.id, heads))
  const passages = useMemo(() => (page ? findPassages(page, version, highlights) : []), [page, version, highlights])
  const overlay = useOverlayMarks(page, passages, current)
  const actions = useMemo(() => page && highlightActions(page, source, version), [page, source, version])
  useReading(page, source, wanted !== undefined, props.onProgress)

  useEffect(() => {
    if (page) paint(page, paintable(passages))
  }, [page, passages])

  useEffect(() => {
    for (const { highlight, found } of passages) {
      if (found.state === highlight.state) continue
      attempt(saveHighlight(highlight.id, { state: found.state }), 'The state of a highlight was not saved.')
    }
  }, [passages])

  const latest = useRef({ passages, onCurrent })
  latest.current = { passages, onCurrent }
  const point = (id: Id | null) => {
    setCurrent(id)
    latest.current.onCurrent?.(id)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: shown when asked for, not whenever something is marked
  useEffect(() => {
    if (!page || !wanted) return
    const found = latest.current.passages.find(one => one.highlight.id === wanted)
    const passage = found && passageOf(found)
    setCurrent(wanted)
    setOver(null)
    if (!passage) return
    page.show(passage.start, 'reading')
    announce(`Passage: ${page.canonical.text.slice(passage.start, passage.end).slice(0, 200)}`)
  }, [page, wanted])

  const chosen = over && over.kind !== 'link' ? passages.find(one => one.highlight.id === over.highlight) : undefined
  const highlight = chosen?.highlight ?? null
  const choose = (one: FoundHighlight) => {
    const passage = passageOf(one)
    if (!page || !passage) return
    page.clear()
    setOver({ kind: 'bar', passage, highlight: one.highlight.id })
    point(one.highlight.id)
  }
  const close = () => {
    setOver(null)
    page?.clear()
    page?.window.focus()
  }

  /** Opens an editor, on a highlight made for it where there was none. */
  const edit = (kind: 'comment' | 'tag') => {
    if (!actions || !over || over.kind === 'link') return
    const { passage } = over
    const work = actions.mark({ passage, highlight }).then(({ id }) => {
      page?.clear()
      setOver({ kind, passage, highlight: id })
      point(id)
    })
    attempt(work, 'The passage was not highlighted.')
  }
  const target = over && over.kind !== 'link' && { passage: over.passage, highlight }
  const barActions: BarActions = {
    color(color) {
      if (!actions || !target) return
      const work = actions.mark(target, color).then(made => {
        // A selection has become a highlight; a chosen highlight stays chosen, to be given yet another colour.
        if (!target.highlight) close()
        point(made.id)
      })
      attempt(work, 'The passage was not highlighted.')
    },
    comment: () => edit('comment'),
    tag: () => edit('tag'),
    copy() {
      if (actions && target) attempt(Promise.resolve(target).then(actions.copy), 'Nothing was copied.')
    },
    quote() {
      if (!actions || !target) return
      const work = actions.quote(target).then(quote => {
        setOver(null)
        page?.clear()
        point(quote.highlight)
        onQuote(quote)
      })
      attempt(work, 'The passage was not quoted.')
    },
    remove() {
      if (!actions || !highlight) return
      close()
      point(null)
      attempt(actions.remove(highlight), 'The highlight was not deleted.')
    },
  }

  const onKey = (key: ReaderKey): boolean => {
    if (!page) return false
    if (key.does === 'highlight') return chooseBeside(key.step)
    if (key.does === 'sentence' || key.does === 'extend' || key.does === 'block') {
      return movePassage(page, over?.passage ?? null, key)
    }
    if (!over || over.kind === 'link') return key.does === 'escape' && over !== null && (close(), true)
    if (key.does === 'bar') bar.current?.querySelector('button')?.focus()
    else if (key.does === 'escape') close()
    else if (key.does === 'color') barActions.color(key.color)
    else if (key.does === 'remove' && !highlight) return false
    else barActions[key.does]()
    return true
  }
  const chooseBeside = (step: 1 | -1): boolean => {
    const ordered = passages.filter(one => one.found.state !== 'lost')
    const at = ordered.findIndex(one => one.highlight.id === (highlight?.id ?? current))
    const next = ordered[at < 0 ? (step > 0 ? 0 : ordered.length - 1) : at + step]
    if (!next || !page) return ordered.length > 0
    choose(next)
    page.show(passageOf(next)?.start ?? 0, 'reading')
    announce(`Highlight, ${next.highlight.color}: ${next.highlight.anchor.exact.slice(0, 200)}`)
    return true
  }

  usePageInput(page, {
    onKey,
    onSelect(passage) {
      if (passage) setOver({ kind: 'bar', passage, highlight: null })
      else setOver(now => (now?.kind === 'bar' && now.highlight === null ? null : now))
    },
    onPoint(offset) {
      const one = offset === null ? undefined : highlightsAt(passages, offset)[0]
      if (one) choose(one)
      else setOver(null)
    },
    onLink: (address, passage) => setOver({ kind: 'link', address, passage }),
  })

  const lost = passages.find(one => one.highlight.id === current && one.found.state !== 'exact')
  return (
    <>
      <div className={styles.notes}>{lost && <WhereItIs one={lost} />}</div>
      <ReaderFrame source={source} version={version} paper={props.paper} page={page} onPage={setPage} />
      {!page && (
        <div className={styles.loading}>
          <Skeleton lines={5} label="The text is being laid out" />
        </div>
      )}
      {page && overlay && (
        <Overlay
          page={page}
          measures={overlay}
          current={current}
          onChoose={id => {
            const one = passages.find(({ highlight: it }) => it.id === id)
            if (one) choose(one)
          }}
        />
      )}
      {page && over && (
        <OverPassage page={page} passage={over.passage}>
          {over.kind === 'bar' && (
            <FormatBar
              ref={bar}
              highlight={highlight}
              isApproximate={chosen?.found.state === 'approximate'}
              actions={barActions}
              onLeave={() => page.window.focus()}
            />
          )}
          {over.kind === 'comment' && highlight && actions && (
            <CommentEditor
              key={highlight.id}
              highlight={highlight}
              onSave={text => attempt(actions.comment(highlight.id, text), 'The comment was not saved.')}
              onClose={close}
            />
          )}
          {over.kind === 'tag' && highlight && actions && (
            <TagEditor
              key={highlight.id}
              highlight={highlight}
              onSave={tags => attempt(actions.tag(highlight.id, tags), 'The tags were not saved.')}
              onClose={close}
            />
          )}
          {over.kind === 'link' && <LinkNote address={over.address} onClose={close} />}
        </OverPassage>
      )}
    </>
  )
}

/** Says it where a passage is not what was marked. */
function WhereItIs({ one: { highlight, found } }: { one: FoundHighlight }) {
  if (found.state === 'exact' || found.state === 'moved') return null
  if (found.state === 'approximate') {
    return (
      <Callout tone="warn" title="Nearly the same words">
        The passage was marked as “{highlight.anchor.exact}”. What stands here now differs.
      </Callout>
    )
  }
  return (
    <Callout tone="danger" title="This passage is lost">
      “{highlight.anchor.exact}” does not stand in this text any more. The highlight keeps its words.
    </Callout>
  )
}

function paintable(passages: FoundHighlight[]) {
  return passages.flatMap(one => {
    const passage = passageOf(one)
    const { color, createdAt }: Highlight = one.highlight
    return passage ? [{ ...passage, color, createdAt }] : []
  })
}
