import {
  $addUpdateTag,
  $getNodeByKey,
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  $onUpdate,
  COMMAND_PRIORITY_LOW,
  createCommand,
  HISTORY_PUSH_TAG,
  KEY_ENTER_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
  registerEventListeners,
} from 'lexical'
import { $createFootnoteNode, $isFootnoteNode } from './FootnoteNode.ts'

/** Opens the text of a footnote. */
export const EDIT_FOOTNOTE: LexicalCommand<NodeKey> = createCommand('EDIT_FOOTNOTE')

/** Sets an empty footnote behind what is selected and opens it. */
export function $insertFootnote(editor: LexicalEditor): void {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return
  if (!selection.isCollapsed()) {
    const { key, offset, type } = selection.isBackward() ? selection.anchor : selection.focus
    selection.anchor.set(key, offset, type)
    selection.focus.set(key, offset, type)
  }
  const footnote = $createFootnoteNode()
  selection.insertNodes([footnote])
  $addUpdateTag(HISTORY_PUSH_TAG)
  $onUpdate(() => editor.dispatchCommand(EDIT_FOOTNOTE, footnote.getKey()))
}

/** Puts the caret behind a footnote; one that was left empty goes. */
export function $leaveFootnote(key: NodeKey): void {
  const footnote = $getNodeByKey(key)
  if (!$isFootnoteNode(footnote)) return
  footnote.selectNext(0, 0)
  if (!footnote.getWords().trim()) footnote.remove()
}

function $chosen(): NodeKey | null {
  const selection = $getSelection()
  const nodes = $isNodeSelection(selection) ? selection.getNodes() : []
  return nodes.length === 1 && $isFootnoteNode(nodes[0]) ? nodes[0].getKey() : null
}

const footnoteAt = ({ target }: Event) =>
  target instanceof Element ? target.closest<HTMLElement>('[data-footnote]')?.dataset.footnote : undefined

/** A click on a number, or Enter while it is chosen, opens its text. */
export function registerFootnoteKeys(editor: LexicalEditor): () => void {
  const click = (event: MouseEvent) => {
    const key = footnoteAt(event)
    if (key) editor.dispatchCommand(EDIT_FOOTNOTE, key)
  }
  // A press would put the browser's caret inside the number, where nothing can be written.
  const mousedown = (event: MouseEvent) => {
    if (footnoteAt(event) && !event.shiftKey) event.preventDefault()
  }
  return mergeRegister(
    editor.registerRootListener(root => (root ? registerEventListeners(root, { click, mousedown }) : undefined)),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      event => {
        const key = $chosen()
        if (!key) return false
        event?.preventDefault()
        return editor.dispatchCommand(EDIT_FOOTNOTE, key)
      },
      COMMAND_PRIORITY_LOW,
    ),
  )
}
