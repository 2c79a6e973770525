import {
  $findMatchingParent,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $onUpdate,
  createCommand,
  type LexicalCommand,
  type LexicalEditor,
} from 'lexical'
import { $lettersOf, $previousDirection } from '../direction/direction.ts'
import { type DateForm, dateWords, daysFrom, timeWords } from './dateWords.ts'

export type DateAction = 'date.today' | 'date.figures' | 'date.tomorrow' | 'date.yesterday' | 'date.time' | 'date.pick'

export const isDateAction = (action: string): action is DateAction => action.startsWith('date.')

/** Asks for a day by a calendar. */
export const PICK_DATE_COMMAND: LexicalCommand<void> = createCommand('PICK_DATE_COMMAND')

/** Whether the block with the caret is written in Urdu, or waits for it after one that is. */
function $isInUrdu(): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return false
  const block = $findMatchingParent(selection.anchor.getNode(), node => $isElementNode(node) && !node.isInline())
  return block !== null && ($lettersOf(block) ?? $previousDirection(block)) === 'rtl'
}

/** Writes a day at the caret, as plain words. */
export function $insertDate(day: Date, form: DateForm): void {
  const selection = $getSelection()
  if ($isRangeSelection(selection)) selection.insertText(dateWords(day, form, $isInUrdu()))
}

export function $runDate(editor: LexicalEditor, action: DateAction, now = new Date()): void {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return
  // When this update has given the focus to the text: the calendar takes it then, and keeps it.
  if (action === 'date.pick') $onUpdate(() => void editor.dispatchCommand(PICK_DATE_COMMAND, undefined))
  else if (action === 'date.time') selection.insertText(timeWords(now, $isInUrdu()))
  else if (action === 'date.figures') $insertDate(now, 'figures')
  else $insertDate(daysFrom(now, action === 'date.today' ? 0 : action === 'date.tomorrow' ? 1 : -1), 'words')
}
