import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  createCommand,
  KEY_ENTER_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  mergeRegister,
} from 'lexical'
import { registerColumnWidths } from './columnWidths.ts'
import { registerPasteIntoCells } from './pasteIntoCells.ts'
import { registerColumnResizing } from './resizeColumns.ts'
import { $moveToCell, $tableAtSelection } from './tableActions.ts'

/** Opens the menu of the table the caret is in. */
export const OPEN_TABLE_MENU: LexicalCommand<void> = createCommand('OPEN_TABLE_MENU')

function $onTab(event: KeyboardEvent): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || event.altKey || event.ctrlKey || event.metaKey) return false
  if (!$moveToCell(event.shiftKey ? -1 : 1)) return false
  event.preventDefault()
  return true
}

/** Tab and Shift+Tab go from cell to cell, arrows lead out; Alt+Enter opens the table's menu. */
export function registerTableKeys(editor: LexicalEditor): () => void {
  return mergeRegister(
    registerPasteIntoCells(editor),
    registerColumnWidths(editor),
    registerColumnResizing(editor),
    editor.registerCommand(KEY_TAB_COMMAND, $onTab, COMMAND_PRIORITY_LOW),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      event => {
        if (!event?.altKey || !$tableAtSelection()) return false
        event.preventDefault()
        return editor.dispatchCommand(OPEN_TABLE_MENU, undefined)
      },
      COMMAND_PRIORITY_LOW,
    ),
  )
}
