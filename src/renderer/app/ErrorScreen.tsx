import { useEffect, useState } from 'react'
import { NewerNotebook } from '#data/db.ts'
import { useSaving } from '#data/useSaving.ts'
import { Button } from '#ui/Button.tsx'
import { Callout } from '#ui/Callout.tsx'
import styles from './ErrorScreen.module.css'

export type ErrorScreenProps = {
  error: unknown
  /** The notebook was open and was taken away under the window. */
  closed?: boolean
}

type Words = { title: string; safe: string; action: string }

function wordsFor(error: unknown, closed: boolean): Words {
  if (error instanceof NewerNotebook) {
    return {
      title: 'This notebook was written by a newer Aide-Mémoire.',
      safe: 'Nothing was changed: your notes and sources are as the newer app left them. Start the newer app to go on, or update this one.',
      action: 'Try again',
    }
  }
  if (closed) {
    return {
      title: error instanceof Error ? error.message : 'The notebook was closed.',
      safe: 'What the status line called saved is kept. Open the notebook again to go on.',
      action: 'Open it again',
    }
  }
  return {
    title: 'The notebook could not be opened.',
    safe: 'Nothing was written to it. Your notes and sources are where they were. Often another try is enough; if not, close other windows of Aide-Mémoire first.',
    action: 'Try again',
  }
}

/** Stands alone: what happened, what is safe, one thing to do. */
export function ErrorScreen({ error, closed = false }: ErrorScreenProps) {
  const words = wordsFor(error, closed)
  return (
    <main className={styles.stage}>
      <div className={styles.sheet}>
        <h1 className={styles.title}>{words.title}</h1>
        <p className={styles.lead}>{words.safe}</p>
        {closed && <LastWords />}
        <div className={styles.actions}>
          <Button variant="primary" size="large" onPress={() => location.reload()} autoFocus>
            {words.action}
          </Button>
        </div>
        <details className={styles.details}>
          <summary>What happened, in detail</summary>
          <pre>{detailsOf(error)}</pre>
        </details>
      </div>
    </main>
  )
}

/**
 * What becomes of words that no database took any more: they are in memory, and the copies are given them again and again
 * while the window is there.
 */
function LastWords() {
  const { state, copy } = useSaving()
  const [wereWaiting, setWereWaiting] = useState(false)
  const isWaiting = state !== 'saved' && copy?.state !== 'current' && copy?.waiting !== 0
  useEffect(() => {
    if (isWaiting) setWereWaiting(true)
  }, [isWaiting])
  useEffect(() => {
    if (!isWaiting) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isWaiting])
  if (!isWaiting && !wereWaiting) return null
  return (
    <div className={styles.last}>
      {isWaiting ? (
        <Callout tone="warn" title="Your last words are only in this window.">
          Leave it open and make room on the disk: they go into the safe copies as soon as there is room, and this line
          says so.
        </Callout>
      ) : (
        <Callout title="Your last words are in the safe copies.">Nothing is missing any more.</Callout>
      )}
    </div>
  )
}

const detailsOf = (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error))
