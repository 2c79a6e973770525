import { deleteHighlight, quotedIn, restoreHighlight } from '#data/highlights.ts'
import type { Highlight } from '#data/rows.ts'
import { counted } from '#lib/when.ts'
import { attempt } from '#ui/attempt.ts'
import { showToast } from '#ui/toast.ts'

/** To the trash, with the way back and what still quotes it. */
export async function discardHighlight({ id }: Highlight): Promise<void> {
  const quotes = quotedIn(id).length
  await deleteHighlight(id)
  showToast({
    text: quotes
      ? `Highlight deleted. ${counted(quotes, 'note')} still quote${quotes === 1 ? 's' : ''} it.`
      : 'Highlight deleted',
    undo: () => attempt(restoreHighlight(id), 'The highlight was not restored.'),
  })
}
