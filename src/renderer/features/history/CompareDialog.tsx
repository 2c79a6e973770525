import { X } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { compareBlocks } from '#data/compare/compareBlocks.ts'
import { type Choice, firstChoice, mergedBlocks } from '#data/compare/merge.ts'
import { unmarkedTitle } from '#data/conflict.ts'
import { heads } from '#data/heads.ts'
import { type OpenedNote, openNote } from '#data/notes.ts'
import type { Id } from '#data/rows.ts'
import { useHeads } from '#data/useHeads.ts'
import { ReadOnlyText } from '#editor/ReadOnlyText.tsx'
import type { Open } from '#lib/place.ts'
import { counted } from '#lib/when.ts'
import { attempt } from '#ui/attempt.ts'
import { Button } from '#ui/Button.tsx'
import { Callout } from '#ui/Callout.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Empty } from '#ui/Empty.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import { Segment } from '#ui/Segment.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { ChangeSteps } from './ChangeSteps.tsx'
import styles from './History.module.css'
import { keepAndTell } from './keepAndTell.ts'
import merge from './Merge.module.css'
import { MergeList } from './MergeList.tsx'
import type { Flush } from './restoreVersion.ts'
import { useChanges } from './useChanges.ts'

export type CompareDialogProps = {
  copy: Id
  open: Open
  flush: Flush
  /** The note has both texts now, and the copy lies in the trash. */
  onMerged: (copy: Id, note: Id) => void
  onClose: () => void
}

type Two = { note: OpenedNote; copy: OpenedNote }

/** Two texts of one note side by side, to make one of them. */
export function CompareDialog({ copy, open, flush, onMerged, onClose }: CompareDialogProps) {
  const [two, setTwo] = useState<Two | 'gone' | null>(null)
  const read = useCallback(() => {
    setTwo(null)
    attempt(
      readTwo(copy, flush).then(found => setTwo(found ?? 'gone')),
      'The two could not be read.',
    )
  }, [copy, flush])
  useEffect(read, [read])
  const title = useHeads(all => {
    const note = all.notes.get(copy)
    return unmarkedTitle(all.notes.get(note?.conflictOf ?? '')?.title ?? note?.title ?? '')
  })
  return (
    <Dialog title={`Two texts of “${title || 'Untitled'}”`} size="large" onClose={onClose}>
      <div className={styles.close}>
        <IconButton icon={X} label="Close" keys="Escape" onPress={onClose} />
      </div>
      {two === null ? (
        <Skeleton lines={6} />
      ) : two === 'gone' ? (
        <Empty small title="The note that this is a copy of is not in the notebook any more.">
          The copy is all there is of it.
        </Empty>
      ) : (
        <Merging
          key={`${two.note.head.textRev} ${two.copy.head.textRev}`}
          two={two}
          open={open}
          onAgain={read}
          onMerged={onMerged}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}

async function readTwo(copy: Id, flush: Flush): Promise<Two | null> {
  const of = heads.get().notes.get(copy)?.conflictOf
  if (!of) return null
  await Promise.all([flush(of), flush(copy)])
  const [note, other] = await Promise.all([openNote(of), openNote(copy)])
  return note && other && { note, copy: other }
}

type MergingProps = Pick<CompareDialogProps, 'open' | 'onMerged' | 'onClose'> & { two: Two; onAgain: () => void }

function Merging({ two, open, onAgain, onMerged, onClose }: MergingProps) {
  const differences = useMemo(() => compareBlocks(two.note.blocks, two.copy.blocks), [two])
  const [choices, setChoices] = useState<readonly Choice[]>(() => differences.map(firstChoice))
  const titles = { first: two.note.head.title, second: unmarkedTitle(two.copy.head.title) }
  const [title, setTitle] = useState<'first' | 'second'>('first')
  const [view, setView] = useState<'choose' | 'result'>('choose')
  const blocks = useMemo(() => mergedBlocks(differences, choices), [differences, choices])
  const list = useRef<HTMLDivElement>(null)
  const count = differences.filter(({ kind }) => kind !== 'same').length
  const changes = useChanges(list, view === 'choose' ? count : 0, differences)
  const isStale = useHeads(all =>
    [two.note, two.copy].some(({ head }) => all.notes.get(head.id)?.textRev !== head.textRev),
  )

  const choose = (at: number, choice: Choice) => setChoices(choices.map((was, i) => (i === at ? choice : was)))
  const openAndClose: Open = (place, where) => {
    onClose()
    open(place, where)
  }
  const keep = () => {
    onClose()
    attempt(keepAndTell({ title: titles[title], blocks }, two, onMerged), 'The merged text was not kept.')
  }
  return (
    <div className={merge.layout}>
      <div className={styles.tools} role="toolbar" aria-label="Merge">
        <Segment
          label="What is shown"
          value={view}
          onChange={setView}
          options={[
            { value: 'choose', label: 'Choose' },
            { value: 'result', label: 'Result' },
          ]}
        />
        {view === 'choose' && <ChangeSteps changes={changes} />}
        <span className={styles.grow} />
        <Button onPress={onClose}>Keep both</Button>
        <Button variant="primary" onPress={keep} disabled={isStale}>
          Keep merged
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className={styles.sheet} aria-label="The two texts" tabIndex={0}>
        {isStale && (
          <Callout
            tone="warn"
            title="One of the two was changed meanwhile."
            actions={<Button onPress={onAgain}>Compare them again</Button>}
          >
            What you have chosen here is chosen anew.
          </Callout>
        )}
        {titles.first !== titles.second && (
          <div className={merge.titles}>
            <span>Title</span>
            <Segment
              label="Title"
              value={title}
              onChange={setTitle}
              options={[
                { value: 'first', label: titles.first || 'Untitled' },
                { value: 'second', label: titles.second || 'Untitled' },
              ]}
            />
          </div>
        )}
        {view === 'result' ? (
          <div className={styles.text}>
            <ReadOnlyText blocks={blocks} open={openAndClose} label="The merged text" />
          </div>
        ) : count === 0 ? (
          <Empty small title="The two say the same.">
            Keep merged leaves one of them, and moves the other to the Trash.
          </Empty>
        ) : (
          <MergeList differences={differences} choices={choices} onChoose={choose} list={list} />
        )}
      </section>
      <p className={merge.foot} role="status">
        {`${counted(blocks.length, 'block')} in the result. What the note is now stays in its history, and the copy in the Trash.`}
      </p>
    </div>
  )
}
