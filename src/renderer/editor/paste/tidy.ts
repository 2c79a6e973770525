import { $isLinkNode } from '@lexical/link'
import { $isListItemNode } from '@lexical/list'
import {
  $isElementNode,
  $isLineBreakNode,
  $isParagraphNode,
  $isTextNode,
  type ElementNode,
  IS_BOLD,
  IS_CODE,
  IS_ITALIC,
  IS_STRIKETHROUGH,
  IS_UNDERLINE,
  type LexicalNode,
} from 'lexical'
import { webAddress } from '../webLink/address.ts'

const MARKS = IS_BOLD | IS_ITALIC | IS_UNDERLINE | IS_STRIKETHROUGH | IS_CODE

function $tidyElement(node: ElementNode): void {
  node.setFormat('').setDirection(null).setStyle('')
  if (!$isListItemNode(node)) node.setIndent(0)
  if (!$isLinkNode(node)) return
  const address = webAddress(node.getURL())
  if (address) node.setURL(address).setRel(null).setTarget(null).setTitle(null)
}

function $isBlank(node: LexicalNode): boolean {
  if ($isLineBreakNode(node)) return true
  if ($isTextNode(node)) return /^[\s\u00a0]*$/.test(node.getTextContent())
  return false
}

function $isEmptyParagraph(node: LexicalNode): boolean {
  return $isParagraphNode(node) && node.getChildren().every($isBlank)
}

function $tidyNode(node: LexicalNode): LexicalNode[] {
  if ($isTextNode(node)) {
    node.setFormat(node.getFormat() & MARKS).setStyle('')
    // A no-break space from Word or a web page is layout, not meaning.
    if (node.isSimpleText() && node.getTextContent().includes('\u00a0')) {
      node.setTextContent(node.getTextContent().replaceAll('\u00a0', ' '))
    }
    return [node]
  }
  if (!$isElementNode(node)) return [node]
  const children = node.getChildren()
  const tidied = children.flatMap($tidyNode)
  if ($isLinkNode(node) && !webAddress(node.getURL())) return tidied
  if (tidied.length !== children.length || tidied.some((child, at) => child !== children[at])) {
    node.splice(0, children.length, tidied)
  }
  $tidyElement(node)
  return [node]
}

/** Takes from imported nodes what a note does not keep: other marks, alignment, unsafe addresses, empty paragraphs. */
export function $tidy(nodes: LexicalNode[]): LexicalNode[] {
  const tidied = nodes.flatMap($tidyNode)
  const full = tidied.filter(node => !$isEmptyParagraph(node))
  return full.length > 0 ? full : tidied.slice(0, 1)
}
