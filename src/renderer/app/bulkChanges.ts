import { beforeOperations, countOf, type Undone } from '#data/operations.ts'
import type { Deed, Operation } from '#data/rows.ts'
import { alreadyOn, moveTag } from '#data/tagMoves.ts'
import { redoOperation, undoOperation } from '#data/undo.ts'
import { flushNotes } from '#features/notes/openEdits.ts'
import { type TagMove, tagInWords } from '#lib/tag.ts'
import { counted, countedAll } from '#lib/when.ts'
import { showToast } from '#ui/toast.ts'
import { snapshotBefore } from './keepSnapshots.ts'
import { namesOf } from './moveToTrash.ts'
import type { SessionAction } from './session.ts'

/** What names a bulk change that was made. */
export type Made = Pick<Operation, 'id' | 'did'>

/** Changes of many records at once, each with its way back. All resolve when it is done and said. */
export type BulkChanges = {
  renameTag: (from: string, to: string) => Promise<void>
  deleteTag: (tag: string) => Promise<void>
  undo: (made: Made) => Promise<void>
  redo: (made: Made) => Promise<void>
}

/** An import is worth the usual wait; the others change nothing that cannot be undone by itself. In milliseconds. */
const PATIENCE: Partial<Record<Deed['kind'], number>> = { tag: 500, delete: 500 }
const BEFORE: Record<Deed['kind'], string> = {
  import: 'the import',
  tag: 'the change of a tag',
  delete: 'the deletion',
}

/**
 * Sets what is done before each bulk change: the last words of the open texts are saved, and are not in its way, and a
 * snapshot is made of what is there.
 */
export function prepareBulkChanges(): void {
  beforeOperations(async ({ kind }) => {
    await flushNotes()
    await snapshotBefore(BEFORE[kind], PATIENCE[kind])
  })
}

/** The changes as a window makes them: pages of a tag follow it to its new name. */
export function bulkChanges(dispatch: (action: SessionAction) => void): BulkChanges {
  const follow = ({ from, to }: TagMove) => to !== null && dispatch({ type: 'moveTag', from, to })
  const changes: BulkChanges = {
    async renameTag(from, to) {
      const made = await moveTag({ from, to })
      if (!made) return
      follow({ from, to })
      const places = counted(countOf(made), 'place')
      tell(`${tagInWords(from)} is now ${tagInWords(to)} in ${places}.`, () => changes.undo(made))
    },
    async deleteTag(tag) {
      const made = await moveTag({ from: tag, to: null })
      if (made) tell(`${tagInWords(tag)} lies in the Trash.`, () => changes.undo(made))
    },
    async undo(made) {
      const undone = await undoOperation(made.id)
      const { did } = made
      // With nothing left that bears the new name, its page would be empty.
      if (did.kind === 'tag' && did.move.to !== null && alreadyOn({ from: did.move.from, to: did.move.to }) === 0)
        follow({ from: did.move.to, to: did.move.from })
      showToast({
        text: undoneWords(made, undone),
        tone: undone.stayed.length > 0 ? 'warn' : 'plain',
        action: { label: 'Do again', run: () => void changes.redo(made) },
      })
    },
    async redo(made) {
      const { counts } = await redoOperation(made.id)
      if (made.did.kind === 'tag') follow(made.did.move)
      const done = countedAll(counts)
      tell(done ? `Done again for ${done}.` : 'There was nothing to do again.', () => changes.undo(made))
    },
  }
  return changes
}

const tell = (text: string, undo: () => Promise<void>) => showToast({ text, undo: () => void undo() })

/** "Undone for 211 notes. “Aid” was changed since and stays as it is." */
export function undoneWords({ did }: Pick<Operation, 'did'>, { counts, stayed }: Undone): string {
  const done = countedAll(counts)
  const isOne = countOf({ counts }) === 1
  const back = did.kind === 'import' ? `${done} ${isOne ? 'lies' : 'lie'} in the Trash.` : `Undone for ${done}.`
  const left =
    stayed.length === 1 ? 'was changed since and stays as it is.' : 'were changed since and stay as they are.'
  const words = [done && back, stayed.length > 0 && `${namesOf(stayed)} ${left}`].filter(Boolean)
  return words.length > 0 ? words.join(' ') : 'There was nothing left to undo.'
}
