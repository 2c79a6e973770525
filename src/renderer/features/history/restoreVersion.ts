import { headOf, titleOf } from '#data/heads.ts'
import { copyPast, listPast, restorePast } from '#data/history.ts'
import type { Head, Id, PastState } from '#data/rows.ts'
import type { Open } from '#lib/place.ts'
import { attempt } from '#ui/attempt.ts'
import { showToast } from '#ui/toast.ts'
import { whenWords } from './becauseWords.ts'

/** Saves what is typed into a note and not saved yet. */
export type Flush = (id: Id) => Promise<void>

const isAsItWas = (head: Head): string => {
  if (head.kind === 'highlight') return 'The highlight is as it was'
  return `“${titleOf(head)}” is as it was`
}

/** The `rev` under which the state that a record has now is kept. */
const revOf = (head: Head): string => (head.kind === 'note' ? head.textRev : head.rev)

/** Puts a state in the place of what is there now; the toast takes it back. What was typed until then is a state as well. */
export async function restoreHere(id: Id, state: PastState, flush: Flush): Promise<void> {
  await flush(id)
  const before = headOf(id)
  const restored = await restorePast(id, state.rev)
  const undo = before && (await listPast(id)).find(({ rev }) => rev === revOf(before))
  showToast({
    text: `${isAsItWas(restored)}: ${whenWords(state.at)}.`,
    undo: undo ? () => attempt(takeBack(id, undo.rev, flush), 'It could not be taken back.') : undefined,
  })
}

async function takeBack(id: Id, rev: string, flush: Flush): Promise<void> {
  await flush(id)
  await restorePast(id, rev)
}

/** A state as a note of its own, beside the one it was. */
export async function restoreAsCopy(id: Id, state: PastState, open: Open): Promise<void> {
  const copy = await copyPast(id, state.rev)
  open({ kind: 'note', id: copy.id }, 'tab')
  showToast({ text: `“${titleOf(copy)}” is a new note.` })
}
