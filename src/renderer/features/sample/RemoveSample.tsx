import { titleOf } from '#data/heads.ts'
import type { NoteHead, SourceHead } from '#data/rows.ts'
import { counted } from '#lib/when.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import styles from './RemoveSample.module.css'
import type { SampleFound } from './remove.ts'
import { isGuideId } from './sampleIds.ts'

type Kept = NoteHead | SourceHead
export type RemoveSampleProps = { found: SampleFound; onRemove: (records: Kept[]) => void; onClose: () => void }

/** Asks before sample and guide go, and names what was changed since: that stays unless one says otherwise. */
export function RemoveSample({ found, onRemove, onClose }: RemoveSampleProps) {
  const { plain, changed, needed } = found
  const staying = [...changed, ...needed]
  const all = [...plain, ...staying]
  const remove = (records: Kept[]) => {
    onClose()
    onRemove(records)
  }
  return (
    <Dialog
      title={`Remove ${nameOf(all)}?`}
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose} autoFocus>
            Cancel
          </Button>
          {staying.length > 0 && (
            <Button variant={plain.length > 0 ? 'quiet' : 'danger'} onPress={() => remove(all)}>
              {`Remove all ${all.length}`}
            </Button>
          )}
          {plain.length > 0 && (
            <Button variant="danger" onPress={() => remove(plain)}>
              {staying.length > 0 ? 'Remove the rest' : 'Remove'}
            </Button>
          )}
        </>
      }
    >
      {plain.length > 0 && <p>{sentence(countsOf(plain), plain.length)} to the Trash, highlights and all.</p>}
      {changed.length > 0 && (
        <>
          <p>You have changed these since, and they stay unless you remove them too:</p>
          <Titles of={changed} />
        </>
      )}
      {needed.length > 0 && (
        <>
          <p>Notes that stay rest on these:</p>
          <Titles of={needed} />
        </>
      )}
    </Dialog>
  )
}

function Titles({ of }: { of: Kept[] }) {
  return (
    <ul className={styles.titles}>
      {of.map(head => (
        <li key={head.id} dir="auto">
          {titleOf(head)}
        </li>
      ))}
    </ul>
  )
}

function nameOf(records: Kept[]): string {
  const guide = records.filter(head => isGuideId(head.id)).length
  if (guide === 0) return 'the sample'
  return guide === records.length ? 'the guide' : 'the sample and the guide'
}

const sentence = (counts: string, of: number) => `${counts} ${of === 1 ? 'goes' : 'go'}`

/** "14 notes and 5 sources". */
export function countsOf(records: Kept[]): string {
  const notes = records.filter(head => head.kind === 'note').length
  const sources = records.length - notes
  return [notes > 0 && counted(notes, 'note'), sources > 0 && counted(sources, 'source')].filter(Boolean).join(' and ')
}
