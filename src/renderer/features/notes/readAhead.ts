import { heads } from '#data/heads.ts'
import { type OpenedNote, openNote } from '#data/notes.ts'
import type { Id } from '#data/rows.ts'
import { isHeld } from './openEdits.ts'

type Ahead = { id: Id; reading: Promise<OpenedNote | null>; opened: OpenedNote | null }

let ahead: Ahead | null = null

/** Begins to read a note that is about to be opened: between the press of a button and the page there is time for it. */
export function readAhead(id: Id): void {
  if (ahead?.id === id || isHeld(id)) return
  const mine: Ahead = { id, reading: openNote(id), opened: null }
  ahead = mine
  mine.reading.then(
    opened => {
      mine.opened = opened
    },
    // Whoever opens the note asks again and hears of it.
    () => forget(mine),
  )
}

/** The note as it stands, where it was read ahead and nothing was written into it since. */
export function takeAhead(id: Id): OpenedNote | null {
  if (ahead?.id !== id || !ahead.opened) return null
  const { opened } = ahead
  forget(ahead)
  return isHeld(id) || !isNow(opened) ? null : opened
}

/** The note read ahead, or read now. */
export async function readNote(id: Id): Promise<OpenedNote | null> {
  const mine = ahead?.id === id ? ahead : null
  if (!mine) return openNote(id)
  forget(mine)
  const opened = await mine.reading.catch(() => null)
  return opened && isNow(opened) ? opened : openNote(id)
}

function forget(mine: Ahead): void {
  if (ahead === mine) ahead = null
}

/** What another window writes from here on is heard of by whoever has opened the note. */
function isNow({ head }: OpenedNote): boolean {
  return heads.get().notes.get(head.id)?.rev === head.rev
}
