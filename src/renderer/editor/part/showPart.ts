import { $getRoot, $isElementNode, type LexicalEditor, type NodeKey } from 'lexical'
import { $findPart } from './partState.ts'

const ENDS = ['keydown', 'pointerdown'] as const

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

/** Shows which block was meant, until somebody goes on. */
export function markBlock(editor: LexicalEditor, key: NodeKey): void {
  const dom = editor.getElementByKey(key)
  const root = editor.getRootElement()
  if (!dom || !root) return
  const unmark = () => {
    delete dom.dataset.meant
    for (const type of ENDS) root.removeEventListener(type, unmark)
  }
  dom.dataset.meant = ''
  for (const type of ENDS) root.addEventListener(type, unmark)
}
