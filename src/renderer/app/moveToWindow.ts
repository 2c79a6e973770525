import { newWindow } from '#lib/desktop.ts'
import type { Session, SessionAction } from './session.ts'

/** Takes a tab out of this window, into one of its own that shows little else. */
export async function moveToWindow(
  id: string,
  { panes }: Session,
  dispatch: (action: SessionAction) => void,
): Promise<void> {
  const tab = panes.flatMap(pane => pane.tabs).find(each => each.id === id)
  if (!tab || tab.place.kind === 'start') return
  // Closed first: what was typed is on its way to be kept when the other window reads the note.
  dispatch({ type: 'close', tab: id })
  try {
    await newWindow(tab.place, 'slim')
  } catch (error) {
    dispatch({ type: 'reopen' })
    throw error
  }
}
