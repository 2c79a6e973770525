import {
  $getRoot,
  $isElementNode,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
  type NodeMap,
  type UpdateListenerPayload,
} from 'lexical'
import { $jsonOf } from './blocks.ts'

export type BlockReader = {
  /** The top-level blocks as they are stored. A block that has not changed since the last read is the same object. */
  read: () => unknown[]
  dispose: () => void
}

/** Whether an update replaced the whole state (undo, redo): it does not name the nodes it changed. */
export function isWholeState({ dirtyElements, dirtyLeaves }: UpdateListenerPayload): boolean {
  return dirtyLeaves.size === 0 && dirtyElements.size === 1 && dirtyElements.has('root')
}

function isSame(key: NodeKey, before: NodeMap, after: NodeMap): boolean {
  const node = after.get(key)
  if (node === undefined || node !== before.get(key)) return false
  if (!$isElementNode(node)) return true
  for (let child = node.__first; child !== null; child = after.get(child)?.__next ?? null) {
    if (!isSame(child, before, after)) return false
  }
  return true
}

/** Collects which blocks change and serialises only those, and only when somebody asks. */
export function readBlocks(editor: LexicalEditor): BlockReader {
  let known = new Map<NodeKey, unknown>()
  const dirty = new Set<NodeKey>()
  const dispose = editor.registerUpdateListener(update => {
    if (isWholeState(update)) {
      const { _nodeMap: before } = update.prevEditorState
      const { _nodeMap: after } = update.editorState
      for (const key of known.keys()) if (!isSame(key, before, after)) dirty.add(key)
      return
    }
    for (const key of update.dirtyElements.keys()) if (known.has(key)) dirty.add(key)
    for (const key of update.dirtyLeaves) if (known.has(key)) dirty.add(key)
  })
  const $block = (node: LexicalNode): unknown => {
    const key = node.getKey()
    const before = known.get(key)
    if (before !== undefined && !dirty.has(key)) return before
    const block = $jsonOf(node)
    // Lexical also calls a block changed when only its neighbour is another one.
    return before !== undefined && JSON.stringify(before) === JSON.stringify(block) ? before : block
  }
  const $read = () => {
    const next = new Map<NodeKey, unknown>()
    for (const node of $getRoot().getChildren()) next.set(node.getKey(), $block(node))
    known = next
    dirty.clear()
    return [...next.values()]
  }
  return { read: () => editor.read($read), dispose }
}
