import { useEffect, useState } from 'react'
import type { Loss } from '#data/journal/judgeStart.ts'
import { goOnWithDatabase } from '#data/journal/marker.ts'
import { type Recoverable, type Restored, readRecoverable, restore } from '#data/journal/restore.ts'
import { safeCopies } from '#data/journal/whereKept.ts'
import { sanitize } from '#formats/sanitize.ts'
import { readSnapshot } from '#formats/snapshot.ts'
import { clockOf, counted, dayOf } from '#lib/when.ts'
import { Button } from '#ui/Button.tsx'
import { ConfirmDialog } from '#ui/Dialog.tsx'
import { RecoveryFolder } from './RecoveryFolder.tsx'
import styles from './RecoveryScreen.module.css'

const TITLES: Record<Loss, string> = {
  empty: 'Your notebook is not where it was kept.',
  unreadable: 'Your notebook cannot be read.',
  other: 'Another notebook stands where yours was.',
  older: 'Your notebook has fallen back to an earlier state.',
  smaller: 'Something has gone from your notebook.',
}

type Found = { state: 'looking' } | { state: 'found'; copies: Recoverable[] } | { state: 'failed'; reason: string }
type Work =
  | { state: 'idle' | 'restoring' }
  | { state: 'failed'; reason: string }
  | { state: 'done'; restored: Restored }

/** In place of the window where the database is not as it was left. Nothing is written before somebody has decided. */
export function RecoveryScreen({ why }: { why: Loss }) {
  const [found, setFound] = useState<Found>({ state: 'looking' })
  const [work, setWork] = useState<Work>({ state: 'idle' })
  const [asks, setAsks] = useState(false)
  const look = () => {
    lookForCopies().then(
      copies => setFound({ state: 'found', copies }),
      error => setFound({ state: 'failed', reason: sentenceOf(error) }),
    )
  }
  useEffect(look, [])
  const [best] = found.state === 'found' ? found.copies : []

  const bringBack = async (from: Recoverable) => {
    setWork({ state: 'restoring' })
    try {
      setWork({ state: 'done', restored: await restore(safeCopies()!, from, sanitize) })
    } catch (error) {
      setWork({ state: 'failed', reason: sentenceOf(error) })
    }
  }
  const goOn = () => {
    goOnWithDatabase()
    location.reload()
  }

  if (work.state === 'done') return <Done restored={work.restored} />
  const isBusy = work.state === 'restoring'
  return (
    <main className={styles.stage}>
      <div className={styles.sheet}>
        <h1 className={styles.title}>{TITLES[why]}</h1>
        <p className={styles.lead}>
          Nothing was changed, and nothing new was begun.
          {best && ' What was called saved is also in the safe copy.'}
        </p>
        <div aria-live="polite">
          <FoundList found={found} />
          {work.state === 'failed' && <p className={styles.problem}>{work.reason}</p>}
        </div>
        <div className={styles.actions}>
          {best && (
            <Button variant="primary" size="large" onPress={() => void bringBack(best)} disabled={isBusy} autoFocus>
              {isBusy ? 'Restoring' : 'Restore the safe copy'}
            </Button>
          )}
          <Button size="large" onPress={() => location.reload()} disabled={isBusy}>
            Look again
          </Button>
          <RecoveryFolder onFound={look} disabled={isBusy} />
          <Button variant="quiet" size="large" onPress={() => setAsks(true)} disabled={isBusy}>
            {why === 'empty' ? 'Begin an empty notebook…' : 'Go on with what is here…'}
          </Button>
        </div>
      </div>
      {asks && (
        <ConfirmDialog
          title={why === 'empty' ? 'Begin an empty notebook?' : 'Go on with the notebook as it is now?'}
          confirm={why === 'empty' ? 'Begin an empty notebook' : 'Go on'}
          onConfirm={goOn}
          onClose={() => setAsks(false)}
        >
          The safe copies stay where they are, but they will not be offered again at the start.
        </ConfirmDialog>
      )}
    </main>
  )
}

function FoundList({ found }: { found: Found }) {
  if (found.state === 'looking') return <p className={styles.note}>Looking for safe copies.</p>
  if (found.state === 'failed') return <p className={styles.problem}>{found.reason}</p>
  if (found.copies.length === 0) return <p className={styles.note}>No safe copy was found here.</p>
  return (
    <ul className={styles.copies}>
      {found.copies.map(copy => (
        <li key={copy.notebook}>
          <strong>
            Safe copy until {dayOf(copy.at)}, {clockOf(copy.at)}
          </strong>
          <span>{wordsFor(copy)}</span>
        </li>
      ))}
    </ul>
  )
}

function Done({ restored: { counts, unsaved, filesMissing } }: { restored: Restored }) {
  return (
    <main className={styles.stage}>
      <div className={styles.sheet}>
        <h1 className={styles.title}>Your notebook is restored.</h1>
        <p className={styles.lead}>
          {counted(counts.notes, 'note')}, {counted(counts.sources, 'source')} and{' '}
          {counted(counts.highlights, 'highlight')} were written and read back.
          {unsaved > 0 && ` ${counted(unsaved, 'text')} that had never been saved came back as a note of its own.`}
          {filesMissing > 0 && ` Of ${counted(filesMissing, 'source')} the original file is missing.`}
        </p>
        <div className={styles.actions}>
          <Button variant="primary" size="large" onPress={() => location.reload()} autoFocus>
            Open the notebook
          </Button>
        </div>
      </div>
    </main>
  )
}

function wordsFor({ counts, unsaved, damaged }: Recoverable): string {
  const parts = [
    counted(counts.notes, 'note'),
    counted(counts.sources, 'source'),
    counted(counts.highlights, 'highlight'),
  ]
  if (unsaved.length > 0) parts.push(`${counted(unsaved.length, 'text')} that had not been saved`)
  const harm = damaged > 0 ? ` ${counted(damaged, 'place')} in it cannot be read; the rest is whole.` : ''
  return `${parts.join(', ')}.${harm}`
}

async function lookForCopies(): Promise<Recoverable[]> {
  const copies = safeCopies()
  return copies ? readRecoverable(copies, readSnapshot) : []
}

const sentenceOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
