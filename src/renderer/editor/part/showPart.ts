import { $getRoot, $isElementNode, type LexicalEditor, type NodeKey } from 'lexical'
import { $findPart } from './partState.ts'

const MARKED_MS = 2000

/** The key of the block that bears an id, with the caret at its start; null when it is not in the note. */
export function selectPart(editor: LexicalEditor, id: string): NodeKey | null {
  let key: NodeKey | null = null
  editor.update(
    () => {
      const block = $findPart(id)
      if ($isElementNode(block)) block.selectStart()
      else if (!block) $getRoot().selectStart()
      key = block?.getKey() ?? null
    },
    { discrete: true },
  )
  return key
}

/** Shows for a moment which block was meant. */
export function markBlock(editor: LexicalEditor, key: NodeKey): void {
  const dom = editor.getElementByKey(key)
  if (!dom) return
  dom.dataset.meant = ''
  setTimeout(() => delete dom.dataset.meant, MARKED_MS)
}
