import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { editNote, type NoteEdit, type NoteEditEvents } from '#data/noteEdit.ts'
import type { OpenedNote } from '#data/notes.ts'
import type { Id, NoteHead } from '#data/rows.ts'
import { closeEdit, flushNote, holdEdit, isHeld, reopenEdit } from './openEdits.ts'
import { readNote, takeAhead } from './readAhead.ts'

/** What came after the note was opened and is to be shown; `blocks` is null where the text is the one on the screen. */
export type Newer = { head: NoteHead; blocks: unknown[] | null; at: number }

export type OpenNote =
  | { state: 'loading' }
  | { state: 'gone'; id: Id }
  | { state: 'open'; opened: OpenedNote; edit: NoteEdit; id: Id; newer: Newer | null }

/** `isShown`: the edit goes on with the copy, and the tab should name it; else it was closed by then. */
export type OnCopy = (copy: NoteHead, isShown: boolean) => void

/** Opens a note for editing and closes it again. When the edit has gone on with a copy, naming the copy opens nothing anew. */
export function useOpenNote(id: Id, onCopy: OnCopy): OpenNote {
  const [shown, setShown] = useState<OpenNote>({ state: 'loading' })
  const tellCopy = useRef(onCopy)
  useEffect(() => {
    tellCopy.current = onCopy
  })
  const current = useRef<NoteEdit | null>(null)
  const asked = useRef(id)

  // Before the paint: a text that was read ahead is in the first frame.
  useLayoutEffect(() => {
    asked.current = id
    if (current.current?.id() === id) return
    letGo(current)
    // What was opened is older by now than what was typed: who comes back before the next note is there opens it anew.
    setShown(was => (was.state === 'loading' ? was : { state: 'loading' }))
    let left = false
    // At once: a key that is typed before the new text is shown would be typed into the old one.
    const show = (edit: NoteEdit, newer: Newer) =>
      flushSync(() => setShown(was => (was.state === 'open' && was.edit === edit ? { ...was, newer } : was)))
    let edit: NoteEdit
    const events: NoteEditEvents = {
      onForeign: opened => show(edit, { ...opened, at: Date.now() }),
      onConflict: copy => {
        const isShown = current.current === edit && asked.current === copy.conflictOf
        if (isShown) holdEdit(edit)
        show(edit, { head: copy, blocks: null, at: Date.now() })
        tellCopy.current(copy, isShown)
      },
    }
    const begin = (opened: OpenedNote, kept?: NoteEdit) => {
      edit = kept ?? editNote(opened, events)
      current.current = edit
      holdEdit(edit)
      setShown({ state: 'open', opened, edit, id, newer: null })
    }
    const load = async () => {
      await flushNote(id)
      if (left) return
      const kept = reopenEdit(id, events)
      const opened = kept?.opened ?? (await readNote(id))
      if (left) return
      // At once, not when React next finds time: the page is empty until then.
      if (opened) flushSync(() => begin(opened, kept?.edit))
      else setShown({ state: 'gone', id })
    }
    const kept = isHeld(id) ? null : reopenEdit(id, events)
    const opened = kept?.opened ?? takeAhead(id)
    if (opened) begin(opened, kept?.edit)
    else void load()
    return () => {
      left = true
    }
  }, [id])

  useEffect(() => () => letGo(current), [])
  const isAsked = shown.state !== 'loading' && (shown.id === id || (shown.state === 'open' && shown.edit.id() === id))
  return isAsked ? shown : { state: 'loading' }
}

function letGo(current: { current: NoteEdit | null }): void {
  if (current.current) closeEdit(current.current)
  current.current = null
}
