import { heads } from '#data/heads.ts'
import { trashTogether } from '#data/trashTogether.ts'
import { flushNote } from '#features/notes/openEdits.ts'
import type { SampleFound } from '#features/sample/remove.ts'
import { isSampleId } from '#features/sample/sampleIds.ts'
import { showToast } from '#ui/toast.ts'
import type { Made } from './bulkChanges.ts'

/** What of the sample is in the notebook, with the last words that were typed in it. */
export async function findSample(): Promise<SampleFound> {
  const ids = [...heads.get().notes.keys()].filter(isSampleId)
  await Promise.all(ids.map(flushNote))
  const { findSample } = await import('#features/sample/remove.ts')
  return findSample()
}

/** To the trash, with a way back; `counts` as the question said it. */
export async function removeSample(
  records: SampleFound['plain'],
  counts: string,
  undo: (made: Made) => Promise<void>,
): Promise<void> {
  const made = await trashTogether(records)
  if (!made) return
  const lie = records.length === 1 ? 'lies' : 'lie'
  showToast({ text: `${counts} ${lie} in the Trash.`, undo: () => void undo(made) })
}
