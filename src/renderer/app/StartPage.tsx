import { BookOpen, CalendarDays, CircleHelp, FileText, Import, Library, SquarePen } from 'lucide-react'
import { allSources, recentNotes, titleOf } from '#data/heads.ts'
import { useHeads } from '#data/useHeads.ts'
import { useSetting } from '#data/useSetting.ts'
import { whence } from '#lib/csl.ts'
import { dailyTitle } from '#lib/dailyTitle.ts'
import { type Open, whereOf } from '#lib/place.ts'
import { dayOf } from '#lib/when.ts'
import { Empty, type EmptyStep } from '#ui/Empty.tsx'
import { Row } from '#ui/Row.tsx'
import { distinctions, pinnedRecords } from './pinned.ts'
import styles from './StartPage.module.css'
import { useShownKeys } from './shell.ts'

const SHOWN = 8

/** For those who have nothing of their own here yet. */
const LOOK_AROUND = [
  {
    id: 'sample.open',
    icon: BookOpen,
    label: 'Look around in a sample',
    detail: '14 notes and 5 sources on Pakistan–US relations; removed in one step',
  },
  {
    id: 'guide.open',
    icon: CircleHelp,
    label: 'Read the guide',
    detail: '6 short notes on writing, linking, quoting and finding',
  },
]

/** Where one begins: what to do first in an empty notebook, what to go on with in any other. */
export function StartPage({ open, run }: { open: Open; run: (id: string) => void }) {
  const shownKeys = useShownKeys()
  const isEmpty = useHeads(heads => recentNotes(heads).length + allSources(heads).length === 0)
  const today: EmptyStep = {
    icon: CalendarDays,
    label: 'Today’s note',
    detail: dailyTitle(useSetting('daily').form, new Date()),
    keys: shownKeys('daily.today'),
    run: () => run('daily.today'),
  }
  const steps: EmptyStep[] = [
    {
      icon: SquarePen,
      label: isEmpty ? 'Write the first note' : 'Write a note',
      detail: 'Type [[ to link and # to tag',
      keys: shownKeys('note.new'),
      run: () => run('note.new'),
    },
    ...(isEmpty ? [] : [today]),
    {
      icon: Import,
      label: 'Bring in a source',
      detail: 'Drop a web page, Markdown or text file here, or paste an article',
      keys: shownKeys('source.bringIn'),
      run: () => run('source.bringIn'),
    },
    ...(isEmpty ? LOOK_AROUND.map(({ id, ...step }) => ({ ...step, run: () => run(id) })) : []),
  ]
  return (
    <div className={styles.page}>
      {isEmpty ? (
        <div className={styles.empty}>
          <Mark />
          <Empty title="Your notebook is ready, and it is empty." steps={steps}>
            What you write and read stays on this machine. Nothing here needs the network.
          </Empty>
        </div>
      ) : (
        <div className={styles.empty}>
          <Empty title="Go on where you were." steps={steps} />
          <GoOn open={open} />
        </div>
      )}
    </div>
  )
}

function GoOn({ open }: { open: Open }) {
  const notes = useHeads(heads =>
    recentNotes(heads)
      .filter(note => !note.pinned)
      .slice(0, SHOWN),
  )
  const pinned = useHeads(heads => pinnedRecords(heads).slice(0, SHOWN))
  const sources = useHeads(heads =>
    [...allSources(heads)]
      .sort((a, b) => Number(a.reading === 'read') - Number(b.reading === 'read') || b.changedAt - a.changedAt)
      .slice(0, SHOWN),
  )
  const details = distinctions([...pinned, ...notes])
  return (
    <div className={styles.recent}>
      {pinned.length > 0 && (
        <section aria-labelledby="start-pinned">
          <h2 id="start-pinned" className={styles.head}>
            Pinned
          </h2>
          {pinned.map(head => (
            <Row
              key={head.id}
              icon={head.kind === 'note' ? FileText : Library}
              label={titleOf(head)}
              detail={details.get(head.id) ?? (head.kind === 'note' ? dayOf(head.changedAt) : whence(head.csl))}
              onPress={event => open({ kind: head.kind, id: head.id }, whereOf(event))}
            />
          ))}
        </section>
      )}
      {notes.length > 0 && (
        <section aria-labelledby="recent-notes">
          <h2 id="recent-notes" className={styles.head}>
            Recent notes
          </h2>
          {notes.map(note => (
            <Row
              key={note.id}
              icon={FileText}
              label={titleOf(note)}
              detail={details.get(note.id) ?? dayOf(note.changedAt)}
              onPress={event => open({ kind: 'note', id: note.id }, whereOf(event))}
            />
          ))}
        </section>
      )}
      {sources.length > 0 && (
        <section aria-labelledby="recent-sources">
          <h2 id="recent-sources" className={styles.head}>
            Sources to read
          </h2>
          {sources.map(source => (
            <Row
              key={source.id}
              icon={Library}
              label={titleOf(source)}
              detail={source.reading === 'reading' ? `${Math.round(source.progress * 100)}% read` : whence(source.csl)}
              onPress={event => open({ kind: 'source', id: source.id }, whereOf(event))}
            />
          ))}
        </section>
      )}
    </div>
  )
}

/** The sheet with the é, as on the icon, in the window's own colours. */
function Mark() {
  return (
    <svg className={styles.mark} viewBox="0 0 40 48" aria-hidden="true">
      <path className={styles.sheet} d="M4 0h24l12 12v32a4 4 0 0 1-4 4H4a4 4 0 0 1-4-4V4a4 4 0 0 1 4-4z" />
      <path className={styles.fold} d="M28 0v9a3 3 0 0 0 3 3h9z" />
      <text className={styles.letter} x="11" y="38">
        é
      </text>
    </svg>
  )
}
