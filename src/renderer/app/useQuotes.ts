import { useCallback, useRef } from 'react'
import { headOf, titleOf } from '#data/heads.ts'
import type { EditorHandle } from '#editor/Editor.tsx'
import type { Place } from '#lib/place.ts'
import { announce } from '#ui/announce.ts'
import { named } from './moveToTrash.ts'
import { noteWithQuote, type Quote, quoteTarget } from './quoteIntoNote.ts'
import type { Session, SessionAction } from './session.ts'

const MOST_RECENT = 20

export type Quotes = {
  onEditor: (tab: string, note: string, handle: EditorHandle | null) => void
  onQuote: (quote: Quote) => void
  /** A note was in use; quotes go to the last one. */
  onUse: (note: string) => void
  editorOf: (tab: string) => EditorHandle | null
  /** Does something once with the editor of a note, when its text is there next. */
  whenEditor: (note: string, act: (editor: EditorHandle) => void) => void
}

/** Takes passages from the reader into the open note. Stays the same from render to render. */
export function useQuotes(session: () => Session, dispatch: (action: SessionAction) => void): Quotes {
  const editors = useRef(new Map<string, EditorHandle>())
  const waiting = useRef(new Map<string, Quote[]>())
  const recent = useRef<string[]>([])
  const acts = useRef(new Map<string, (editor: EditorHandle) => void>())

  const onEditor = useCallback((tab: string, note: string, handle: EditorHandle | null) => {
    if (!handle) {
      editors.current.delete(tab)
      return
    }
    editors.current.set(tab, handle)
    for (const quote of waiting.current.get(note) ?? []) handle.insertQuote(quote)
    waiting.current.delete(note)
    acts.current.get(note)?.(handle)
    acts.current.delete(note)
  }, [])

  const onQuote = useCallback(
    (quote: Quote) => {
      const target = quoteTarget(session(), recent.current)
      const reading = session().activePane
      if (target?.place.kind !== 'note') {
        void quoteIntoNewNote(quote, reading, dispatch)
        return
      }
      const { place } = target
      const note = headOf(place.id)
      const said = note?.kind === 'note' ? `Quoted in ${named(titleOf(note))}.` : 'Quoted.'
      const editor = editors.current.get(target.id)
      // In view, it is seen there. Those who do not see it are told.
      announce(said)
      if (editor) {
        editor.insertQuote(quote)
        return
      }
      // Not in view: it comes forward beside the source, and the quote goes in when its text is there.
      waiting.current.set(place.id, [...(waiting.current.get(place.id) ?? []), quote])
      openBeside(place, reading, dispatch)
    },
    [session, dispatch],
  )
  const onUse = useCallback((note: string) => {
    recent.current = [note, ...recent.current.filter(id => id !== note)].slice(0, MOST_RECENT)
  }, [])
  const editorOf = useCallback((tab: string) => editors.current.get(tab) ?? null, [])
  const whenEditor = useCallback((note: string, act: (editor: EditorHandle) => void) => {
    acts.current.set(note, act)
  }, [])
  return { whenEditor, onEditor, onQuote, onUse, editorOf }
}

type Dispatch = (action: SessionAction) => void

/** Beside what one reads, which stays the active pane: reading goes on. */
function openBeside(place: Place, reading: number, dispatch: Dispatch): void {
  dispatch({ type: 'open', place, where: 'beside', pane: reading })
  dispatch({ type: 'focusPane', pane: reading })
}

async function quoteIntoNewNote(quote: Quote, reading: number, dispatch: Dispatch): Promise<void> {
  const note = await noteWithQuote(quote)
  openBeside({ kind: 'note', id: note.id }, reading, dispatch)
  announce(`Quoted in a new note, ${named(titleOf(note))}.`)
}
