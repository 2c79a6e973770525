import {
  $createRangeSelection,
  $setSelection,
  COMMAND_PRIORITY_HIGH,
  DROP_COMMAND,
  type LexicalEditor,
  mergeRegister,
  PASTE_COMMAND,
  registerEventListeners,
} from 'lexical'

/**
 * What is dragged into a note from elsewhere goes the way of a paste. The browser's own drop would make a page of it in
 * ours first, and ask for its pictures. What is dragged about within the note is left to the browser, which moves it.
 */
export function registerDrops(editor: LexicalEditor): () => void {
  let isOwn = false
  const start = () => {
    isOwn = true
  }
  const end = () => {
    isOwn = false
  }
  const $onDrop = (event: DragEvent) => {
    const isMove = isOwn
    // The end of a drag is told to the words that were dragged, which may be gone by then.
    isOwn = false
    return !isMove && $paste(editor, event)
  }
  return mergeRegister(
    editor.registerRootListener(root =>
      root ? registerEventListeners(root, { dragstart: start, dragend: end }) : undefined,
    ),
    editor.registerCommand(DROP_COMMAND, $onDrop, COMMAND_PRIORITY_HIGH),
  )
}

function $paste(editor: LexicalEditor, event: DragEvent): boolean {
  const { dataTransfer: data } = event
  if (!data?.types.includes('text/html') || data.types.includes('Files')) return false
  event.preventDefault()
  const range = document.caretRangeFromPoint?.(event.clientX, event.clientY)
  if (range && editor.getRootElement()?.contains(range.startContainer)) {
    const selection = $createRangeSelection()
    selection.applyDOMRange(range)
    $setSelection(selection)
  }
  return editor.dispatchCommand(PASTE_COMMAND, new ClipboardEvent('paste', { clipboardData: data, cancelable: true }))
}
