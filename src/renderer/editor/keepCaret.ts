import { createDOMRange } from '@lexical/selection'
import { $getSelection, $isRangeSelection, type LexicalEditor, registerEventListeners } from 'lexical'

type Ends = [anchor: Node, anchorOffset: number, focus: Node, focusOffset: number]

/** Where in the page the selection stands that Lexical knows. */
function $endsOfSelection(editor: LexicalEditor): Ends | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  const [start, end] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus]
  const range = createDOMRange(editor, start.getNode(), start.offset, end.getNode(), end.offset)
  if (!range) return null
  const { startContainer, startOffset, endContainer, endOffset } = range
  if (selection.isBackward()) return [endContainer, endOffset, startContainer, startOffset]
  return [startContainer, startOffset, endContainer, endOffset]
}

/**
 * A text that gets the focus back from a dialog has its caret where it was. The browser would set it to the start of
 * the note, and a command chosen in the palette would change the first block instead of the one written in.
 */
export function registerCaretKeeping(editor: LexicalEditor): () => void {
  let isPressed = false
  const press = () => {
    isPressed = true
  }
  const release = () => {
    isPressed = false
  }
  const focus = () => {
    // A press says itself where the caret goes.
    if (isPressed) return
    // Not by an update: Lexical also gives the focus, amid one of its own.
    const ends = editor.getEditorState().read(() => $endsOfSelection(editor), { editor })
    if (ends) getSelection()?.setBaseAndExtent(...ends)
  }
  return editor.registerRootListener(root => {
    if (!root) return
    window.addEventListener('pointerdown', press, { capture: true })
    window.addEventListener('pointerup', release, { capture: true })
    window.addEventListener('pointercancel', release, { capture: true })
    const stop = registerEventListeners(root, { focus })
    return () => {
      stop()
      window.removeEventListener('pointerdown', press, { capture: true })
      window.removeEventListener('pointerup', release, { capture: true })
      window.removeEventListener('pointercancel', release, { capture: true })
    }
  })
}
