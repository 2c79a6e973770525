import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react'
import { heads } from '#data/heads.ts'
import type { Hit, Kind, Snippet } from '#data/search/search.ts'
import { type Open, type Place, type Where, whereOf } from '#lib/place.ts'
import { counted } from '#lib/when.ts'
import { announce } from '#ui/announce.ts'
import { Button } from '#ui/Button.tsx'
import { Segment } from '#ui/Segment.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Result } from './Result.tsx'
import { SearchBox } from './SearchBox.tsx'
import { HowToSearch, Indexing, NearSpellings, NothingFound, SearchProblem } from './SearchNotices.tsx'
import styles from './SearchPage.module.css'
import { type FoundRow, useRows } from './useRows.ts'
import { useSearch } from './useSearch.ts'

export type SearchPageProps = {
  query: string
  /** What was typed, once the typing pauses: the tab and the way back remember it. */
  onQuery: (query: string) => void
  open: Open
  /** Another number when one comes here again: the box is there to be written into. */
  visit?: number
  /** "38 found in 4 ms", for the status line; null while there is nothing to say. */
  onStatus?: (status: string | null) => void
}

const NONE: Hit[] = []
// Some screens of results: the fewer are made ready, the sooner a key shows its answer.
const FIRST = 30
const MORE = 50
const REMEMBER_AFTER_MS = 500
const ANNOUNCE_AFTER_MS = 700

