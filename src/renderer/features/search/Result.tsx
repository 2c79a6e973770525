import { ChevronRight, FileText, Highlighter, Library, type LucideIcon } from 'lucide-react'
import { type MouseEvent, memo } from 'react'
import { heads, titleOf } from '#data/heads.ts'
import type { Hit, Kind, Snippet } from '#data/search/search.ts'
import { yearIn } from '#lib/dates.ts'
import { dayOf } from '#lib/when.ts'
import { directionOf, isUrdu } from '#lib/words.ts'
import { Lit } from '#ui/Lit.tsx'
import styles from './Result.module.css'
import type { FoundRow } from './useRows.ts'

export type ResultProps = {
  id: string
  row: FoundRow
  isActive: boolean
  isExpanded: boolean
  onOpen: (row: FoundRow, event: MouseEvent) => void
  onToggle: (hit: Hit) => void
}

const ICONS: Record<Kind, LucideIcon> = { note: FileText, source: Library, highlight: Highlighter }

/** One thing found, or one more passage of it. As a whole it follows the direction of its title; the snippet that of its own words. */
export const Result = memo(function Result({ id, row, isActive, isExpanded, onOpen, onToggle }: ResultProps) {
  const { hit, passage } = row
  const title = shownTitle(hit)
  const snippet = passage ?? hit.snippet
  const direction = directionOf(title) ?? directionOf(snippet.text) ?? 'ltr'
  const look = [styles.result, isActive && styles.active, passage && styles.passage].filter(Boolean).join(' ')
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={look}
      dir={direction}
      onClick={event => onOpen(row, event)}
      onAuxClick={event => {
        if (event.button === 1) onOpen(row, event)
      }}
    >
      {!passage && <Head hit={hit} title={title} isExpanded={isExpanded} onToggle={onToggle} />}
      {!passage && hit.kind === 'highlight' && <Marked hit={hit} direction={direction} />}
      {(passage || !isExpanded) && <Words snippet={snippet} direction={direction} />}
    </div>
  )
})

type HeadProps = { hit: Hit; title: string; isExpanded: boolean; onToggle: (hit: Hit) => void }

function Head({ hit, title, isExpanded, onToggle }: HeadProps) {
  const Icon = ICONS[hit.kind]
  const color = hit.kind === 'highlight' ? heads.get().highlights.get(hit.id)?.color : undefined
  return (
    <div className={styles.head}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <span className={styles.title} lang={isUrdu(title) ? 'ur' : undefined}>
        {hit.title === title ? <Lit text={title} ranges={hit.titleLit} /> : title}
      </span>
      {color && <span className={styles.swatch} data-color={color} aria-hidden />}
      <span className={styles.meta} dir="ltr">
        {metaOf(hit)}
      </span>
      {(hit.snippet.hasMore || isExpanded) && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the key
        // biome-ignore lint/a11y/noStaticElementInteractions: an option holds no button; the box's right arrow does the same
        <span
          className={styles.more}
          data-open={isExpanded}
          title={isExpanded ? 'Show the best passage only (→)' : 'Show every passage (→)'}
          onClick={event => {
            event.stopPropagation()
            onToggle(hit)
          }}
        >
          <ChevronRight size={16} strokeWidth={2} aria-hidden />
        </span>
      )}
    </div>
  )
}

function Words({ snippet: { text, lit }, direction }: { snippet: Snippet; direction: 'ltr' | 'rtl' }) {
  if (text === '') return null
  return (
    <p className={styles.text} dir={directionOf(text) ?? direction} lang={isUrdu(text) ? 'ur' : undefined}>
      <Lit text={text} ranges={lit} />
    </p>
  )
}

/** The words of a highlight that was found by its comment. */
function Marked({ hit, direction }: { hit: Hit; direction: 'ltr' | 'rtl' }) {
  const exact = heads.get().highlights.get(hit.id)?.anchor.exact ?? ''
  // The comment stands behind the words.
  if ((hit.snippet.passage?.start ?? 0) < exact.length) return null
  return <Words snippet={{ text: exact, lit: [], passage: null, hasMore: false }} direction={direction} />
}

/** A highlight goes by the title of its source. */
function shownTitle(hit: Hit): string {
  if (hit.kind !== 'highlight') return hit.title.trim() === '' ? 'Untitled' : hit.title
  const { highlights, sources } = heads.get()
  const source = sources.get(highlights.get(hit.id)?.sourceId ?? '')
  return source ? titleOf(source) : 'Untitled'
}

function metaOf(hit: Hit): string {
  if (hit.kind === 'note') return `Note · ${dayOf(hit.changedAt)}`
  const { highlights, sources } = heads.get()
  if (hit.kind === 'highlight') {
    const block = highlights.get(hit.id)?.anchor.block
    return block === undefined ? 'Highlight' : `Highlight · ¶ ${block + 1}`
  }
  const issued = sources.get(hit.id)?.csl.issued
  const year = issued ? yearIn(issued) : ''
  return year === '' ? 'Source' : `Source · ${year}`
}
