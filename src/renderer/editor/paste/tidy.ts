import { $isLinkNode } from '@lexical/link'
import { $isListItemNode } from '@lexical/list'
import { $createQuoteNode, $isQuoteNode, type QuoteNode } from '@lexical/rich-text'
import { $isTableCellNode } from '@lexical/table'
import {
  $createLineBreakNode,
  $createParagraphNode,
  $isDecoratorNode,
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

/** The address a link leads to, without the stop that Google Docs puts on the way to count it. */
function addressOf(written: string): string | null {
  const address = webAddress(written)
  const aim = address && /^https:\/\/www\.google\.com\/url\?/.test(address) && new URL(address).searchParams.get('q')
  return (aim && webAddress(aim)) || address
}

function $tidyElement(node: ElementNode): void {
  node.setFormat('').setDirection(null).setStyle('')
  if (!$isListItemNode(node)) node.setIndent(0)
  if (!$isLinkNode(node)) return
  const address = addressOf(node.getURL())
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
  if ($isLinkNode(node) && !addressOf(node.getURL())) return tidied
  if (tidied.length !== children.length || tidied.some((child, at) => child !== children[at])) {
    node.splice(0, children.length, tidied)
  }
  $tidyElement(node)
  if ($isListItemNode(node)) $trimLines(node)
  if ($isTableCellNode(node)) $trimCell(node)
  return $isQuoteNode(node) ? $quotesOf(node) : [node]
}

const $isBlock = (node: LexicalNode) => ($isElementNode(node) || $isDecoratorNode(node)) && !node.isInline()

/** A quote of a note is lines: paragraphs within one become its lines, as in Markdown, and other blocks stand beside it. */
function $quotesOf(quote: QuoteNode): LexicalNode[] {
  const children = quote.getChildren()
  if (!children.some($isBlock)) return [quote]
  const blocks: LexicalNode[] = []
  let open: QuoteNode | null = null
  for (const child of children.filter(each => !$isEmptyParagraph(each))) {
    if ($isBlock(child) && !$isParagraphNode(child)) {
      blocks.push(child)
      open = null
      continue
    }
    if (!open) {
      open = $createQuoteNode()
      blocks.push(open)
    } else if ($isParagraphNode(child)) open.append($createLineBreakNode(), $createLineBreakNode())
    open.append(...($isParagraphNode(child) ? child.getChildren() : [child]))
  }
  return blocks.length > 0 ? blocks : [quote.clear()]
}

/** Lines that end with nothing in them. */
function $trimLines(node: ElementNode): void {
  for (let last = node.getLastChild(); $isLineBreakNode(last); last = node.getLastChild()) last.remove()
}

/** Spreadsheets set spaces around a number; they are layout. */
function $trimCell(cell: ElementNode): void {
  for (const block of cell.getChildren().filter($isElementNode)) {
    $trimLines(block)
    const [first, last] = [block.getFirstChild(), block.getLastChild()]
    if ($isTextNode(first) && first.isSimpleText()) first.setTextContent(first.getTextContent().trimStart())
    if ($isTextNode(last) && last.isSimpleText()) last.setTextContent(last.getTextContent().trimEnd())
  }
}

/** Two line ends are how a page without paragraphs, or a mail, sets two of them apart. */
function $split(node: LexicalNode): LexicalNode[] {
  if (!$isParagraphNode(node)) return [node]
  const paragraphs = [node]
  let lines = 0
  for (const child of node.getChildren()) {
    lines = $isLineBreakNode(child) ? lines + 1 : 0
    if (lines === 2) {
      child.getPreviousSibling()?.remove()
      paragraphs.push($createParagraphNode())
    }
    if (lines >= 2) child.remove()
    else if (paragraphs.length > 1) paragraphs.at(-1)!.append(child)
  }
  return paragraphs
}

/** Takes from imported nodes what a note does not keep: other marks, alignment, unsafe addresses, empty paragraphs. */
export function $tidy(nodes: LexicalNode[]): LexicalNode[] {
  const tidied = nodes.flatMap($tidyNode).flatMap($split)
  const full = tidied.filter(node => !$isEmptyParagraph(node))
  return full.length > 0 ? full : tidied.slice(0, 1)
}
