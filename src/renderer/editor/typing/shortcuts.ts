import { $createHorizontalRuleNode, $isHorizontalRuleNode, HorizontalRuleNode } from '@lexical/extension'
import { $createLinkNode } from '@lexical/link'
import { $createListNode, $isListItemNode, $isListNode } from '@lexical/list'
import {
  BOLD_ITALIC_STAR,
  BOLD_ITALIC_UNDERSCORE,
  BOLD_STAR,
  BOLD_UNDERSCORE,
  CHECK_LIST,
  CODE,
  type ElementTransformer,
  HEADING,
  INLINE_CODE,
  ITALIC_STAR,
  ITALIC_UNDERSCORE,
  ORDERED_LIST,
  QUOTE,
  registerMarkdownShortcuts,
  STRIKETHROUGH,
  type Transformer,
  UNORDERED_LIST,
} from '@lexical/markdown'
import { $createParagraphNode, $createTextNode, type LexicalEditor, mergeRegister, type TextNode } from 'lexical'
import { webAddress } from '../webLink/address.ts'
import { $cutOut, onTyped } from './typed.ts'

const RULE: ElementTransformer = {
  type: 'element',
  dependencies: [HorizontalRuleNode],
  export: node => ($isHorizontalRuleNode(node) ? '---' : null),
  regExp: /^(---|\*\*\*|___)\s?$/,
  triggerOnEnter: true,
  replace: parent => {
    const rule = $createHorizontalRuleNode()
    const below = $createParagraphNode()
    parent.replace(rule)
    rule.insertAfter(below)
    below.select()
  },
}

const SHORTCUTS: Transformer[] = [
  HEADING,
  QUOTE,
  CHECK_LIST,
  UNORDERED_LIST,
  ORDERED_LIST,
  RULE,
  CODE,
  INLINE_CODE,
  BOLD_ITALIC_STAR,
  BOLD_ITALIC_UNDERSCORE,
  BOLD_STAR,
  BOLD_UNDERSCORE,
  ITALIC_STAR,
  ITALIC_UNDERSCORE,
  STRIKETHROUGH,
]

const TYPED_LINK = /\[([^[\]\n]{1,300})\]\(([^()\s]{1,2000})\)$/

/** `[words](address)`, for the addresses a note may link to. */
function $typedLink(node: TextNode, offset: number): boolean {
  const match = TYPED_LINK.exec(node.getTextContent().slice(0, offset))
  const address = match && webAddress(match[2]!)
  if (!match || !address) return false
  const link = $createLinkNode(address).append($createTextNode(match[1]!).setFormat(node.getFormat()))
  $cutOut(node, match.index, offset).replace(link)
  link.selectNext(0, 0)
  return true
}

const BOX = /^\[([ x]?)\] $/i

/** `- ` has made a list before `[ ] ` is written, so the box is written into the item. */
function $checkBox(node: TextNode, offset: number): boolean {
  const item = node.getParent()
  const list = item?.getParent()
  const box = BOX.exec(node.getTextContent().slice(0, offset))
  if (!box || !$isListItemNode(item) || !$isListNode(list) || node.getPreviousSibling()) return false
  if (list.getListType() === 'check') return false
  const items = [item, ...item.getNextSiblings()]
  if (item.getPreviousSibling()) list.insertAfter($createListNode('check').append(...items))
  else list.setListType('check')
  item.setChecked(box[1]?.toLowerCase() === 'x')
  node.setTextContent(node.getTextContent().slice(offset))
  node.select(0, 0)
  return true
}

/** What one may write as in Markdown: `# `, `> `, `- `, `1. `, `- [ ] `, `---`, ```` ``` ````, `**bold**` and so on. */
export function registerShortcuts(editor: LexicalEditor): () => void {
  return mergeRegister(
    registerMarkdownShortcuts(editor, SHORTCUTS),
    onTyped(editor, before => BOX.test(before), $checkBox),
    onTyped(editor, before => before.endsWith(')') && TYPED_LINK.test(before), $typedLink),
  )
}
