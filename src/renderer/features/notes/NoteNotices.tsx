import { copiesOf, type Origin, originOf } from '#data/conflict.ts'
import { titleOf } from '#data/heads.ts'
import { restoreNote } from '#data/notes.ts'
import type { Id, NoteHead } from '#data/rows.ts'
import { useHeads } from '#data/useHeads.ts'
import type { Open } from '#lib/place.ts'
import { clockOf, dayOf } from '#lib/when.ts'
import { attempt } from '#ui/attempt.ts'
import { Button } from '#ui/Button.tsx'
import { Callout } from '#ui/Callout.tsx'
import styles from './NotePage.module.css'

type NoteNoticesProps = { id: Id; open: Open; onCompare: (copy: Id) => void }

/** What one should know before writing on: that the note lies in the trash, or is one of two texts. */
export function NoteNotices({ id, open, onCompare }: NoteNoticesProps) {
  const note = useHeads(heads => heads.notes.get(id))
  const origin = useOrigin(note)
  const copies = useHeads(heads => copiesOf(id, heads))
  return (
    <>
      {note && note.deletedAt !== null && (
        <div className={styles.notice}>
          <Callout
            tone="warn"
            title="This note lies in the Trash."
            actions={<Button onPress={() => attempt(restoreNote(id), 'The note was not restored.')}>Restore it</Button>}
          />
        </div>
      )}
      {note && origin && note.deletedAt === null && (
        <CopyNotice copy={note} origin={origin} open={open} onCompare={onCompare} />
      )}
      {copies.map(copy => (
        <div key={copy.id} className={styles.notice}>
          <Callout
            title="There is a second text of this note."
            actions={
              <>
                <Button onPress={() => onCompare(copy.id)}>Compare</Button>
                <Button variant="quiet" onPress={() => open({ kind: 'note', id: copy.id }, 'beside')}>
                  Open it beside
                </Button>
              </>
            }
          >
            “<bdi>{titleOf(copy)}</bdi>”, {timeWords(copy.createdAt)}. Nothing is lost: the two can be made one.
          </Callout>
        </div>
      ))}
    </>
  )
}

function useOrigin(note: NoteHead | undefined): Origin | null {
  const of = useHeads(heads => (note?.conflictOf ? heads.notes.get(note.conflictOf) : undefined))
  return note ? originOf(note, of ?? null) : null
}

/** "3 March, 14:05" */
const timeWords = (at: number) => `${dayOf(at)}, ${clockOf(at)}`

type CopyNoticeProps = Omit<NoteNoticesProps, 'id'> & { copy: NoteHead; origin: Origin }

function CopyNotice({ copy, origin, open, onCompare }: CopyNoticeProps) {
  const { of, isFound, at } = origin
  const title = of ? <bdi>{titleOf(of)}</bdi> : null
  return (
    <div className={styles.notice}>
      <Callout
        tone="warn"
        title={isFound ? 'This text was found after a restore.' : 'This note was also changed in another window.'}
        actions={
          of && of.deletedAt === null ? (
            <>
              <Button onPress={() => onCompare(copy.id)}>Compare</Button>
              <Button variant="quiet" onPress={() => open({ kind: 'note', id: of.id }, 'beside')}>
                Open the other one beside
              </Button>
            </>
          ) : undefined
        }
      >
        {isFound ? 'It was typed into ' : 'Written while '}
        {title ? <>“{title}”</> : 'a note that is gone'}
        {isFound ? ' and never saved. Found ' : ' was changed elsewhere, '}
        {timeWords(at)}. Nothing is lost.
      </Callout>
    </div>
  )
}
