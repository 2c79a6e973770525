import type { KeyboardEvent } from 'react'
import type { Head, PastState } from '#data/rows.ts'
import { moveIn } from '#ui/listKeys.ts'
import { becauseWords, sizesOf, whenWords } from './becauseWords.ts'
import styles from './History.module.css'

export type VersionListProps = {
  head: Head
  past: readonly PastState[]
  /** The `rev` of the one that is shown. */
  chosen: string | null
  onChoose: (rev: string) => void
  /** Whether the arrow keys choose as they go. */
  follows?: boolean
}

/** A record as it is now, and below it the states it had. */
export function VersionList({ head, past, chosen, onChoose, follows = false }: VersionListProps) {
  const isNote = head.kind === 'note'
  const sizes = isNote ? sizesOf([{ words: head.words }, ...past]) : []
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
    const at = buttons.indexOf(document.activeElement as HTMLElement)
    const next = event.altKey ? null : moveIn(event.key, { at, count: buttons.length, page: 8 })
    if (next === null) return
    event.preventDefault()
    buttons[next]?.focus()
    if (follows) onChoose(past[next]!.rev)
  }
  const tabStop = past.some(state => state.rev === chosen) ? chosen : past[0]?.rev
  return (
    <section className={styles.versions} aria-label="Versions" onKeyDown={onKeyDown}>
      <div className={styles.now}>
        <span className={styles.when}>Now</span>
        <span className={styles.size}>{sizes[0] ?? whenWords(head.changedAt)}</span>
      </div>
      {past.map((state, at) => (
        <button
          key={state.rev}
          type="button"
          className={styles.version}
          aria-current={state.rev === chosen || undefined}
          tabIndex={state.rev === tabStop ? 0 : -1}
          onClick={() => onChoose(state.rev)}
        >
          <span className={styles.when}>{whenWords(state.at)}</span>
          {isNote && <span className={styles.size}>{sizes[at + 1]}</span>}
          {becauseWords(state.because) !== '' && <span className={styles.because}>{becauseWords(state.because)}</span>}
        </button>
      ))}
    </section>
  )
}
