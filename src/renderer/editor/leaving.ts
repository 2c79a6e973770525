import {
  $getRoot,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  KEY_ARROW_UP_COMMAND,
  type LexicalEditor,
} from 'lexical'
import { surroundingsOf } from './surroundings.ts'

/** Whether the caret is drawn in the first line of the first block. */
function isOnFirstLine(block: HTMLElement): boolean {
  const selection = block.ownerDocument.getSelection()
  if (!selection || selection.rangeCount === 0) return false
  const caret = selection.getRangeAt(0).getClientRects()[0]
  // An empty block has no caret rectangle; it has one line.
  return !caret || caret.top - block.getBoundingClientRect().top < caret.height
}

/** The arrow up from the first line goes to what stands above the text: the title. */
export function registerLeaving(editor: LexicalEditor): () => void {
  const { onLeaveStart } = surroundingsOf(editor)
  return editor.registerCommand(
    KEY_ARROW_UP_COMMAND,
    event => {
      const selection = $getSelection()
      if (!$isRangeSelection(selection) || !selection.isCollapsed() || event.shiftKey) return false
      const { anchor } = selection
      const first = $getRoot().getFirstChild()
      const atStart = anchor.key === 'root' && anchor.offset === 0
      const block = first && editor.getElementByKey(first.getKey())
      const inFirst = first !== null && anchor.getNode().getTopLevelElement()?.is(first) === true
      if (!atStart && !(inFirst && block && isOnFirstLine(block))) return false
      event.preventDefault()
      onLeaveStart()
      return true
    },
    COMMAND_PRIORITY_LOW,
  )
}
