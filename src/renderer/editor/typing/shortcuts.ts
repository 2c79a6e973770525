import { $createHorizontalRuleNode, $isHorizontalRuleNode, HorizontalRuleNode } from '@lexical/extension'
import { $isListItemNode, $isListNode } from '@lexical/list'
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
  LINK,
  ORDERED_LIST,
  QUOTE,
  registerMarkdownShortcuts,
  STRIKETHROUGH,
  type TextMatchTransformer,
  type Transformer,
  UNORDERED_LIST,
} from '@lexical/markdown'
import { $createParagraphNode, type LexicalEditor, mergeRegister, type TextNode } from 'lexical'
import { webAddress } from '../webLink/address.ts'
import { onTyped } from './typed.ts'

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

const SAFE_LINK: TextMatchTransformer = {
  ...LINK,
  replace: (node, match) => (webAddress(match[2] ?? '') ? LINK.replace?.(node, match) : undefined),
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
  SAFE_LINK,
]

const BOX = /^\[([ x]?)\] $/i

/** `- ` has made a list before `[ ] ` is written, so the box is written into the item. */
function $checkBox(node: TextNode, offset: number): boolean {
  const item = node.getParent()
  const list = item?.getParent()
  const box = BOX.exec(node.getTextContent().slice(0, offset))
  if (!box || !$isListItemNode(item) || !$isListNode(list) || node.getPreviousSibling()) return false
  if (list.getListType() === 'check') return false
  list.setListType('check')
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
  )
}
