import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { Highlight, HighlightColor, Id, SourceHead, VersionRow } from '#data/rows.ts'
import { announce } from '#ui/announce.ts'
import { attempt } from '#ui/attempt.ts'
import type { BarActions } from './FormatBar.tsx'
import { type FoundHighlight, highlightsAt, passageOf } from './foundPassages.ts'
import { type HighlightActions, highlightActions, type QuoteOf } from './highlightActions.ts'
import { movePassage } from './movePassage.ts'
import type { Page, Passage } from './page.ts'
import type { ReaderKey } from './readerKeys.ts'
import { type PageInput, usePageInput } from './usePageInput.ts'

/** What stands over the text: buttons, an editor, or where a link leads. */
export type Over =
  | { kind: 'bar' | 'comment' | 'tag'; passage: Passage; highlight: Id | null }
  | { kind: 'link'; passage: Passage; address: string }

type Given = {
  page: Page | null
  source: SourceHead
  version: VersionRow
  passages: FoundHighlight[]
  /** The highlight to show, and a number that changes whenever it is to be shown again. */
  wanted: Id | undefined
  visit: number | undefined
  /** The buttons over the text. */
  bar: RefObject<HTMLDivElement | null>
  onQuote: (quote: QuoteOf) => void
  onCurrent?: (highlight: Id | null) => void
}

export type PassageState = {
  over: Over | null
  /** The highlight one is at. */
  current: Id | null
  chosen: FoundHighlight | null
  actions: HighlightActions | null
  barActions: BarActions
  choose: (one: FoundHighlight) => void
  close: () => void
  onKey: (key: ReaderKey) => boolean
}

/** The passage one is at: selected, chosen, jumped to or gone through with the keys, and what is done with it. */
export function usePassage(given: Given): PassageState {
  const { page, source, version, passages, onQuote } = given
  const [over, setOver] = useState<Over | null>(null)
  const [current, setCurrent] = useState<Id | null>(null)
  /** Where the keys go on from once nothing is selected any more: the last passage, or the point last pressed. */
  const place = useRef<Passage | null>(null)
  const actions = useMemo(() => page && highlightActions(page, source, version), [page, source, version])
  useWanted(given, id => {
    setCurrent(id)
    setOver(null)
  })

  const chosen = (over && over.kind !== 'link' && passages.find(one => one.highlight.id === over.highlight)) || null
  const highlight = chosen?.highlight ?? null
  const point = (id: Id | null) => {
    setCurrent(id)
    given.onCurrent?.(id)
  }
  const choose = (one: FoundHighlight) => {
    const passage = passageOf(one)
    if (!page || !passage) return
    page.clear()
    place.current = passage
    setOver({ kind: 'bar', passage, highlight: one.highlight.id })
    point(one.highlight.id)
  }
  const select = (passage: Passage | null) => {
    if (passage) {
      place.current = passage
      setOver({ kind: 'bar', passage, highlight: null })
    } else setOver(now => (now?.kind === 'bar' && now.highlight === null ? null : now))
  }
  const close = () => {
    setOver(null)
    page?.clear()
    page?.window.focus()
  }
  const actionsOn = (over: Over | null, highlight: Highlight | null) =>
    barActionsFor({ actions, over, highlight, page, setOver, point, close, onQuote })
  const barActions = actionsOn(over, highlight)

  const onKey = (key: ReaderKey): boolean => {
    if (!page) return false
    switch (key.does) {
      case 'highlight':
        return chooseBeside(page, passages, highlight?.id ?? current, key.step, choose)
      case 'sentence':
      case 'extend':
      case 'block':
        movePassage(page, page.selected() ?? over?.passage ?? place.current, key)
        // At once: the browser tells of a changed selection only after the next key may have come.
        select(page.selected())
        return true
      case 'escape':
        if (over) close()
        return over !== null
    }
    // What is selected now, not what was when the bar was last drawn: a key may come before that.
    const selected = page.selected()
    const at: Over | null = selected ? { kind: 'bar', passage: selected, highlight: null } : over
    const marked = selected ? null : highlight
    if (!at || at.kind === 'link' || (key.does === 'remove' && !marked)) return false
    const does = actionsOn(at, marked)
    if (key.does === 'bar') given.bar.current?.querySelector('button')?.focus()
    else if (key.does === 'color') does.color(key.color)
    else does[key.does]()
    return true
  }
  const input: PageInput = {
    onKey,
    onSelect: select,
    onPoint(offset) {
      place.current = offset === null ? null : { start: offset, end: offset }
      const one = offset === null ? undefined : highlightsAt(passages, offset)[0]
      if (one) choose(one)
      else setOver(null)
    },
    onLink: (address, passage) => setOver({ kind: 'link', address, passage }),
  }
  usePageInput(page, input)
  return { over, current, chosen, actions, barActions, choose, close, onKey }
}

