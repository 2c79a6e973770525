import { type RefObject, useMemo, useState } from 'react'
import type { Difference } from '#data/compare/compareBlocks.ts'
import { compareWithin } from '#data/compare/withinBlock.ts'
import { heads, titleOf } from '#data/heads.ts'
import { counted } from '#lib/when.ts'
import { Button } from '#ui/Button.tsx'
import styles from './DifferenceList.module.css'
import { foldSame, type Stretch } from './foldSame.ts'
import { ShownText } from './ShownText.tsx'
import { shownLines } from './shownLines.ts'

/** Names a note or source by its title as it is now. */
export function nameOf(id: string): string | null {
  const head = heads.get().notes.get(id) ?? heads.get().sources.get(id)
  return head ? titleOf(head) : null
}

/** The lines of a block with what differs in it; what only came or went is shown whole. */
function blockOf(difference: Difference): { lines: ReturnType<typeof shownLines>; isWhole: boolean } {
  const before = 'before' in difference ? difference.before : undefined
  const after = 'after' in difference ? difference.after : undefined
  return { lines: shownLines(compareWithin(before, after), nameOf), isWhole: difference.kind !== 'changed' }
}

/** What became of a block, in words. */
export function kindWords(difference: Difference): string {
  switch (difference.kind) {
    case 'same':
      return 'Not changed'
    case 'changed':
      return 'Changed'
    case 'added':
      return difference.isMoved ? 'Moved to here' : 'Added'
    case 'removed':
      return difference.isMoved ? 'Moved from here' : 'Removed'
  }
}

type DifferenceListProps = {
  differences: readonly Difference[]
  /** Its changes bear `data-difference` and can take the focus. */
  list: RefObject<HTMLDivElement | null>
}

/** All blocks of two texts in one column. What is the same between two changes is folded. */
export function DifferenceList({ differences, list }: DifferenceListProps) {
  const stretches = useMemo(() => foldSame(differences), [differences])
  const [opened, setOpened] = useState<readonly number[]>([])
  const show = (stretch: Stretch, at: number) =>
    stretch.isFolded && !opened.includes(at) ? (
      <Button key={at} variant="link" size="small" onPress={() => setOpened([...opened, at])}>
        {`Show ${counted(stretch.to - stretch.from, 'block')} that did not change`}
      </Button>
    ) : (
      differences.slice(stretch.from, stretch.to).map((difference, index) => {
        const place = stretch.from + index
        return <Block key={place} difference={difference} />
      })
    )
  return (
    <div ref={list} className={styles.list}>
      {stretches.map(show)}
    </div>
  )
}

function Block({ difference }: { difference: Difference }) {
  const { lines, isWhole } = useMemo(() => blockOf(difference), [difference])
  if (difference.kind === 'same')
    return (
      <div className={styles.block}>
        <ShownText lines={lines} how="whole" />
      </div>
    )
  // A block that differs in nothing one can see is the same to a reader.
  const isUnseen =
    difference.kind === 'changed' &&
    lines.every(line => line.kind === 'same' && line.spans.every(span => span.kind === 'same'))
  return (
    <section
      className={styles.block}
      data-difference={isMoved(difference) ? 'moved' : difference.kind}
      aria-label={kindWords(difference)}
      tabIndex={-1}
    >
      <span className={styles.kind}>{isUnseen ? 'Set otherwise' : kindWords(difference)}</span>
      <ShownText lines={lines} how={isWhole ? 'whole' : 'words'} />
    </section>
  )
}

const isMoved = (difference: Difference) => 'isMoved' in difference && difference.isMoved
