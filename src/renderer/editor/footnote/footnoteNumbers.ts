import { type LexicalEditor, mergeRegister, type NodeKey, type UpdateListenerPayload } from 'lexical'
import { isWholeState } from '../reader.ts'
import { FootnoteNode } from './FootnoteNode.ts'

/** What a footnote says, in the order of the text. */
type Listed = { key: NodeKey; words: string }
type Store = { list: readonly Listed[]; listeners: Set<() => void> }

const stores = new WeakMap<LexicalEditor, Store>()

function storeOf(editor: LexicalEditor): Store {
  const known = stores.get(editor)
  const store = known ?? { list: [], listeners: new Set() }
  if (!known) stores.set(editor, store)
  return store
}

/** The footnotes of a note as they are now, and who wants to hear of changes. The same list until one changes. */
export function footnotesOf(editor: LexicalEditor) {
  const store = storeOf(editor)
  return {
    get: () => store.list,
    subscribe(changed: () => void) {
      store.listeners.add(changed)
      return () => store.listeners.delete(changed)
    },
  }
}

function tell(editor: LexicalEditor, list: Listed[]): void {
  const store = storeOf(editor)
  const isSame = (each: Listed, at: number) => each.key === store.list[at]?.key && each.words === store.list[at]?.words
  if (list.length === store.list.length && list.every(isSame)) return
  store.list = list
  for (const changed of store.listeners) changed()
}

/** Writes the numbers in the order of the text, where they differ. CSS counters end at each block that is laid out late. */
function number(root: HTMLElement): Listed[] {
  const list: Listed[] = []
  for (const dom of root.querySelectorAll<HTMLElement>('[data-footnote]')) {
    // Those of a note that is shown in this one are counted there.
    if (dom.closest('[data-lexical-editor]') !== root) continue
    list.push({ key: dom.dataset.footnote ?? '', words: dom.title })
    const at = list.length
    if (dom.textContent === String(at)) continue
    dom.textContent = String(at)
    dom.setAttribute('aria-label', `Footnote ${at}`)
  }
  return list
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
    if (root) tell(editor, count > 0 ? number(root) : [])
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