/** Words, phrases and tags over all notes and sources, best first, as one types. */
export function SearchPage({ query, onQuery, open, visit, onStatus }: SearchPageProps) {
  const box = useRef<HTMLInputElement>(null)
  const [text, setText, remember] = useRemembered(query, onQuery)
  const [kind, setKind] = useState<Kind | 'all'>('all')
  const [limit, setLimit] = useState(FIRST)
  const { found, asked, problem, state, retry } = useSearch({ query: text, kind, limit })
  const list = useId()
  const { rows, isExpanded, toggle } = useRows(found?.hits ?? NONE, asked?.query ?? '')
  const [active, setActive] = useActive(rows, asked?.query, list)
  useStatus(found && asked ? `${found.total.toLocaleString('en')} found` : null, found?.ms ?? 0, onStatus)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each visit
  useEffect(() => {
    box.current?.focus()
    box.current?.select()
  }, [visit])

  const go = useCallback(
    ({ hit, passage }: FoundRow, where: Where) => {
      const place = placeOf(hit, passage ?? hit.snippet)
      if (!place) return
      remember()
      open(place, where)
    },
    [open, remember],
  )
  const onOpen = useCallback(
    (row: FoundRow, event: { altKey: boolean; ctrlKey: boolean; metaKey: boolean; button: number }) =>
      go(row, whereOf(event)),
    [go],
  )

  function write(next: string) {
    setText(next)
    setLimit(FIRST)
    box.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && text !== '') write('')
    else if (event.key === 'Enter') enter(event)
    else if (event.key === 'ArrowDown' && rows.length > 0) setActive(Math.min(rows.length - 1, active + 1))
    else if (event.key === 'ArrowUp' && rows.length > 0) setActive(Math.max(0, active - 1))
    else if (event.key === 'ArrowRight' && canExpand(event)) expand()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Behind the last letter the right arrow has nowhere to go. */
  function canExpand({ currentTarget: { selectionStart, value } }: KeyboardEvent<HTMLInputElement>): boolean {
    const hit = rows[active]?.hit
    return selectionStart === value.length && hit !== undefined && (hit.snippet.hasMore || isExpanded(hit))
  }

  function expand() {
    const hit = rows[active]?.hit
    if (!hit || asked?.query !== text) return
    setActive(rows.findIndex(row => row.hit === hit))
    toggle(hit)
  }

  function enter(event: KeyboardEvent) {
    const row = rows[active]
    // Before the answer to what was typed is there, Enter would open what answered something else.
    if (row && asked?.query === text) go(row, whereOf(event))
  }

  const isEmpty = text.trim() === ''
  return (
    <div className={styles.page} data-scroller>
      <div className={styles.wide}>
        <search className={styles.top}>
          <SearchBox
            ref={box}
            value={text}
            onChange={write}
            onKeyDown={onKeyDown}
            list={list}
            active={rows.length > 0 ? `${list}-${active}` : undefined}
            isOpen={rows.length > 0}
          />
        </search>
        {isEmpty && <HowToSearch onInsert={write} />}
        {!isEmpty && problem && <SearchProblem problem={problem} onRetry={retry} />}
        {!isEmpty && state.phase === 'indexing' && <Indexing state={state} />}
        {!isEmpty && !problem && !found && <Skeleton lines={4} label="Searching" />}
        {found && (
          <>
            <div className={styles.narrow}>
              <Segment
                label="What is shown"
                value={kind}
                onChange={setKind}
                options={[
                  {
                    value: 'all',
                    label: 'All',
                    count: found.counts.note + found.counts.source + found.counts.highlight,
                  },
                  { value: 'note', label: 'Notes', count: found.counts.note },
                  { value: 'source', label: 'Sources', count: found.counts.source },
                  { value: 'highlight', label: 'Highlights', count: found.counts.highlight },
                ]}
              />
              {rows.length > 1 && <span className={styles.order}>Best first</span>}
            </div>
            <NearSpellings near={found.near} />
            {rows.length === 0 ? (
              <NothingFound query={asked?.query ?? ''} isWhole={state.phase === 'ready'} kind={kind} />
            ) : (
              <div id={list} role="listbox" aria-label="Found" className={styles.list}>
                {rows.map((row, at) => (
                  <Result
                    key={row.key}
                    id={`${list}-${at}`}
                    row={row}
                    isActive={at === active}
                    isExpanded={isExpanded(row.hit)}
                    onOpen={onOpen}
                    onToggle={toggle}
                  />
                ))}
              </div>
            )}
            {found.total > found.hits.length && found.hits.length > 0 && (
              <div className={styles.more}>
                <Button variant="quiet" onPress={() => setLimit(limit + MORE)}>
                  {`Show ${Math.min(MORE, found.total - found.hits.length)} more of ${counted(found.total, 'result')}`}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
    </div>
  )
}

/** Where the words stand: the passage of a note or source, the highlight in its source. */
function placeOf({ kind, id }: Hit, { passage }: Snippet): Place | null {
  if (kind !== 'highlight') return { kind, id, ...(passage && { passage }) }
  const highlight = heads.get().highlights.get(id)
  return highlight ? { kind: 'source', id: highlight.sourceId, highlight: id } : null
}

/** What is typed now, and after a pause what the place remembers; a place gone back to shows its own query again. */
function useRemembered(query: string, onQuery: (query: string) => void) {
  const [text, setText] = useState(query)
  const told = useRef(query)
  const latest = useRef({ text, onQuery })
  latest.current = { text, onQuery }

  useEffect(() => {
    if (query === told.current) return
    told.current = query
    setText(query)
  }, [query])

  const remember = useCallback(() => {
    const { text, onQuery } = latest.current
    if (text === told.current) return
    told.current = text
    onQuery(text)
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: each key begins the pause anew
  useEffect(() => {
    const timer = setTimeout(remember, REMEMBER_AFTER_MS)
    return () => clearTimeout(timer)
  }, [text, remember])

  return [text, setText, remember] as const
}

/** Which result the keys are on: the first of a new question, the same one while the list only grows or changes. */
function useActive(rows: FoundRow[], query: string | undefined, list: string) {
  const [chosen, setChosen] = useState<{ id: string; query: string | undefined } | null>(null)
  const at = chosen && chosen.query === query ? rows.findIndex(row => row.key === chosen.id) : 0
  const active = Math.max(0, at)
  const set = (next: number) => {
    const row = rows[next]
    if (row) setChosen({ id: row.key, query })
  }
  // A key moves the page, the pointer does not; another question begins at the top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was chosen or asked moves the page
  useEffect(() => {
    const result = document.getElementById(`${list}-${active}`)
    if (chosen?.query === query) result?.scrollIntoView?.({ block: 'nearest' })
    else result?.closest('[data-scroller]')?.scrollTo?.({ top: 0 })
  }, [chosen, query])
  return [active, set] as const
}

function useStatus(status: string | null, ms: number, onStatus: SearchPageProps['onStatus']) {
  const shown = status && `${status} in ${Math.max(1, Math.round(ms))} ms`
  useEffect(() => onStatus?.(shown), [shown, onStatus])
  useEffect(() => () => onStatus?.(null), [onStatus])
  useEffect(() => {
    if (status === null) return
    const timer = setTimeout(() => announce(status === '0 found' ? 'Nothing found' : status), ANNOUNCE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [status])
}
