import { createDOMRange } from '@lexical/selection'
import { $getSelection, $isRangeSelection, type LexicalEditor, registerEventListeners } from 'lexical'

/** The selection as Lexical knows it, set in the page. Not by an update: Lexical gives the focus amid one of its own. */
function $showSelection(editor: LexicalEditor): void {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return
  const [start, end] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus]
  const range = createDOMRange(editor, start.getNode(), start.offset, end.getNode(), end.offset)
  if (!range) return
  const ends = [range.startContainer, range.startOffset, range.endContainer, range.endOffset] as const
  const [node, offset, endNode, endOffset] = ends
  if (selection.isBackward()) getSelection()?.setBaseAndExtent(endNode, endOffset, node, offset)
  else getSelection()?.setBaseAndExtent(node, offset, endNode, endOffset)
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
    if (!isPressed) editor.getEditorState().read(() => $showSelection(editor), { editor })
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
