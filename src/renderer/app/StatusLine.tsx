import { Check, LoaderCircle, TriangleAlert } from 'lucide-react'
import type { Saving } from '#data/saving.ts'
import { useHeads } from '#data/useHeads.ts'
import { useSaving } from '#data/useSaving.ts'
import type { Place } from '#lib/place.ts'
import { clockOf } from '#lib/when.ts'
import { isUrdu } from '#lib/words.ts'
import { factsOf } from './placeFacts.ts'
import styles from './StatusLine.module.css'

export type StatusLineProps = {
  place: Place
  /** What the page in view says of itself. */
  status: string | null
  onContext: () => void
}

/** Whether all is saved at the start, what is open in numbers at the end. */
export function StatusLine({ place, status, onContext }: StatusLineProps) {
  const facts = useHeads(heads => factsOf(place, heads).map(fact => fact.text))
  const opens = useHeads(heads => factsOf(place, heads).map(fact => fact.opensContext === true))
  return (
    <footer className={styles.line} data-region="status">
      <SavingWord />
      <span className={styles.grow} />
      {status && <span className={styles.item}>{status}</span>}
      {facts.map((fact, i) =>
        opens[i] ? (
          <button key={fact} type="button" className={styles.fact} onClick={onContext}>
            {fact}
          </button>
        ) : (
          <span key={fact} className={styles.item} lang={isUrdu(fact) ? 'ur' : undefined}>
            <bdi dir="ltr">{fact}</bdi>
          </span>
        ),
      )}
    </footer>
  )
}

function SavingWord() {
  const saving = useSaving()
  const Icon = saving.state === 'saved' ? Check : saving.state === 'saving' ? LoaderCircle : TriangleAlert
  return (
    <span
      className={styles.item}
      data-saving={saving.state}
      role="status"
      aria-live={saving.state === 'failed' ? 'assertive' : 'off'}
    >
      <Icon size={14} strokeWidth={2} aria-hidden />
      {savingWords(saving)}
    </span>
  )
}

/** What the status line says about saving. */
export function savingWords({ state, at, reason }: Saving): string {
  if (state === 'saving') return 'Saving'
  if (state === 'failed') return reason ? `Not saved: ${reason}` : 'Not saved'
  return at === null ? 'Ready' : `Saved ${clockOf(at)}`
}
