import { Check, LoaderCircle, Lock, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { whyReadOnly } from '#data/db.ts'
import type { CopyState, Saving } from '#data/saving.ts'
import { useHeads } from '#data/useHeads.ts'
import { useSaving } from '#data/useSaving.ts'
import type { Place } from '#lib/place.ts'
import { clockOf } from '#lib/when.ts'
import { isUrdu } from '#lib/words.ts'
import { factsOf } from './placeFacts.ts'
import styles from './StatusLine.module.css'
import { saySaved } from './saySaved.ts'

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
      {whyReadOnly() === null ? <SavingWord /> : <ReadOnlyWord />}
      <CopyWord />
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

function ReadOnlyWord() {
  return (
    <span className={styles.item}>
      <Lock size={14} strokeWidth={2} aria-hidden />
      Read only
    </span>
  )
}

function SavingWord() {
  const saving = useSaving()
  useEffect(saySaved, [])
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

/** How old the second home is, while it has all there is; or what keeps it from that. */
function CopyWord() {
  const { copy } = useSaving()
  const now = useClock(copy?.state === 'current')
  if (!copy) return null
  return (
    <span
      className={styles.item}
      data-copy={copy.state}
      role="status"
      aria-live={copy.state === 'failed' ? 'polite' : 'off'}
    >
      {copy.state === 'failed' && <TriangleAlert size={14} strokeWidth={2} aria-hidden />}
      {copyWords(copy, now)}
    </span>
  )
}

const TICK_MS = 10_000

/** The time, now and then. A number that changes each second draws the eye from the text. */
function useClock(runs: boolean): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (!runs) return
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [runs])
  return Math.max(now, Date.now())
}

/** What the status line says about the second home. Times in milliseconds. */
export function copyWords({ state, at, reason }: CopyState, now: number): string {
  if (state === 'failed') return `No safe copy: ${reason ?? 'it could not be written.'}`
  if (at === null) return 'Safe copy on its way'
  const seconds = Math.max(0, Math.round((now - at) / 1000))
  if (seconds < 2) return 'Safe copy just now'
  if (seconds < 60) return `Safe copy ${seconds} s ago`
  return seconds < 3600 ? `Safe copy ${Math.round(seconds / 60)} min ago` : `Safe copy ${clockOf(at)}`
}

/** What the status line says about saving. */
export function savingWords({ state, at, reason }: Saving): string {
  if (state === 'saving') return 'Saving'
  if (state === 'failed') return reason ? `Not saved: ${reason}` : 'Not saved'
  return at === null ? 'Ready' : `Saved ${clockOf(at)}`
}
