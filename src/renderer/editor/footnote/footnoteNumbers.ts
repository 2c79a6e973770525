import { type LexicalEditor, mergeRegister, type UpdateListenerPayload } from 'lexical'
import { isWholeState } from '../reader.ts'
import { FootnoteNode } from './FootnoteNode.ts'

/** Writes the numbers in the order of the text, where they differ. CSS counters end at each block that is laid out late. */
function number(root: HTMLElement): void {
  let at = 0
  for (const dom of root.querySelectorAll<HTMLElement>('[data-footnote]')) {
    // Those of a note that is shown in this one are counted there.
    if (dom.closest('[data-lexical-editor]') !== root) continue
    at++
    if (dom.textContent === String(at)) continue
    dom.textContent = String(at)
    dom.setAttribute('aria-label', `Footnote ${at}`)
  }
}

/** Whether blocks or what stands in them may have changed places: typing changes only a text and marks what is around it. */
function mayMove(update: UpdateListenerPayload): boolean {
  if (isWholeState(update)) return true
  for (const isChangedItself of update.dirtyElements.values()) if (isChangedItself) return true
  return false
}

/** Keeps the numbers right. Without footnotes it does nothing. */
export function registerFootnoteNumbers(editor: LexicalEditor): () => void {
  let count = 0
  const paint = () => {
    const root = editor.getRootElement()
    if (root && count > 0) number(root)
  }
  return mergeRegister(
    editor.registerMutationListener(FootnoteNode, mutations => {
      for (const mutation of mutations.values()) {
        if (mutation === 'created') count++
        if (mutation === 'destroyed') count--
      }
      paint()
    }),
    editor.registerUpdateListener(update => {
      if (count > 0 && mayMove(update)) paint()
    }),
  )
}
