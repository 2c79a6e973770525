import { FileText } from 'lucide-react'
import { type MouseEvent, useEffect, useState } from 'react'
import { type BacklinkGroup, listBacklinks } from '#data/backlinks.ts'
import { heads, titleOf } from '#data/heads.ts'
import { inUse } from '#data/notes.ts'
import type { DerivedLink, Id } from '#data/rows.ts'
import { useHeads } from '#data/useHeads.ts'
import type { Open, Where } from '#lib/place.ts'
import { isUrdu } from '#lib/words.ts'
import { attempt } from '#ui/attempt.ts'
import { Empty } from '#ui/Empty.tsx'
import { Lit } from '#ui/Lit.tsx'
import styles from './Highlights.module.css'

/** The notes that quote or link to a source, each with the words. */
export function QuotedIn({ sourceId, open }: { sourceId: Id; open: Open }) {
  const groups = useGroups(sourceId)
  if (groups === null) return null
  if (groups.length === 0) {
    return (
      <Empty small title="No note quotes this source yet.">
        Select a passage and choose Quote in note.
      </Empty>
    )
  }
  return (
    <section aria-labelledby="quotedIn">
      <div className={styles.head}>
        <h3 id="quotedIn">
          In notes <span className={styles.count}>{groups.length}</span>
        </h3>
      </div>
      <ul>
        {groups.map(group => (
          <Group key={group.note.id} group={group} open={open} />
        ))}
      </ul>
    </section>
  )
}

function useGroups(sourceId: Id): BacklinkGroup[] | null {
  const revs = useHeads(() => inUse(sourceId).notes.map(note => note.rev))
  const [groups, setGroups] = useState<BacklinkGroup[] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a note that quotes it was saved
  useEffect(() => {
    let isWanted = true
    const found = listBacklinks(sourceId).then(list => {
      if (isWanted) setGroups(list)
    })
    attempt(found, 'The notes could not be read.')
    return () => {
      isWanted = false
    }
  }, [sourceId, revs])
  return groups
}

const whereOf = (event: MouseEvent): Where =>
  event.altKey ? 'beside' : event.ctrlKey || event.metaKey ? 'tab' : 'here'

function Group({ group: { note, passages }, open }: { group: BacklinkGroup; open: Open }) {
  const title = titleOf(note)
  const urdu = isUrdu(title)
  const go = (event: MouseEvent, block?: number) =>
    open({ kind: 'note', id: note.id, ...(block !== undefined && { block }) }, whereOf(event))
  return (
    <li className={styles.group} dir={urdu ? 'rtl' : undefined}>
      <button
        type="button"
        className={styles.title}
        lang={urdu ? 'ur' : undefined}
        title={title}
        onClick={event => go(event)}
      >
        <FileText size={16} strokeWidth={1.75} aria-hidden />
        <span>{title}</span>
      </button>
      {passages.map(passage =>
        passage.kind === 'quote' ? (
          <Quoted key={`${passage.block} ${passage.highlight}`} passage={passage} onPress={go} />
        ) : (
          <button
            key={`${passage.block} ${passage.start} ${passage.sentence}`}
            type="button"
            className={styles.passage}
            onClick={event => go(event, passage.block)}
          >
            <span className={styles.clamp} dir="auto">
              <Lit text={passage.sentence} ranges={[[passage.start, passage.end]]} />
            </span>
          </button>
        ),
      )}
    </li>
  )
}

function Quoted({ passage, onPress }: { passage: DerivedLink; onPress: (event: MouseEvent, block: number) => void }) {
  const { highlight, sentence, block } = passage
  const color = highlight ? heads.get().highlights.get(highlight)?.color : undefined
  const urdu = isUrdu(sentence)
  return (
    <div className={styles.card} data-color={color} dir={urdu ? 'rtl' : 'ltr'}>
      <button type="button" className={styles.words} onClick={event => onPress(event, block)}>
        <span className={styles.clamp} lang={urdu ? 'ur' : undefined} dir={urdu ? 'rtl' : 'ltr'}>
          {sentence}
        </span>
      </button>
    </div>
  )
}
