import { Check, LoaderCircle, Lock, TriangleAlert } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { whyReadOnly } from '#data/db.ts'
import type { CopyState, Saving } from '#data/saving.ts'
import { useHeads } from '#data/useHeads.ts'
import { useSaving } from '#data/useSaving.ts'
import type { Place } from '#lib/place.ts'
import { clockOf } from '#lib/when.ts'
import { isUrdu } from '#lib/words.ts'
import { factsOf } from './placeFacts.ts'
import { room } from './room.ts'
import styles from './StatusLine.module.css'
import { saySaved } from './saySaved.ts'

export type StatusLineProps = {
  place: Place
  /** What the page in view says of itself. */
  status: string | null
  onContext: () => void
  /** Shows where the safe copies are kept. */
  onCopies: () => void
}

/** Whether all is saved at the start, what is open in numbers at the end. */
export function StatusLine({ place, status, onContext, onCopies }: StatusLineProps) {
  const facts = useHeads(heads => factsOf(place, heads).map(fact => fact.text))
  const opens = useHeads(heads => factsOf(place, heads).map(fact => fact.opensContext === true))
  return (
    <footer className={styles.line} data-region="status">
      {whyReadOnly() === null ? <SavingWord /> : <ReadOnlyWord />}
      <CopyWord onCopies={onCopies} />
      <RoomWord onCopies={onCopies} />
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

/** How old the second home is, while it has all there is, or what keeps it from that; the way to all about it. */
function CopyWord({ onCopies }: { onCopies: () => void }) {
  const { copy, folder, reason } = useSaving()
  const now = useClock(copy?.state === 'current' || folder?.state === 'current')
  if (!copy && !folder) return null
  const isFailed = copy?.state === 'failed' || folder?.state === 'failed'
  return (
    <span
      className={isFailed ? `${styles.copy} ${styles.failed}` : styles.copy}
      // No rule asks for it: what comes and goes with each save must not cost the frame of a key.
      data-copy={isFailed ? 'failed' : (copy ?? folder)?.state}
      role="status"
      aria-live={isFailed ? 'polite' : 'off'}
    >
      <button type="button" className={styles.fact} title="Where the safe copies are kept" onClick={onCopies}>
        {isFailed && <TriangleAlert size={14} strokeWidth={2} aria-hidden />}
        <span>{copyWords({ copy, folder, reason }, now)}</span>
      </button>
    </span>
  )
}

/** That there is little room left, on whichever disk has least. */
function RoomWord({ onCopies }: { onCopies: () => void }) {
  const low = useSyncExternalStore(room.subscribe, room.get)
  if (low === null) return null
  return (
    <span className={styles.copy} data-room="low" role="status">
      <button type="button" className={styles.fact} title="Where things are kept" onClick={onCopies}>
        <TriangleAlert size={14} strokeWidth={2} aria-hidden />
        <span>{low}</span>
      </button>
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

/**
 * What the status line says about the second home, and the folder that was chosen beside it; a reason that stands beside
 * *Not saved* is not said twice. Times in milliseconds.
 */
export function copyWords({ copy, folder, reason }: Pick<Saving, 'copy' | 'folder' | 'reason'>, now: number): string {
  if (copy?.state === 'failed' && reason !== undefined && reason === copy.reason && !folder)
    return copy.at === null ? 'No safe copy' : `No safe copy since ${clockOf(copy.at)}`
  if (!folder) return copy ? oneCopy(copy, now) : ''
  if (!copy || copy.state === 'none') return oneCopy(folder, now)
  if (copy.state === 'failed' && folder.state === 'failed') return oneCopy(copy, now)
  if (folder.state === 'failed') return `${oneCopy(copy, now)}, not in your folder: ${reasonIn(folder)}`
  if (copy.state === 'failed') return `${oneCopy(folder, now)}, only in your folder: ${reasonIn(copy)}`
  return oneCopy(copy, now)
}

function oneCopy(copy: CopyState, now: number): string {
  if (copy.state === 'none') return 'No safe copy: this browser keeps no files'
  if (copy.state === 'failed')
    return copy.at === null
      ? `No safe copy: ${reasonIn(copy)}`
      : `No safe copy since ${clockOf(copy.at)}: ${reasonIn(copy)}`
  return copy.at === null ? 'safe copy on its way' : `safe copy ${agoOf(copy.at, now)}`
}

const reasonIn = ({ reason }: CopyState) => reason ?? 'It could not be written.'

function agoOf(at: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - at) / 1000))
  if (seconds < 2) return 'just now'
  if (seconds < 60) return `${seconds} s ago`
  return seconds < 3600 ? `${Math.round(seconds / 60)} min ago` : clockOf(at)
}

/** What the status line says about saving. */
export function savingWords({ state, at, reason }: Saving): string {
  if (state === 'saving') return 'Saving'
  if (state === 'failed') return reason ? `Not saved: ${reason}` : 'Not saved'
  return at === null ? 'Ready' : `Saved ${clockOf(at)}`
}
