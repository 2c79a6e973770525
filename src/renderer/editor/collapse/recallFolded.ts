import type { HeadingNode } from '@lexical/rich-text'
import type { LexicalEditor, NodeKey } from 'lexical'
import { type FoldedHeading, foldedIn, keepFolded } from '#data/foldMemory.ts'
import { surroundingsOf } from '../surroundings.ts'
import { $headings } from './sections.ts'

const LONGEST = 200

/** Each heading with what it is found again by. Most notes have none folded, so this is rarely asked for. */
function $named(): { heading: HeadingNode; name: FoldedHeading }[] {
  const alike = new Map<string, number>()
  return $headings().map(heading => {
    const tag = heading.getTag()
    const words = heading.getTextContent().slice(0, LONGEST)
    const nth = alike.get(`${tag} ${words}`) ?? 0
    alike.set(`${tag} ${words}`, nth + 1)
    return { heading, name: { tag, words, nth } }
  })
}

/** The headings that were folded when the note was last open here, as far as they are still there. */
export function recallFolded(editor: LexicalEditor): NodeKey[] {
  const { noteId } = surroundingsOf(editor)
  const kept = noteId ? foldedIn(noteId) : []
  if (kept.length === 0) return []
  const names = new Set(kept.map(name => JSON.stringify([name.tag, name.words, name.nth])))
  return editor.getEditorState().read(() =>
    $named()
      .filter(({ name }) => names.has(JSON.stringify([name.tag, name.words, name.nth])))
      .map(({ heading }) => heading.getKey()),
  )
}

export function rememberFolded(editor: LexicalEditor, folded: ReadonlySet<NodeKey>): void {
  const { noteId } = surroundingsOf(editor)
  if (!noteId) return
  const names = editor.getEditorState().read(() => $named().filter(({ heading }) => folded.has(heading.getKey())))
  keepFolded(
    noteId,
    names.map(({ name }) => name),
  )
}
