import {
  $createParagraphNode,
  $getSelection,
  $isDecoratorNode,
  $isNodeSelection,
  COMMAND_PRIORITY_HIGH,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical'

/** Puts the caret behind a node that is selected as a whole. */
function $caretBehind(node: LexicalNode): void {
  if (!$isDecoratorNode(node) || node.isInline()) {
    node.selectNext(0, 0)
    return
  }
  const below = $createParagraphNode()
  node.insertAfter(below)
  below.select()
}

/** A letter typed while a link or a quote is selected comes after it: the browser would put it anywhere. */
export function registerTypingBesideNodes(editor: LexicalEditor): () => void {
  return editor.registerCommand(
    KEY_DOWN_COMMAND,
    event => {
      const isLetter = event.isComposing || (event.key.length === 1 && !event.ctrlKey && !event.metaKey)
      const selection = $getSelection()
      if (!isLetter || !$isNodeSelection(selection)) return false
      const node = selection.getNodes().at(-1)
      if (node) $caretBehind(node)
      return false
    },
    COMMAND_PRIORITY_HIGH,
  )
}
