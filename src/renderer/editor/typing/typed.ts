import { $isCodeNode } from '@lexical/code'
import {
  $addUpdateTag,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  COLLABORATION_TAG,
  COMPOSITION_END_TAG,
  type EditorState,
  HISTORIC_TAG,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  PASTE_TAG,
  type TextNode,
  type UpdateListenerPayload,
} from 'lexical'

/** The caret in plain words: the text node it is in and the offset. */
type CaretInText = { node: TextNode; offset: number }

/** Where the caret stands, if it stands in words that shortcuts may change: not in code. Needs a state to read. */
export function $caretInText(): CaretInText | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed() || selection.anchor.type !== 'text') return null
  const node = selection.anchor.getNode()
  if (!$isTextNode(node) || !node.isSimpleText() || node.hasFormat('code') || $isCodeNode(node.getParent())) return null
  return { node, offset: selection.anchor.offset }
}

/** What was just typed before the caret, or null where an update was anything but typing. */
export function typedBefore(
  editor: LexicalEditor,
  update: UpdateListenerPayload,
): { key: string; before: string } | null {
  const { tags, dirtyLeaves, editorState, prevEditorState } = update
  if (dirtyLeaves.size === 0 || editor.isComposing()) return null
  if (tags.has(HISTORIC_TAG) || tags.has(COLLABORATION_TAG) || tags.has(PASTE_TAG)) return null
  const caret = editorState.read($caretInText)
  if (!caret || !dirtyLeaves.has(caret.node.getKey())) return null
  const typed = tags.has(COMPOSITION_END_TAG) || isOneStepOn(caret, prevEditorState)
  const before = editorState.read(() => caret.node.getTextContent()).slice(0, caret.offset)
  return typed && before ? { key: caret.node.getKey(), before } : null
}

function isOneStepOn({ node, offset }: CaretInText, previous: EditorState): boolean {
  const before = previous._selection
  if (!$isRangeSelection(before)) return false
  const { key, offset: offsetBefore } = before.anchor
  // In another node when the last key began a new one: after a link, in an empty paragraph, over a selection.
  return key === node.getKey() ? offset === offsetBefore + 1 || !before.isCollapsed() : offset === 1
}

/**
 * Runs `$change` after each typed character that `concerns` says may matter, with the text node and the caret's offset.
 * A change is a step of its own in the history, so that undo gives back what was typed.
 */
export function onTyped(
  editor: LexicalEditor,
  concerns: (before: string) => boolean,
  $change: (node: TextNode, offset: number) => boolean,
): () => void {
  return editor.registerUpdateListener(update => {
    const typed = typedBefore(editor, update)
    if (!typed || !concerns(typed.before)) return
    editor.update(() => {
      const caret = $caretInText()
      if (caret?.node.getKey() === typed.key && $change(caret.node, caret.offset)) $addUpdateTag(HISTORY_PUSH_TAG)
    })
  })
}

/** Takes the characters from `start` to `end` out of a text node as a node of their own. */
export function $cutOut(node: TextNode, start: number, end: number): TextNode {
  const pieces = node.splitText(start, end)
  return pieces[start === 0 ? 0 : 1]!
}
