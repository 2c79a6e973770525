import { $getNodeByKey, type Klass, type LexicalEditor, type LexicalNode, mergeRegister, type NodeKey } from 'lexical'
import { type KnownHeads, surroundingsOf } from './surroundings.ts'

/**
 * Paints the nodes of one class anew when the notebook around them changes (a title, a trashed source). Only their DOM:
 * no update of the editor, so nothing is saved and nothing enters the history.
 */
export function repaintWithHeads<T extends LexicalNode>(
  editor: LexicalEditor,
  klass: Klass<T>,
  $paint: (dom: HTMLElement, node: T, heads: KnownHeads) => void,
): () => void {
  const shown = new Set<NodeKey>()
  const around = surroundingsOf(editor)
  const paintAll = () => {
    if (shown.size === 0) return
    const heads = around.heads()
    editor.getEditorState().read(() => {
      for (const key of shown) {
        const node = $getNodeByKey<T>(key)
        const dom = editor.getElementByKey(key)
        if (node && dom) $paint(dom, node, heads)
      }
    })
  }
  return mergeRegister(
    editor.registerMutationListener(klass, mutations => {
      for (const [key, mutation] of mutations) {
        if (mutation === 'destroyed') shown.delete(key)
        else shown.add(key)
      }
    }),
    around.subscribe(paintAll),
  )
}
