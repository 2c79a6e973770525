import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  mergeRegister,
  type TextNode,
} from 'lexical'
import { normalTag, tagKey } from '#lib/tag.ts'
import { fold } from '#lib/words.ts'
import { $surroundings, type Surroundings, surroundingsOf } from '../surroundings.ts'
import { $caretInText, $cutOut, onTyped } from '../typing/typed.ts'
import { $createTagNode, $isTagNode, type TagNode } from './TagNode.ts'
import { endedTag, type KnownTags, tagAtEnd } from './tagText.ts'

/** The notebook's tags, as far as the typing of one needs them. */
export function knownTags(around: Surroundings): KnownTags {
  const keys = () => around.tagNames().map(({ tag }) => tagKey(tag))
  return {
    begins: raw => {
      const start = fold(raw.replace(/\s+/g, ' '))
      return (
        keys().some(key => key.startsWith(start) && key.length > start.trimEnd().length) ||
        (!raw.endsWith(' ') && keys().includes(start))
      )
    },
    is: raw => keys().includes(fold(raw.replace(/\s+/g, ' '))),
  }
}

/** Puts a tag in the place of some characters; the caret keeps its distance to the end of the text. */
export function $replaceByTag(node: TextNode, start: number, end: number, tag: string): TagNode {
  const made = $createTagNode(tag)
  const selection = $getSelection()
  const caret = $isRangeSelection(selection) && selection.anchor.key === node.getKey() ? selection.anchor.offset : null
  $cutOut(node, start, end).replace(made)
  if (caret === null || caret <= start) return made
  const behind = made.getNextSibling<TextNode>()
  if (caret > end && behind) behind.select(caret - end, caret - end)
  else made.selectEnd()
  return made
}

/** Makes the tag that ends where the caret stands. */
function $finishTag(): boolean {
  const caret = $caretInText()
  const before = caret?.node.getTextContent().slice(0, caret.offset)
  const tag = before?.includes('#') ? tagAtEnd(before, knownTags($surroundings())) : null
  if (!caret || !tag) return false
  $replaceByTag(caret.node, tag.start, tag.end, tag.tag)
  return true
}

// At most so many words can be taken into a tag afterwards: more is a sentence that happens to end in `#`.
const REST_OF_TAG = /^((?: [\p{L}\p{M}\p{N}_\-/\u200c\u200d]+){1,4})#$/u

/** `#military aid#`: the first space made `#military`; the closing mark takes the rest into it. */
function $closeTag(node: TextNode, offset: number): boolean {
  const before = node.getPreviousSibling()
  const rest = REST_OF_TAG.exec(node.getTextContent().slice(0, offset))
  const tag = rest && $isTagNode(before) ? normalTag(before.getTag() + rest[1]) : null
  if (!tag || !$isTagNode(before)) return false
  before.replace($createTagNode(tag))
  node.setTextContent(node.getTextContent().slice(offset))
  node.select(0, 0)
  return true
}

/** A space, a mark or Enter behind `#word` makes the tag; a second `#` one that holds spaces. */
export function registerTypedTags(editor: LexicalEditor): () => void {
  const known = knownTags(surroundingsOf(editor))
  return mergeRegister(
    onTyped(
      editor,
      before => before.includes('#') && (REST_OF_TAG.test(before) || endedTag(before, known) !== null),
      (node, offset) => {
        if ($closeTag(node, offset)) return true
        const tag = endedTag(node.getTextContent().slice(0, offset), known)
        if (tag) $replaceByTag(node, tag.start, tag.end, tag.tag)
        return tag !== null
      },
    ),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      () => {
        $finishTag()
        return false
      },
      COMMAND_PRIORITY_HIGH,
    ),
  )
}
