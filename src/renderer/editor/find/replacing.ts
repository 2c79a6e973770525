import { $createRangeSelection, $getNearestNodeFromDOMNode, $isTextNode, $setSelection, type TextNode } from 'lexical'
import type { Piece } from './blockText.ts'

type TextPiece = { node: TextNode; start: number; end: number }

/** The pieces as nodes whose words may be changed; null where one is a quote's, a link's or a tag's. */
function $ownWords(pieces: Piece[]): TextPiece[] | null {
  const own: TextPiece[] = []
  for (const { node: dom, start, end } of pieces) {
    const node = $getNearestNodeFromDOMNode(dom)
    if (!$isTextNode(node) || !node.isSimpleText()) return null
    own.push({ node, start, end })
  }
  return own.length > 0 ? own : null
}

/** Replaces what was found, in the type of its first letter. False where the words are not the note's own. */
export function $replace(pieces: Piece[], replacement: string): boolean {
  const own = $ownWords(pieces)
  const first = own?.[0]
  if (!own || !first) return false
  for (const { node, start, end } of own.slice(1)) {
    node.spliceText(start, end - start, '')
    if (node.getTextContentSize() === 0) node.remove()
  }
  first.node.spliceText(first.start, first.end - first.start, replacement)
  const after = first.start + replacement.length
  first.node.select(after, after)
  if (first.node.getTextContentSize() === 0) first.node.remove()
  return true
}

/** Selects what was found, for writing to go on there. */
export function $select(pieces: Piece[]): void {
  const own = $ownWords(pieces)
  const [first, last] = [own?.[0], own?.at(-1)]
  if (!first || !last) return
  const selection = $createRangeSelection()
  selection.anchor.set(first.node.getKey(), first.start, 'text')
  selection.focus.set(last.node.getKey(), last.end, 'text')
  $setSelection(selection)
}
