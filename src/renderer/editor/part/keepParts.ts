import {
  $getNodeByKey,
  $isElementNode,
  type EditorState,
  HISTORY_MERGE_TAG,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
  type UpdateListenerPayload,
} from 'lexical'
import { isWholeState } from '../reader.ts'
import { $findPart, $partId, $setPartId } from './partState.ts'

/** A block that bore an id and is gone or empty now, and what stood in it. */
type Left = {
  id: string
  key: NodeKey
  children: NodeKey[]
  text: string
  above: { key: NodeKey; text: string } | null
}

function childrenIn(state: EditorState, node: LexicalNode): NodeKey[] {
  const keys: NodeKey[] = []
  if (!$isElementNode(node)) return keys
  for (let key = node.__first; key !== null; key = state._nodeMap.get(key)?.__next ?? null) keys.push(key)
  return keys
}

/** Whether a block is no longer what a link meant: taken out, or left behind empty by its words. */
function isLeft(before: LexicalNode, after: LexicalNode | undefined): boolean {
  if (!after) return true
  return $isElementNode(before) && $isElementNode(after) && before.__size > 0 && after.__size === 0
}

function $left(before: LexicalNode) {
  const above = before.getPreviousSibling()
  return {
    id: $partId(before),
    text: before.getTextContent(),
    above: above && { key: above.getKey(), text: above.getTextContent() },
  }
}

function changesIn({ dirtyElements, dirtyLeaves, editorState, prevEditorState }: UpdateListenerPayload) {
  const left: Left[] = []
  const come: NodeKey[] = []
  const look = (key: NodeKey) => {
    const before = prevEditorState._nodeMap.get(key)
    const after = editorState._nodeMap.get(key)
    if (before?.__state && isLeft(before, after)) {
      const one = prevEditorState.read(() => $left(before))
      if (one.id) left.push({ ...one, key, children: childrenIn(prevEditorState, before) })
    }
    if (!before && after?.__state && editorState.read(() => $partId(after))) come.push(key)
  }
  for (const key of dirtyElements.keys()) look(key)
  for (const key of dirtyLeaves) look(key)
  return { left, come }
}

/** The block that the words of another one stand in now. */
function $blockOf(children: NodeKey[]): LexicalNode | null {
  for (const key of children) {
    let node = $getNodeByKey(key)
    if (!node?.isAttached()) continue
    while (node && (node.isInline() || !$isElementNode(node))) node = node.getParent()
    if (node && node.getKey() !== 'root') return node
  }
  return null
}

/** The block above, where it has taken in the words of the one that is gone: they may be one text with its own. */
function $joinedTo({ text, above }: Left): LexicalNode | null {
  const node = above && $getNodeByKey(above.key)
  if (!node?.isAttached() || text === '') return null
  const now = node.getTextContent()
  return now !== above?.text && now.endsWith(text) ? node : null
}

/** An id goes with the words it was given to: into the heading that a line becomes, or into the line they are joined to. */
function $follow(left: Left): void {
  const { id, key, children } = left
  const block = $blockOf(children) ?? $joinedTo(left)
  if (!block || block.getKey() === key || $partId(block) !== '') return
  const empty = $getNodeByKey(key)
  if (empty?.isAttached()) $setPartId(empty, '')
  if (!$findPart(id)) $setPartId(block, id)
}

/** What was pasted a second time is another block. */
function $makeUnique(key: NodeKey): void {
  const node = $getNodeByKey(key)
  const id = node?.isAttached() ? $partId(node) : ''
  if (node && id && $findPart(id, node)) $setPartId(node, '')
}

/** Undo goes back to a text from before a link elsewhere gave a block its id: the link is still there. */
function undoneIds({ editorState, prevEditorState }: UpdateListenerPayload): { key: NodeKey; id: string }[] {
  const undone: { key: NodeKey; id: string }[] = []
  for (const [key, before] of prevEditorState._nodeMap) {
    const after = before.__state && editorState._nodeMap.get(key)
    if (!after || after === before) continue
    const id = prevEditorState.read(() => $partId(before))
    if (id && editorState.read(() => $partId(after)) === '') undone.push({ key, id })
  }
  return undone
}

function $setAgain({ key, id }: { key: NodeKey; id: string }): void {
  const node = $getNodeByKey(key)
  if (node && !$findPart(id)) $setPartId(node, id)
}

/**
 * Keeps ids with their words, and one to a note, whatever is done to a block. Looks only at blocks that an update
 * touched, and through the note only when one with an id came or went.
 */
export function registerParts(editor: LexicalEditor): () => void {
  return editor.registerUpdateListener(update => {
    if (isWholeState(update)) {
      const undone = undoneIds(update)
      if (undone.length > 0) editor.update(() => undone.forEach($setAgain), { tag: HISTORY_MERGE_TAG })
      return
    }
    const { left, come } = changesIn(update)
    if (left.length === 0 && come.length === 0) return
    editor.update(
      () => {
        for (const key of come.reverse()) $makeUnique(key)
        for (const one of left) $follow(one)
      },
      { tag: HISTORY_MERGE_TAG },
    )
  })
}
