import {
  $getRoot,
  $isElementNode,
  type LexicalEditor,
  type NodeKey,
  type NodeMap,
  type UpdateListenerPayload,
} from 'lexical'
import { $jsonOf } from './blocks.ts'

export type BlockReader = {
  /** The top-level blocks as they are stored. A block that has not changed since the last read is the same object. */
  read: () => unknown[]
  /** Forgets all, so that the next read makes each block anew. */
  forget: () => void
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
  const known = new Map<NodeKey, unknown>()
  const dispose = editor.registerUpdateListener(update => {
    if (isWholeState(update)) {
      const { _nodeMap: before } = update.prevEditorState
      const { _nodeMap: after } = update.editorState
      for (const key of known.keys()) if (!isSame(key, before, after)) known.delete(key)
      return
    }
    for (const key of update.dirtyElements.keys()) known.delete(key)
    for (const key of update.dirtyLeaves) known.delete(key)
  })
  const $read = () =>
    $getRoot()
      .getChildren()
      .map(node => {
        const key = node.getKey()
        if (!known.has(key)) known.set(key, $jsonOf(node))
        return known.get(key)
      })
  return { read: () => editor.read($read), forget: () => known.clear(), dispose }
}
