import { FileText, Library } from 'lucide-react'
import { type MouseEvent, memo } from 'react'
import { heads } from '#data/heads.ts'
import type { Hit } from '#data/search/search.ts'
import { yearIn } from '#lib/dates.ts'
import { dayOf } from '#lib/when.ts'
import { directionOf, isUrdu } from '#lib/words.ts'
import { Lit } from '#ui/Lit.tsx'
import styles from './Result.module.css'

export type ResultProps = {
  id: string
  hit: Hit
  isActive: boolean
  onOpen: (hit: Hit, event: MouseEvent) => void
}

/** One thing found. As a whole it follows the direction of its title; the snippet that of its own words. */
export const Result = memo(function Result({ id, hit, isActive, onOpen }: ResultProps) {
  const Icon = hit.kind === 'note' ? FileText : Library
  const { text, lit } = hit.snippet
  const direction = directionOf(hit.title) ?? directionOf(text) ?? 'ltr'
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={isActive ? `${styles.result} ${styles.active}` : styles.result}
      dir={direction}
      onClick={event => onOpen(hit, event)}
      onAuxClick={event => {
        if (event.button === 1) onOpen(hit, event)
      }}
    >
      <div className={styles.head}>
        <Icon size={16} strokeWidth={1.75} aria-hidden />
        <span className={styles.title} lang={isUrdu(hit.title) ? 'ur' : undefined}>
          {hit.title.trim() === '' ? 'Untitled' : <Lit text={hit.title} ranges={hit.titleLit} />}
        </span>
        <span className={styles.meta} dir="ltr">
          {metaOf(hit)}
        </span>
      </div>
      {text !== '' && (
        <p className={styles.text} dir={directionOf(text) ?? direction} lang={isUrdu(text) ? 'ur' : undefined}>
          <Lit text={text} ranges={lit} />
        </p>
      )}
    </div>
  )
})

function metaOf(hit: Hit): string {
  if (hit.kind === 'note') return `Note · ${dayOf(hit.changedAt)}`
  const issued = heads.get().sources.get(hit.id)?.csl.issued
  const year = issued ? yearIn(issued) : ''
  return year === '' ? 'Source' : `Source · ${year}`
}
