import { useEffect, useRef, useState } from 'react'
import { editNote, type NoteEdit } from '#data/noteEdit.ts'
import { type OpenedNote, openNote } from '#data/notes.ts'
import type { Id, NoteHead } from '#data/rows.ts'
import { closeEdit, flushNote, holdEdit } from './openEdits.ts'

export type OpenNote =
  | { state: 'loading' }
  | { state: 'gone' }
  | { state: 'open'; opened: OpenedNote; edit: NoteEdit; id: Id }

export type OpenNoteEvents = {
  /** Another window saved the note: show its text. */
  onForeign: (opened: OpenedNote) => void
  /** The edit goes on with a copy; the tab should name it. */
  onConflict: (copy: NoteHead) => void
}

/** Opens a note for editing and closes it again. When the edit has gone on with a copy, naming the copy opens nothing anew. */
export function useOpenNote(id: Id, events: OpenNoteEvents): OpenNote {
  const [shown, setShown] = useState<OpenNote>({ state: 'loading' })
  const heard = useRef(events)
  useEffect(() => {
    heard.current = events
  })
  const current = useRef<NoteEdit | null>(null)

  useEffect(() => {
    if (current.current?.id() === id) return
    let left = false
    const load = async () => {
      await flushNote(id)
      const opened = await openNote(id)
      if (left) return
      if (!opened) return setShown({ state: 'gone' })
      const edit = editNote(opened, {
        onForeign: newer => heard.current.onForeign(newer),
        onConflict: copy => {
          holdEdit(edit)
          heard.current.onConflict(copy)
        },
      })
      letGo(current)
      current.current = edit
      holdEdit(edit)
      setShown({ state: 'open', opened, edit, id })
    }
    void load()
    return () => {
      left = true
    }
  }, [id])

  useEffect(() => () => letGo(current), [])
  return shown.state === 'open' && shown.id !== id && shown.edit.id() !== id ? { state: 'loading' } : shown
}

function letGo(current: { current: NoteEdit | null }): void {
  if (current.current) closeEdit(current.current)
  current.current = null
}
