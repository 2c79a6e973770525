import type { LexicalEditor, NodeKey } from 'lexical'

/** What a footnote says below its own text: another pane may hold a footnote by the same key. */
export function footnoteEntry(editor: LexicalEditor, key: NodeKey): HTMLElement | null {
  const around = editor.getRootElement()?.parentElement
  return around?.querySelector<HTMLElement>(`[data-footnote-entry="${key}"]`) ?? null
}
