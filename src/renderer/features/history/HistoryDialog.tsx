import { X } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { compareBlocks } from '#data/compare/compareBlocks.ts'
import { titleOf } from '#data/heads.ts'
import { type PastRecord, readPast } from '#data/history.ts'
import { openNote } from '#data/notes.ts'
import type { Head, Id, PastState } from '#data/rows.ts'
import { ReadOnlyText } from '#editor/ReadOnlyText.tsx'
import type { Open } from '#lib/place.ts'
import { attempt } from '#ui/attempt.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Empty } from '#ui/Empty.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import { Segment } from '#ui/Segment.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { ChangeSteps } from './ChangeSteps.tsx'
import { DifferenceList } from './DifferenceList.tsx'
import styles from './History.module.css'
import { recordBlocks, recordNow } from './recordBlocks.ts'
import { type Flush, restoreAsCopy, restoreHere } from './restoreVersion.ts'
import { useChanges } from './useChanges.ts'
import { usePast } from './usePast.ts'
import { VersionList } from './VersionList.tsx'

export type HistoryDialogProps = {
  /** A note, source or highlight. */
  id: Id
  /** The version to begin with; the newest where none is named. */
  rev?: string
  open: Open
  flush: Flush
  onClose: () => void
}

type View = 'now' | 'before' | 'text'

/** What a record was: its versions, what differs in them, and the way back. */
export function HistoryDialog({ id, rev, open, flush, onClose }: HistoryDialogProps) {
  const { head, past } = usePast(id)
  const [chosen, setChosen] = useState(rev ?? null)
  // What is typed and not saved yet belongs to what is there now.
  useEffect(() => attempt(flush(id), 'What was typed could not be saved.'), [id, flush])
  const title = head && head.kind !== 'highlight' ? titleOf(head) : ''
  const state = past?.find(one => one.rev === chosen) ?? past?.[0]
  return (
    <Dialog title={title === '' ? 'History of the highlight' : `History of “${title}”`} size="large" onClose={onClose}>
      <div className={styles.close}>
        <IconButton icon={X} label="Close" keys="Escape" onPress={onClose} />
      </div>
      {!head || !past ? (
        <Skeleton lines={6} />
      ) : !state ? (
        <Empty small title={nothingYet(head)} />
      ) : (
        <Version
          head={head}
          past={past}
          state={state}
          open={open}
          flush={flush}
          onClose={onClose}
          list={<VersionList head={head} past={past} chosen={state.rev} onChoose={setChosen} follows />}
        />
      )}
    </Dialog>
  )
}

const nothingYet = ({ kind }: Head) =>
  kind === 'note'
    ? 'Earlier versions stand here once you have written for a while.'
    : 'Nothing of this was changed yet.'

type VersionProps = Omit<HistoryDialogProps, 'id' | 'rev'> & {
  head: Head
  past: PastState[]
  state: PastState
  list: ReactNode
}

function Version({ head, past, state, list, open, flush, onClose }: VersionProps) {
  const [view, setView] = useState<View>('now')
  const before = past[past.indexOf(state) + 1]
  const shown = view === 'before' && !before ? 'now' : view
  const record = useRecord(head, state.rev)
  const other = useRecord(head, shown === 'before' && before ? before.rev : null)
  const differences = useMemo(() => {
    if (!record || !other) return null
    // In time: what went, then what came.
    const [from, to] = shown === 'before' ? [other, record] : [record, other]
    return compareBlocks(recordBlocks(from), recordBlocks(to))
  }, [record, other, shown])
  const count = differences?.filter(({ kind }) => kind !== 'same').length ?? 0
  const scroller = useRef<HTMLDivElement>(null)
  const changes = useChanges(scroller, shown === 'text' ? 0 : count, differences)

  const restore = () => {
    attempt(restoreHere(head.id, state, flush), 'The version was not restored.')
    onClose()
  }
  const copy = () => {
    onClose()
    attempt(restoreAsCopy(head.id, state, open), 'The copy was not made.')
  }
  const openAndClose: Open = (place, where) => {
    onClose()
    open(place, where)
  }
  return (
    <div className={styles.layout}>
      <div className={styles.tools} role="toolbar" aria-label="Version">
        <Segment
          label="What is shown"
          value={shown}
          onChange={setView}
          options={[
            { value: 'now', label: 'Since then' },
            ...(before ? [{ value: 'before' as const, label: 'Until then' }] : []),
            { value: 'text', label: 'As it was' },
          ]}
        />
        {shown !== 'text' && <ChangeSteps changes={changes} />}
        <span className={styles.grow} />
        {head.kind === 'note' && <Button onPress={copy}>Restore as a copy</Button>}
        <Button variant="primary" onPress={restore}>
          Restore here
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className={styles.sheet} aria-label="The version" tabIndex={0}>
        {!record || !differences ? (
          <Skeleton lines={6} />
        ) : shown === 'text' ? (
          <AsItWas record={record} open={openAndClose} />
        ) : count === 0 ? (
          <Empty small title={shown === 'now' ? 'It is the same now.' : 'Nothing differs from the version before.'} />
        ) : (
          <DifferenceList key={`${state.rev} ${shown}`} differences={differences} list={scroller} />
        )}
      </section>
      <div className={styles.side}>{list}</div>
    </div>
  )
}

function AsItWas({ record, open }: { record: PastRecord; open: Open }) {
  const blocks = useMemo(() => recordBlocks(record), [record])
  return (
    <div className={styles.text}>
      <ReadOnlyText blocks={blocks} open={open} label="The text as it was" />
    </div>
  )
}

/** A state of a record, or what it is now where `rev` is null; null until it is read. */
function useRecord(head: Head, rev: string | null): PastRecord | null {
  const [read, setRead] = useState<{ of: string; record: PastRecord } | null>(null)
  const of = `${head.id} ${rev ?? head.rev}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: `of` names both
  useEffect(() => {
    let isWanted = true
    const reading = (rev === null ? readNow(head) : readPast(head.id, rev)).then(record => {
      if (isWanted && record) setRead({ of, record })
    })
    attempt(reading, 'The version could not be read.')
    return () => {
      isWanted = false
    }
  }, [of])
  return read?.of === of ? read.record : null
}

async function readNow(head: Head): Promise<PastRecord> {
  return recordNow(head, head.kind === 'note' ? ((await openNote(head.id))?.blocks ?? []) : [])
}
