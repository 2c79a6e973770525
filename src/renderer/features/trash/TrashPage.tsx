import { FileText, Hash, Highlighter, Library, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { heads, titleOf, trashed } from '#data/heads.ts'
import { restoreHighlight } from '#data/highlights.ts'
import { emptyTrash, restoreNote } from '#data/notes.ts'
import { countsOf as countKinds, countOf, isDeletedTag } from '#data/operations.ts'
import type { Head, Operation } from '#data/rows.ts'
import { restoreSource } from '#data/sources.ts'
import { useHeads } from '#data/useHeads.ts'
import { useOperations } from '#data/useOperations.ts'
import type { Open } from '#lib/place.ts'
import { tagInWords } from '#lib/tag.ts'
import { counted, countedAll, dayOf } from '#lib/when.ts'
import { Button } from '#ui/Button.tsx'
import { ConfirmDialog } from '#ui/Dialog.tsx'
import { Empty } from '#ui/Empty.tsx'
import { showToast } from '#ui/toast.ts'
import styles from './TrashPage.module.css'

const ICONS: Record<Head['kind'], LucideIcon> = { note: FileText, source: Library, highlight: Highlighter }
const WORDS: Record<Head['kind'], string> = { note: 'Note', source: 'Source', highlight: 'Highlight' }
const MOST = 200

const nameOf = (head: Head) => (head.kind === 'highlight' ? head.anchor.exact : titleOf(head))

/** The counts in words: "2 notes and 1 source". */
function countsOf(items: Pick<Head, 'kind'>[], tag: number): string {
  return countedAll({ ...countKinds(items), tag })
}

async function restore(head: Head, open: Open): Promise<void> {
  if (head.kind === 'note') await restoreNote(head.id)
  else if (head.kind === 'source') await restoreSource(head.id)
  else await restoreHighlight(head.id)
  const show = () =>
    head.kind === 'highlight'
      ? open({ kind: 'source', id: head.sourceId, highlight: head.id }, 'tab')
      : open({ kind: head.kind, id: head.id }, 'tab')
  showToast({ text: `“${shortened(nameOf(head))}” is restored.`, action: { label: 'Open', run: show } })
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** `at`: when it was deleted. */
type Entry = { at: number } & ({ head: Head } | { tag: Operation })

export type TrashPageProps = {
  open: Open
  /** Resolves when it is on everything again. */
  onRestoreTag: (deleted: Operation) => Promise<void>
  onEmptied: () => void
}

/** What was deleted, the last first, to be restored or taken away for good. */
export function TrashPage({ open, onRestoreTag, onEmptied }: TrashPageProps) {
  const items = useHeads(trashed)
  const tags = (useOperations() ?? []).filter(isDeletedTag)
  const all = items.length + tags.length
  const entries: Entry[] = [
    ...items.map(head => ({ at: head.deletedAt ?? 0, head })),
    ...tags.map(tag => ({ at: tag.at, tag })),
  ].sort((a, b) => b.at - a.at)
  const [asks, setAsks] = useState(false)
  const [shown, setShown] = useState(MOST)
  const empty = async () => {
    const gone = await emptyTrash()
    onEmptied()
    const count = gone.notes + gone.sources + gone.highlights + gone.tags
    showToast({ text: `${counted(count, 'thing')} taken away for good.` })
  }
  if (all === 0) {
    return (
      <div className={styles.page}>
        <Empty title="The Trash is empty.">What you delete waits here until you empty the Trash yourself.</Empty>
      </div>
    )
  }
  return (
    <div className={styles.page}>
      <div className={styles.wide}>
        <div className={styles.headRow}>
          <h1 className={styles.title}>Trash</h1>
          <Button onPress={() => setAsks(true)}>Empty the Trash…</Button>
        </div>
        <p className={styles.lead}>{countsOf(items, tags.length)}. Nothing leaves the Trash by itself.</p>
        <ul className={styles.list}>
          {entries
            .slice(0, shown)
            .map(entry =>
              'tag' in entry ? (
                <TrashedTag key={entry.tag.id} deleted={entry.tag} onRestore={() => onRestoreTag(entry.tag)} />
              ) : (
                <TrashItem key={entry.head.id} head={entry.head} open={open} />
              ),
            )}
        </ul>
        {all > shown && (
          <Button variant="link" onPress={() => setShown(shown + MOST)}>
            {`${Math.min(MOST, all - shown)} more`}
          </Button>
        )}
      </div>
      {asks && (
        <ConfirmDialog
          title="Empty the Trash?"
          confirm={`Delete ${counted(all, 'thing')} for good`}
          onConfirm={() => void empty()}
          onClose={() => setAsks(false)}
        >
          It holds {countsOf(items, tags.length)}. They cannot be restored afterwards, not by Undo either. Links to them
          in other notes keep their words.
        </ConfirmDialog>
      )}
    </div>
  )
}

function TrashedTag({ deleted, onRestore }: { deleted: Operation; onRestore: () => Promise<void> }) {
  const { did, at } = deleted
  const [isBusy, setBusy] = useState(false)
  const name = did.kind === 'tag' ? tagInWords(did.move.from) : ''
  const restore = async () => {
    setBusy(true)
    await onRestore().finally(() => setBusy(false))
  }
  return (
    <li className={styles.item}>
      <Hash size={16} strokeWidth={1.75} aria-hidden />
      <span className={styles.words}>
        <span className={styles.name}>
          <bdi>{name}</bdi>
        </span>
        <span className={styles.meta}>
          Tag, deleted {dayOf(at)} from {counted(countOf(deleted), 'place')}
        </span>
      </span>
      <Button size="small" label={`Restore ${name}`} onPress={() => void restore()} disabled={isBusy}>
        Restore
      </Button>
    </li>
  )
}

function TrashItem({ head, open }: { head: Head; open: Open }) {
  const Icon = ICONS[head.kind]
  const name = nameOf(head)
  const goesWith = head.kind === 'highlight' && heads.get().sources.get(head.sourceId)?.deletedAt
  return (
    <li className={styles.item}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <span className={styles.words}>
        <span className={styles.name}>
          <bdi>{name}</bdi>
        </span>
        <span className={styles.meta}>
          {WORDS[head.kind]}, deleted {dayOf(head.deletedAt ?? 0)}
        </span>
      </span>
      {head.kind !== 'highlight' && (
        <Button
          size="small"
          variant="quiet"
          label={`Look at ${name}`}
          onPress={() => open({ kind: head.kind, id: head.id }, 'tab')}
        >
          Look
        </Button>
      )}
      {goesWith ? (
        <span className={styles.meta}>comes back with its source</span>
      ) : (
        <Button size="small" label={`Restore ${name}`} onPress={() => void restore(head, open)}>
          Restore
        </Button>
      )}
    </li>
  )
}
