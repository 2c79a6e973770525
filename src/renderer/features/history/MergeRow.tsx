import { useMemo } from 'react'
import type { Difference } from '#data/compare/compareBlocks.ts'
import type { Choice } from '#data/compare/merge.ts'
import { Segment } from '#ui/Segment.tsx'
import { blockOf, kindWords } from './DifferenceList.tsx'
import styles from './Merge.module.css'
import { ShownText } from './ShownText.tsx'
import type { ShownLine } from './shownLines.ts'

const CHANGED = [
  { value: 'first', label: 'From the note' },
  { value: 'second', label: 'From the copy' },
  { value: 'both', label: 'Both' },
] as const
const ONLY_FIRST = [
  { value: 'first', label: 'Keep' },
  { value: 'second', label: 'Leave out' },
] as const
const ONLY_SECOND = [
  { value: 'second', label: 'Keep' },
  { value: 'first', label: 'Leave out' },
] as const

const optionsOf = (difference: Difference) =>
  difference.kind === 'added' ? ONLY_SECOND : difference.kind === 'removed' ? ONLY_FIRST : CHANGED

/** Where two texts meet a block, said of a merge and not of time. */
function rowWords(difference: Difference): string {
  if (difference.kind === 'removed') return difference.isMoved ? 'Stands elsewhere in the copy' : 'Only in the note'
  if (difference.kind === 'added') return difference.isMoved ? 'Stands elsewhere in the note' : 'Only in the copy'
  return kindWords(difference)
}

type MergeRowProps = {
  difference: Difference
  number: number
  choice: Choice
  onChoose: (choice: Choice) => void
}

/** One block that differs: what the note has, what the copy has, and what is taken. */
export function MergeRow({ difference, number, choice, onChoose }: MergeRowProps) {
  const { lines } = useMemo(() => blockOf(difference), [difference])
  const hasFirst = difference.kind !== 'added'
  const hasSecond = difference.kind !== 'removed'
  const title = `${number}. ${rowWords(difference)}`
  return (
    <section className={styles.row} data-difference={difference.kind} aria-label={title} tabIndex={-1}>
      <div className={styles.head}>
        <span className={styles.kind}>{title}</span>
        <Segment label={`${title}: what is taken`} value={choice} onChange={onChoose} options={optionsOf(difference)} />
      </div>
      <Side name="In the note" isTaken={hasFirst && choice !== 'second'}>
        {hasFirst ? sideOf(lines, 'removed') : null}
      </Side>
      <Side name="In the copy" isTaken={hasSecond && choice !== 'first'}>
        {hasSecond ? sideOf(lines, 'added') : null}
      </Side>
    </section>
  )
}

type SideProps = { name: string; isTaken: boolean; children: ShownLine[] | null }

function Side({ name, isTaken, children }: SideProps) {
  return (
    <div className={styles.side} role="group" aria-label={isTaken ? `${name}, taken` : `${name}, left out`} data-taken={isTaken}>
      {children ? <ShownText lines={children} isPlain /> : <span className={styles.none}>Nothing here</span>}
    </div>
  )
}

/** What one side has of a block: its own words marked, those of the other side left out. */
function sideOf(lines: readonly ShownLine[], own: 'added' | 'removed'): ShownLine[] {
  const other = own === 'added' ? 'removed' : 'added'
  return lines
    .filter(line => line.kind !== other)
    .map(line => ({ ...line, spans: line.spans.filter(span => span.kind !== other) }))
}
