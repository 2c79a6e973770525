import { useMemo } from 'react'
import type { Difference } from '#data/compare/compareBlocks.ts'
import type { Choice } from '#data/compare/merge.ts'
import { compareWithin } from '#data/compare/withinBlock.ts'
import { Segment } from '#ui/Segment.tsx'
import { nameOf } from './DifferenceList.tsx'
import styles from './Merge.module.css'
import { ShownText } from './ShownText.tsx'
import { type ShownLine, sideLines } from './shownLines.ts'

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
  return 'Differs'
}

type MergeRowProps = {
  difference: Difference
  number: number
  choice: Choice
  onChoose: (choice: Choice) => void
}

/** One block that differs: what the note has, what the copy has, and what is taken. */
export function MergeRow({ difference, number, choice, onChoose }: MergeRowProps) {
  const sides = useMemo(() => {
    const before = 'before' in difference ? difference.before : undefined
    const after = 'after' in difference ? difference.after : undefined
    const steps = compareWithin(before, after)
    return { first: sideLines(steps, 'before', nameOf), second: sideLines(steps, 'after', nameOf) }
  }, [difference])
  const hasFirst = difference.kind !== 'added'
  const hasSecond = difference.kind !== 'removed'
  const isPair = difference.kind === 'changed'
  const title = `${number}. ${rowWords(difference)}`
  return (
    <section className={styles.row} data-difference={difference.kind} aria-label={title} tabIndex={-1}>
      <div className={styles.head}>
        <span className={styles.kind}>{title}</span>
        <Segment label={`${title}: what is taken`} value={choice} onChange={onChoose} options={optionsOf(difference)} />
      </div>
      <Side name="In the note" isTaken={hasFirst && choice !== 'second'} isPair={isPair}>
        {hasFirst ? sides.first : null}
      </Side>
      <Side name="In the copy" isTaken={hasSecond && choice !== 'first'} isPair={isPair}>
        {hasSecond ? sides.second : null}
      </Side>
    </section>
  )
}

type SideProps = { name: string; isTaken: boolean; isPair: boolean; children: ShownLine[] | null }

function Side({ name, isTaken, isPair, children }: SideProps) {
  return (
    <section className={styles.side} aria-label={isTaken ? `${name}, taken` : `${name}, left out`} data-taken={isTaken}>
      {children ? (
        <ShownText lines={children} how={isPair ? 'sides' : 'whole'} />
      ) : (
        <span className={styles.none}>Nothing here</span>
      )}
    </section>
  )
}
