import { Fragment, type RefObject, useMemo, useState } from 'react'
import type { Difference } from '#data/compare/compareBlocks.ts'
import type { Choice } from '#data/compare/merge.ts'
import { compareWithin } from '#data/compare/withinBlock.ts'
import { counted } from '#lib/when.ts'
import { Button } from '#ui/Button.tsx'
import { nameOf } from './DifferenceList.tsx'
import { foldSame } from './foldSame.ts'
import styles from './Merge.module.css'
import { MergeRow } from './MergeRow.tsx'
import { ShownText } from './ShownText.tsx'
import { sideLines } from './shownLines.ts'

type MergeListProps = {
  differences: readonly Difference[]
  choices: readonly Choice[]
  onChoose: (at: number, choice: Choice) => void
  list: RefObject<HTMLDivElement | null>
}

/** The blocks of two texts in two columns; what both have stands across them. */
export function MergeList({ differences, choices, onChoose, list }: MergeListProps) {
  const stretches = useMemo(() => foldSame(differences), [differences])
  const [opened, setOpened] = useState<readonly number[]>([])
  let number = 0
  return (
    <div ref={list} className={styles.list}>
      <div className={styles.columns} aria-hidden>
        <span>In the note</span>
        <span>In the copy</span>
      </div>
      {stretches.map((stretch, index) =>
        stretch.isFolded && !opened.includes(index) ? (
          <Button key={stretch.from} variant="link" size="small" onPress={() => setOpened([...opened, index])}>
            {`Show ${counted(stretch.to - stretch.from, 'block')} that both have`}
          </Button>
        ) : (
          <Fragment key={stretch.from}>
            {differences.slice(stretch.from, stretch.to).map((difference, offset) => {
              const at = stretch.from + offset
              if (difference.kind === 'same') return <Same key={at} block={difference.before} />
              number++
              return (
                <MergeRow
                  key={at}
                  difference={difference}
                  number={number}
                  choice={choices[at]!}
                  onChoose={choice => onChoose(at, choice)}
                />
              )
            })}
          </Fragment>
        ),
      )}
    </div>
  )
}

function Same({ block }: { block: unknown }) {
  const lines = useMemo(() => sideLines(compareWithin(block, block), 'before', nameOf), [block])
  return (
    <div className={styles.same}>
      <ShownText lines={lines} how="whole" />
    </div>
  )
}
