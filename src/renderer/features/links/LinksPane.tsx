import { ListFilter } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { type BacklinkGroup, partNow } from '#data/backlinks.ts'
import { heads, titleOf } from '#data/heads.ts'
import type { DerivedLink, Id } from '#data/rows.ts'
import { distinction, sharedTitles } from '#data/sameTitles.ts'
import { type Open, whereOf } from '#lib/place.ts'
import { counted } from '#lib/when.ts'
import { announce } from '#ui/announce.ts'
import { Button } from '#ui/Button.tsx'
import { Callout } from '#ui/Callout.tsx'
import { Empty } from '#ui/Empty.tsx'
import { type Passage, PassageGroup } from '#ui/PassageGroup.tsx'
import { TextField } from '#ui/TextField.tsx'
import { filterBacklinks } from './filterBacklinks.ts'
import styles from './LinksPane.module.css'
import { useBacklinks } from './useBacklinks.ts'

const AT_FIRST = 20
/** So many are seen at one glance. */
const FEW = 5
const ANNOUNCE_AFTER_MS = 700

const WORDS = {
  note: {
    head: 'Backlinks',
    empty: 'Nothing links here yet.',
    next: 'Write [[ in another note and choose this title.',
  },
  source: {
    head: 'In notes',
    empty: 'No note quotes this source yet.',
    next: 'Select a passage and choose Quote in note.',
  },
}

export type LinksPaneProps = { id: Id; of?: 'note' | 'source'; open: Open }

/** What links to a note or source, or quotes it: the notes, each with the sentences. A press goes to the passage. */
export function LinksPane({ id, of = 'note', open }: LinksPaneProps) {
  const { groups, isProblem, retry } = useBacklinks(id)
  const words = WORDS[of]
  return (
    <>
      {isProblem && (
        <div className={styles.notice}>
          <Callout
            tone="danger"
            title="The links could not be read"
            actions={
              <Button size="small" onPress={retry}>
                Try again
              </Button>
            }
          >
            The notes themselves are not touched.
          </Callout>
        </div>
      )}
      {groups?.length === 0 && (
        <Empty small title={words.empty}>
          {words.next}
        </Empty>
      )}
      {groups && groups.length > 0 && <Backlinks head={words.head} groups={groups} open={open} />}
    </>
  )
}

function Backlinks({ head, groups, open }: { head: string; groups: BacklinkGroup[]; open: Open }) {
  const [asked, setAsked] = useState('')
  const [all, setAll] = useState(false)
  const query = useDeferredValue(asked)
  const found = useMemo(() => filterBacklinks(groups, query), [groups, query])
  const shared = useMemo(() => sharedTitles(groups.map(group => group.note)), [groups])
  const isFiltered = query.trim() !== ''
  useCount(isFiltered ? found.length : null)
  const shown = all ? found : found.slice(0, AT_FIRST)
  const count = groups.length.toLocaleString('en')
  return (
    <section aria-labelledby="backlinks">
      <h3 id="backlinks" className={styles.head}>
        {head}{' '}
        <span className={styles.count}>{isFiltered ? `${found.length.toLocaleString('en')} of ${count}` : count}</span>
      </h3>
      {(groups.length > FEW || asked !== '') && (
        <div className={styles.filter}>
          <TextField
            label={`Filter ${head.toLowerCase()}`}
            hideLabel
            look="desk"
            icon={ListFilter}
            type="search"
            placeholder="Words or #tag"
            value={asked}
            onChange={setAsked}
            clearable
            onEscape={asked === '' ? undefined : () => setAsked('')}
          />
        </div>
      )}
      {found.length === 0 && (
        <Empty small title="No sentence here has all of this.">
          Words are looked for in titles and sentences, a #tag on the notes that link.
        </Empty>
      )}
      <ul>
        {shown.map(group => (
          <li key={group.note.id}>
            <Group group={group} isShared={shared.has(titleOf(group.note))} open={open} />
          </li>
        ))}
      </ul>
      {shown.length < found.length && (
        <div className={styles.more}>
          <Button variant="link" onPress={() => setAll(true)}>
            {`${(found.length - shown.length).toLocaleString('en')} more`}
          </Button>
        </div>
      )}
    </section>
  )
}

/** A screen reader hears how many are left once the typing pauses. */
function useCount(count: number | null) {
  useEffect(() => {
    if (count === null) return
    const said = count === 0 ? 'Nothing found' : `${counted(count, 'note')} found`
    const timer = setTimeout(() => announce(said), ANNOUNCE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [count])
}

/** Which part a link leads to, where its words do not say so, and whether it shows that. */
function whereTo({ to, part, embed, titled }: DerivedLink): string | undefined {
  const words = part === undefined ? '' : partNow(to, part)
  if (part !== undefined && words === '') return 'Leads to a part that is no longer there'
  if (embed) return 'Shown there'
  return words && !titled ? `Leads to “${words}”` : undefined
}

type GroupProps = { group: BacklinkGroup; isShared: boolean; open: Open }

function Group({ group: { note, passages }, isShared, open }: GroupProps) {
  const toPassage = (link: DerivedLink): Passage => {
    const { block, start, sentence, kind, end, highlight } = link
    return {
      key: `${block} ${start} ${highlight ?? ''} ${sentence}`,
      words: sentence,
      lit: kind === 'quote' ? [] : [[start, end]],
      ...(kind === 'quote' && { quoted: heads.get().highlights.get(highlight ?? '')?.color ?? null }),
      remark: whereTo(link),
      onPress: event => open({ kind: 'note', id: note.id, block }, whereOf(event)),
    }
  }
  const shown = passages.map(toPassage)
  return (
    <PassageGroup
      title={titleOf(note)}
      detail={isShared ? distinction(note) : undefined}
      passages={shown}
      onPress={event => shown[0]?.onPress(event)}
    />
  )
}
