import { Archive, CircleAlert, CircleCheck, CircleDashed, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { bytesText } from '#lib/bytesText.ts'
import { attempt } from '#ui/attempt.ts'
import { Button } from '#ui/Button.tsx'
import { ProgressBar } from '#ui/ProgressBar.tsx'
import { StatusWord } from '#ui/StatusWord.tsx'
import { showToast } from '#ui/toast.ts'
import { countWords, type ListedCopy, listed, verifiedWords, whenOf } from './copyWords.ts'
import { Setting } from './Setting.tsx'
import styles from './Settings.module.css'
import { useSafeCopies } from './useSafeCopies.ts'

/** As many as one looks over at once. */
const SHOWN = 6

export type SafeCopiesProps = { place: string; onSnapshot: () => Promise<string | null> }

/** The safe copies of this notebook, how they were when they were last read, and the ways to know and to have more. */
export function SafeCopies({ place, onSnapshot }: SafeCopiesProps) {
  const { found, last, progress, look, verify, stop } = useSafeCopies(place)
  const [isFolding, setFolding] = useState(false)
  const snapshot = async () => {
    setFolding(true)
    try {
      const name = await onSnapshot()
      showToast({ text: name ? 'A snapshot is made.' : 'Nothing has changed since the last snapshot.', tone: 'ok' })
    } finally {
      setFolding(false)
      await look()
    }
  }
  if (found === null) return null
  if (!Array.isArray(found)) return <p className={styles.problem}>{found.problem}</p>
  const list = listed(found, last)
  const total = list.reduce((sum, copy) => sum + copy.size, 0)
  return (
    <>
      <Setting name={list.length > 0 ? countWords(list) : 'None yet'} help={verifiedWords(last)}>
        <span className={styles.number}>{list.length > 0 && bytesText(total)}</span>
      </Setting>
      <div className={styles.choice}>
        <Button
          icon={ShieldCheck}
          disabled={progress !== null || list.length === 0}
          onPress={() => attempt(verify(), 'The safe copies were not verified.')}
        >
          Verify now
        </Button>
        <Button icon={Archive} disabled={isFolding} onPress={() => attempt(snapshot(), 'No snapshot was made.')}>
          {isFolding ? 'Making it…' : 'Make a snapshot now'}
        </Button>
      </div>
      {progress !== null && (
        <ProgressBar
          label="Reading every copy to its end"
          value={progress}
          text={`${Math.round(progress * 100)} %`}
          onStop={stop}
        />
      )}
      {list.length > 0 && <CopyList list={list} />}
    </>
  )
}

function CopyList({ list }: { list: ListedCopy[] }) {
  const [isAll, setAll] = useState(false)
  // What is damaged is never out of sight.
  const shown = isAll ? list : list.filter((copy, at) => at < SHOWN || copy.state === 'damaged')
  return (
    <>
      <ul className={styles.copies} aria-label="Safe copies">
        {shown.map(copy => (
          <li key={copy.name} className={styles.copy}>
            <span className={styles.copyName}>
              {copy.kind} <span className={styles.when}>{whenOf(copy.at)}</span>
            </span>
            <span className={styles.upTo}>{copy.upTo !== null && `up to write ${copy.upTo.toLocaleString('en')}`}</span>
            <span className={styles.number}>{bytesText(copy.size)}</span>
            <State copy={copy} />
            {copy.meaning && <p className={styles.meaning}>{copy.meaning}</p>}
          </li>
        ))}
      </ul>
      {shown.length < list.length && (
        <div>
          <Button variant="link" onPress={() => setAll(true)}>
            Show all {list.length.toLocaleString('en')}
          </Button>
        </div>
      )}
    </>
  )
}

function State({ copy }: { copy: ListedCopy }) {
  if (copy.state === 'whole') return <StatusWord icon={CircleCheck} word="Whole" tone="ok" />
  if (copy.state === 'damaged') return <StatusWord icon={CircleAlert} word="Damaged" tone="danger" />
  if (copy.state === 'newer') return <StatusWord icon={CircleAlert} word="Newer" tone="warn" />
  return <StatusWord icon={CircleDashed} word="Not verified" />
}
