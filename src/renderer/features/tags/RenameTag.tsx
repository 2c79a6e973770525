import { useEffect, useMemo, useRef, useState } from 'react'
import { alreadyOn, renameProblem, tagReach } from '#data/tagMoves.ts'
import { useHeads } from '#data/useHeads.ts'
import { normalTag, tagInWords } from '#lib/tag.ts'
import { counted } from '#lib/when.ts'
import { Button } from '#ui/Button.tsx'
import { Callout } from '#ui/Callout.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './TagReached.module.css'
import { belowWords, reachWords, TagReached } from './TagReached.tsx'

export type RenameTagProps = {
  tag: string
  /** Resolves when it is done. */
  onRename: (to: string) => Promise<void>
  onClose: () => void
}

/** Asks for the new name of a tag and says what gets it, and whether two tags become one. */
export function RenameTag({ tag, onRename, onClose }: RenameTagProps) {
  const version = useHeads(heads => heads.version)
  const [typed, setTyped] = useState(tag)
  const [isBusy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer with each commit
  const reach = useMemo(() => tagReach(tag), [tag, version])
  const to = normalTag(typed)
  const problem = typed === tag ? null : renameProblem(tag, typed, reach.below)
  const merged = to === null ? 0 : alreadyOn({ from: tag, to })
  const canRename = to !== null && to !== tag && problem === null && !isBusy
  const rename = async () => {
    if (!canRename) return
    setBusy(true)
    await onRename(to).finally(onClose)
  }
  return (
    <Dialog
      title={`Rename ${tagInWords(tag)}`}
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose} disabled={isBusy}>
            Cancel
          </Button>
          <Button variant="primary" onPress={() => void rename()} disabled={!canRename}>
            {isBusy ? 'Renaming…' : merged > 0 ? 'Make them one' : 'Rename'}
          </Button>
        </>
      }
    >
      <p>
        It is on {reachWords(reach) || 'nothing'}.{reach.below.length > 0 && ` ${belowWords(reach.below)} with it.`}
      </p>
      <TagReached reach={reach} />
      <div className={styles.fields}>
        <TextField
          ref={input}
          label="New name"
          value={typed}
          onChange={setTyped}
          onEnter={() => void rename()}
          help="A / sets it below another tag."
          error={problem ?? undefined}
          autoFocus
        />
        {merged > 0 && to !== null && (
          <Callout tone="warn" title={`${tagInWords(to)} is there already, on ${counted(merged, 'thing')}.`}>
            The two become one tag. Undo makes two of them again.
          </Callout>
        )}
      </div>
    </Dialog>
  )
}
