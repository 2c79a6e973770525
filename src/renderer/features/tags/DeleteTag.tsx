import { useMemo, useState } from 'react'
import { tagReach } from '#data/tagMoves.ts'
import { useHeads } from '#data/useHeads.ts'
import { tagInWords } from '#lib/tag.ts'
import { counted } from '#lib/when.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import styles from './TagReached.module.css'
import { belowWords, reached, reachWords, TagReached } from './TagReached.tsx'

export type DeleteTagProps = {
  tag: string
  /** Resolves when it is done. */
  onDelete: () => Promise<void>
  onClose: () => void
}

/** Asks before a tag is taken off everything, and says what becomes of it in the texts. */
export function DeleteTag({ tag, onDelete, onClose }: DeleteTagProps) {
  const version = useHeads(heads => heads.version)
  const [isBusy, setBusy] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer with each commit
  const reach = useMemo(() => tagReach(tag), [tag, version])
  const remove = async () => {
    setBusy(true)
    await onDelete().finally(onClose)
  }
  return (
    <Dialog
      title={`Delete ${tagInWords(tag)}?`}
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose} disabled={isBusy} autoFocus>
            Cancel
          </Button>
          <Button variant="danger" onPress={() => void remove()} disabled={isBusy}>
            {isBusy ? 'Deleting…' : `Delete from ${counted(reached(reach), 'place')}`}
          </Button>
        </>
      }
    >
      <p>
        It is taken off {reachWords(reach) || 'nothing'}.
        {reach.below.length > 0 && ` ${belowWords(reach.below)} with it.`}
      </p>
      <TagReached reach={reach} />
      <p className={styles.after}>
        In a sentence its words stay, without the #; from a line of tags it goes. It lies in the Trash and can be
        restored until that is emptied.
      </p>
    </Dialog>
  )
}
