import { FileText } from 'lucide-react'
import { type MouseEvent, useState } from 'react'
import type { BacklinkGroup } from '#data/backlinks.ts'
import { titleOf } from '#data/heads.ts'
import type { DerivedLink, Id } from '#data/rows.ts'
import type { Open, Where } from '#lib/place.ts'
import { isUrdu } from '#lib/words.ts'
import { Button } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { Lit } from '#ui/Lit.tsx'
import styles from './LinksPane.module.css'
import { useBacklinks } from './useBacklinks.ts'

const AT_FIRST = 20

const whereOf = (event: MouseEvent): Where =>
  event.altKey ? 'beside' : event.ctrlKey || event.metaKey ? 'tab' : 'here'

/** What links to a note or source: the notes, each with the sentences around its links. A press goes to the passage. */
export function LinksPane({ id, open }: { id: Id; open: Open }) {
  const groups = useBacklinks(id)
  const [all, setAll] = useState(false)
  if (groups === null) return null
  if (groups.length === 0) {
    return (
      <Empty small title="Nothing links here yet.">
        Write [[ in another note and choose this title.
      </Empty>
    )
  }
  const shown = all ? groups : groups.slice(0, AT_FIRST)
  return (
    <section aria-labelledby="backlinks">
      <h3 id="backlinks" className={styles.head}>
        Backlinks <span className={styles.count}>{groups.length.toLocaleString('en')}</span>
      </h3>
      <ul>
        {shown.map(group => (
          <li key={group.note.id}>
            <Group group={group} open={open} />
          </li>
        ))}
      </ul>
      {shown.length < groups.length && (
        <div className={styles.more}>
          <Button variant="link" onPress={() => setAll(true)}>
            {`${groups.length - shown.length} more`}
          </Button>
        </div>
      )}
    </section>
  )
}

function Group({ group: { note, passages }, open }: { group: BacklinkGroup; open: Open }) {
  const title = titleOf(note)
  const urdu = isUrdu(title)
  const go = (event: MouseEvent, block?: number) =>
    open({ kind: 'note', id: note.id, ...(block !== undefined && { block }) }, whereOf(event))
  return (
    <div className={styles.group} dir={urdu ? 'rtl' : undefined}>
      <button
        type="button"
        className={styles.title}
        lang={urdu ? 'ur' : undefined}
        title={title}
        onClick={event => go(event, passages[0]?.block)}
      >
        <FileText size={16} strokeWidth={1.75} aria-hidden />
        <span>{title}</span>
      </button>
      {passages.map(passage => (
        <Passage key={`${passage.block} ${passage.start} ${passage.sentence}`} passage={passage} onPress={go} />
      ))}
    </div>
  )
}

function Passage({ passage, onPress }: { passage: DerivedLink; onPress: (event: MouseEvent, block: number) => void }) {
  const { sentence, start, end, block } = passage
  return (
    <button
      type="button"
      className={styles.passage}
      dir="auto"
      lang={isUrdu(sentence) ? 'ur' : undefined}
      onClick={event => onPress(event, block)}
    >
      <span className={styles.words}>
        <Lit text={sentence} ranges={[[start, end]]} />
      </span>
    </button>
  )
}
