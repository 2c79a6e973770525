import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  mergeRegister,
  type TextNode,
} from 'lexical'
import { tagKey } from '#lib/tag.ts'
import { fold } from '#lib/words.ts'
import { $surroundings, type Surroundings, surroundingsOf } from '../surroundings.ts'
import { $caretInText, $cutOut, onTyped } from '../typing/typed.ts'
import { $createTagNode, type TagNode } from './TagNode.ts'
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
export function $finishTag(): boolean {
  const caret = $caretInText()
  const before = caret?.node.getTextContent().slice(0, caret.offset)
  const tag = before?.includes('#') ? tagAtEnd(before, knownTags($surroundings())) : null
  if (!caret || !tag) return false
  $replaceByTag(caret.node, tag.start, tag.end, tag.tag)
  return true
}

/** A space, a mark or Enter behind `#word` makes the tag; a second `#` one that holds spaces. */
export function registerTypedTags(editor: LexicalEditor): () => void {
  const known = knownTags(surroundingsOf(editor))
  return mergeRegister(
    onTyped(
      editor,
      before => before.includes('#') && endedTag(before, known) !== null,
      (node, offset) => {
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