/** Shows the highlight that was asked for, once the page is there and whenever it is asked for again. */
function useWanted({ page, passages, wanted, visit }: Given, onShown: (id: Id) => void) {
  const latest = useRef({ passages, onShown })
  latest.current = { passages, onShown }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new visit shows the same highlight again
  useEffect(() => {
    if (!page || !wanted) return
    latest.current.onShown(wanted)
    const found = latest.current.passages.find(one => one.highlight.id === wanted)
    const passage = found && passageOf(found)
    if (!passage) return
    page.show(passage.start, 'reading')
    announce(`Passage: ${page.canonical.text.slice(passage.start, passage.end).slice(0, 200)}`)
  }, [page, wanted, visit])
}

type Doing = {
  actions: HighlightActions | null
  over: Over | null
  highlight: Highlight | null
  page: Page | null
  setOver: (over: Over | null) => void
  point: (id: Id | null) => void
  close: () => void
  onQuote: (quote: QuoteOf) => void
}

function barActionsFor({ actions, over, highlight, page, setOver, point, close, onQuote }: Doing): BarActions {
  const target = over && over.kind !== 'link' ? { passage: over.passage, highlight } : null
  /** Opens an editor, on a highlight made for it where there was none. */
  const edit = async (kind: 'comment' | 'tag') => {
    if (!actions || !target) return
    const { id } = await actions.mark(target)
    page?.clear()
    setOver({ kind, passage: target.passage, highlight: id })
    point(id)
  }
  const color = async (wanted: HighlightColor) => {
    if (!actions || !target) return
    // A selection becomes a highlight; a chosen highlight stays chosen, to be given yet another colour. Closed before
    // the disk has answered: by then the next sentence may be selected.
    if (!target.highlight) close()
    const made = await actions.mark(target, wanted)
    point(made.id)
  }
  const quote = async () => {
    if (!actions || !target) return
    setOver(null)
    page?.clear()
    const made = await actions.quote(target)
    point(made.highlight)
    onQuote(made)
  }
  const copy = async () => {
    if (actions && target) actions.copy(target)
  }
  const remove = async () => {
    if (!actions || !highlight) return
    close()
    point(null)
    await actions.remove(highlight)
  }
  return {
    color: wanted => attempt(color(wanted), 'The passage was not highlighted.'),
    comment: () => attempt(edit('comment'), 'The passage was not highlighted.'),
    tag: () => attempt(edit('tag'), 'The passage was not highlighted.'),
    copy: () => attempt(copy(), 'Nothing was copied.'),
    quote: () => attempt(quote(), 'The passage was not quoted.'),
    remove: () => attempt(remove(), 'The highlight was not deleted.'),
  }
}

function chooseBeside(
  page: Page,
  passages: FoundHighlight[],
  from: Id | null,
  step: 1 | -1,
  choose: (one: FoundHighlight) => void,
): boolean {
  const ordered = passages.filter(one => one.found.state !== 'lost')
  const at = ordered.findIndex(one => one.highlight.id === from)
  const next = ordered.at(at < 0 ? (step > 0 ? 0 : -1) : (at + step) % ordered.length)
  if (!next) return false
  choose(next)
  page.show(passageOf(next)?.start ?? 0, 'reading')
  announce(`Highlight, ${next.highlight.color}: ${next.highlight.anchor.exact.slice(0, 200)}`)
  return true
}
