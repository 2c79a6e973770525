import type { LexicalEditor } from 'lexical'
import { showToast } from '#ui/toast.ts'
import { pasteAsPlain } from '../paste/pasteExtension.ts'
import { markdownOf } from './copyExtension.ts'

/** Puts what is selected on the clipboard as Markdown, or the whole note where nothing is. */
export async function copyAsMarkdown(editor: LexicalEditor): Promise<void> {
  const hasSelection = editor.read(() => {
    const selection = editor.getEditorState()._selection
    return selection !== null && selection.getTextContent() !== ''
  })
  await navigator.clipboard.writeText(markdownOf(editor))
  showToast({ text: hasSelection ? 'Copied as Markdown.' : 'Copied the note as Markdown.' })
}

/**
 * Sets the words on the clipboard into the note without looks or structure. Where the clipboard may not be read by a
 * command, as in the desktop's window, the next paste does it.
 */
export async function pastePlainText(editor: LexicalEditor): Promise<void> {
  const text = await navigator.clipboard.readText().catch(() => null)
  editor.focus()
  pasteAsPlain(editor, text)
  if (text === null) showToast({ text: 'The next paste comes in as plain text.' })
}
