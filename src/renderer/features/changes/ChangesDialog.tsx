import { FileDown, Hash, type LucideIcon, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import type { Deed, Operation } from '#data/rows.ts'
import { useOperations } from '#data/useOperations.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Empty } from '#ui/Empty.tsx'
import styles from './ChangesDialog.module.css'
import { changeDetail, changeWords } from './changeWords.ts'

const ICONS: Record<Deed['kind'], LucideIcon> = { import: FileDown, tag: Hash, delete: Trash2 }

export type ChangesDialogProps = {
  /** Both resolve when it is done. */
  onUndo: (change: Operation) => Promise<void>
  onRedo: (change: Operation) => Promise<void>
  onClose: () => void
}

/** The last changes of many things at once, each to be undone as one step. */
export function ChangesDialog({ onUndo, onRedo, onClose }: ChangesDialogProps) {
  const changes = useOperations()
  return (
    <Dialog
      title="Large changes"
      size="wide"
      onClose={onClose}
      actions={
        <Button variant="quiet" onPress={onClose} autoFocus>
          Close
        </Button>
      }
    >
      {changes?.length === 0 && (
        <Empty small title="There is nothing to undo.">
          Whatever changes many things at once is listed here: a tag renamed or deleted, an import, several things moved
          to the Trash. Each can be undone as one step, also after a restart.
        </Empty>
      )}
      {changes && changes.length > 0 && (
        <>
          <p>Each is undone as one step. What you have written since stays.</p>
          <ul className={styles.list} aria-label="Large changes">
            {changes.map(change => (
              <Change key={change.id} change={change} onTurn={change.undoneAt === null ? onUndo : onRedo} />
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}

function Change({ change, onTurn }: { change: Operation; onTurn: ChangesDialogProps['onUndo'] }) {
  const isBusy = useRef(false)
  const Icon = ICONS[change.did.kind]
  const words = changeWords(change)
  const isUndone = change.undoneAt !== null
  // The button is never disabled: it would lose the focus, and Escape would reach nothing.
  const turn = async () => {
    if (isBusy.current) return
    isBusy.current = true
    await onTurn(change).finally(() => {
      isBusy.current = false
    })
  }
  return (
    <li className={styles.item}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <span className={styles.words}>
        <span className={isUndone ? `${styles.what} ${styles.undone}` : styles.what}>{words}</span>
        <span className={styles.meta}>{changeDetail(change)}</span>
      </span>
      <Button size="small" label={`${isUndone ? 'Do again' : 'Undo'}: ${words}`} onPress={() => void turn()}>
        {isUndone ? 'Do again' : 'Undo'}
      </Button>
    </li>
  )
}
