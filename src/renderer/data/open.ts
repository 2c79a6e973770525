import type { NoteHead } from './rows.ts'

/** `recovered`: notes whose last words were found in a draft that a window left when it was closed. */
export type Opened = { isNew: boolean; recovered: NoteHead[] }

/**
 * Opens the notebook, brings derived rows and heads up to date and follows other windows from then on. Throws
 * `NewerNotebook` with nothing changed when a newer app wrote it.
 */
export async function openNotebook(): Promise<Opened> {
  throw new Error('not written yet')
}
/** Tells in a sentence that the notebook was closed under the window (a newer app needs it, or the browser gave up). */
export function onNotebookClosed(_listener: (sentence: string) => void): () => void {
  return () => {}
}
