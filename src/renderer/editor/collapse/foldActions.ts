import { $getNodeByKey, $getSelection, type LexicalEditor } from 'lexical'
import { announce } from '#ui/announce.ts'
import { $topBlockOf } from '../topBlock.ts'
import { foldsOf } from './folds.ts'
import { $hasUnder, $headingsAbove, $isSectionHeading, $sectionOf } from './sections.ts'

export type FoldAction = 'fold.toggle' | 'fold.all' | 'fold.none'

export const isFoldAction = (action: string): action is FoldAction => action.startsWith('fold.')

/** The heading with the caret where something lies under it, else the nearest one that the caret lies under. */
function $headingHere(): string | null {
  const node = $getSelection()?.getNodes()[0]
  const block = node && $topBlockOf(node)
  if (!block) return null
  if ($isSectionHeading(block) && $hasUnder(block)) return block.getKey()
  return $headingsAbove(block)[0]?.getKey() ?? null
}

/** Folds a heading or unfolds it, and says so. */
export function toggleFold(editor: LexicalEditor, key: string): void {
  const folds = foldsOf(editor)
  if (!folds) return
  const isFolded = folds.isFolded(key)
  if (!(isFolded ? folds.unfold(key) : folds.fold(key))) return
  const words = editor.getEditorState().read(() => {
    const heading = $getNodeByKey(key)
    if (!$isSectionHeading(heading)) return ''
    const count = $sectionOf(heading).length - 1
    const blocks = isFolded ? '' : `, ${count} ${count === 1 ? 'block' : 'blocks'}`
    return `${isFolded ? 'Unfolded' : 'Folded'} “${heading.getTextContent()}”${blocks}`
  })
  announce(words)
}

const counted = (count: number, done: string) => `${done} ${count} ${count === 1 ? 'heading' : 'headings'}`

export function runFold(editor: LexicalEditor, action: FoldAction): void {
  const folds = foldsOf(editor)
  if (!folds) return
  if (action === 'fold.all') announce(counted(folds.foldAll(), 'Folded'))
  else if (action === 'fold.none') announce(counted(folds.unfoldAll(), 'Unfolded'))
  else {
    const key = editor.getEditorState().read($headingHere)
    if (key) toggleFold(editor, key)
    else announce('There is no heading here to fold')
  }
}
