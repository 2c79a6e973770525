import { keepMerged } from '#data/conflict.ts'
import { titleOf } from '#data/heads.ts'
import { listPast, restorePast } from '#data/history.ts'
import { type OpenedNote, restoreNote } from '#data/notes.ts'
import type { Id } from '#data/rows.ts'
import { attempt } from '#ui/attempt.ts'
import { showToast } from '#ui/toast.ts'

/** Keeps the merged text; the toast takes it back, so that there are two again. */
export async function keepAndTell(
  merged: { title: string; blocks: unknown[] },
  two: { note: OpenedNote; copy: OpenedNote },
  onMerged: (copy: Id, note: Id) => void,
): Promise<void> {
  const kept = await keepMerged(merged, two)
  onMerged(two.copy.head.id, kept.id)
  showToast({
    text: `“${titleOf(kept)}” has both texts. The copy lies in the Trash.`,
    undo: () => attempt(takeBack(two), 'It could not be taken back.'),
  })
}

async function takeBack({ note, copy }: { note: OpenedNote; copy: OpenedNote }): Promise<void> {
  const isKept = (await listPast(note.head.id)).some(({ rev }) => rev === note.head.textRev)
  if (isKept) await restorePast(note.head.id, note.head.textRev)
  await restoreNote(copy.head.id)
}
