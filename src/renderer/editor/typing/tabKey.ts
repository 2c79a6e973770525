import { $isCodeNode } from '@lexical/code'
import { $isListItemNode } from '@lexical/list'
import {
  $findMatchingParent,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_EDITOR,
  INDENT_CONTENT_COMMAND,
  INSERT_TAB_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
  OUTDENT_CONTENT_COMMAND,
} from 'lexical'

/** Tab moves list items in and out and indents code. Elsewhere it leaves the text, so that the keyboard is never caught. */
export function registerTab(editor: LexicalEditor): () => void {
  return editor.registerCommand(
    KEY_TAB_COMMAND,
    event => {
      const selection = $getSelection()
      if (!$isRangeSelection(selection) || event.altKey || event.ctrlKey || event.metaKey) return false
      const node = selection.anchor.getNode()
      const inCode = $findMatchingParent(node, $isCodeNode) !== null
      if (!inCode && !$findMatchingParent(node, $isListItemNode)) return false
      event.preventDefault()
      if (inCode) return event.shiftKey || editor.dispatchCommand(INSERT_TAB_COMMAND, undefined)
      return editor.dispatchCommand(event.shiftKey ? OUTDENT_CONTENT_COMMAND : INDENT_CONTENT_COMMAND, undefined)
    },
    COMMAND_PRIORITY_EDITOR,
  )
}
