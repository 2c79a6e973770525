import { $getSelection, $setSelection, type LexicalEditor, registerEventListeners } from 'lexical'

/**
 * A text that gets the focus back from a dialog has its caret where it was. The browser would set it to the start of
 * the note, and a command chosen in the palette would change the first block instead of the one written in.
 */
export function registerCaretKeeping(editor: LexicalEditor): () => void {
  let isPressed = false
  const press = () => {
    isPressed = true
  }
  const release = () => {
    isPressed = false
  }
  const focus = () => {
    // A press says itself where the caret goes.
    if (isPressed) return
    editor.update(
      () => {
        const selection = $getSelection()
        if (selection) $setSelection(selection.clone())
      },
      { discrete: true },
    )
  }
  return editor.registerRootListener(root => {
    if (!root) return
    window.addEventListener('pointerdown', press, { capture: true })
    window.addEventListener('pointerup', release, { capture: true })
    window.addEventListener('pointercancel', release, { capture: true })
    const stop = registerEventListeners(root, { focus })
    return () => {
      stop()
      window.removeEventListener('pointerdown', press, { capture: true })
      window.removeEventListener('pointerup', release, { capture: true })
      window.removeEventListener('pointercancel', release, { capture: true })
    }
  })
}
