import { calloutFrom } from '../callout/calloutMarkdown.ts'
import { withoutMark } from '../direction/directionMarkdown.ts'
import { embedFrom } from '../embed/embedMarkdown.ts'
import { imageFrom } from '../image/imageMarkdown.ts'
import { withoutPart, withPart } from '../part/partMarkdown.ts'
import { quoteFrom } from '../quote/quoteMarkdown.ts'
import { tableFrom } from '../table/tableMarkdown.ts'
import { fencedJson } from '../unknown/unknownMarkdown.ts'
import { inlineFrom, lineBreak, textJson, textsOf } from './inlineFrom.ts'
import { element, type Json, type MarkdownNode, type Meanings, plainOf } from './tree.ts'

export const paragraph = (children: Json[]): Json => element('paragraph', children, { textFormat: 0, textStyle: '' })

/** What stands between paragraphs that become one block. */
const between = () => [lineBreak(), lineBreak()]

/** One block of Markdown as blocks of a note. What a note has nothing for is kept as it was written. */
export function blockFrom(node: MarkdownNode, meanings: Meanings): unknown[] {
  switch (node.type) {
    case 'heading':
      return [lineFrom('heading', node, meanings, { tag: `h${node.depth ?? 1}` })]
    case 'thematicBreak':
      return [{ type: 'horizontalrule', version: 1 }]
    case 'code':
      return [fencedJson(node) ?? code(node.value ?? '', node.lang ?? undefined)]
    case 'blockquote':
      return quoteFrom(node) ? [quoteFrom(node)] : quoteBlocks(node, meanings)
    case 'table':
      return [tableFrom(node, children => paragraphFrom({ type: 'tableCell', children }, meanings))]
    case 'list':
      return [listFrom(node, 0, meanings)]
    case 'source':
      meanings.tell(node.what ?? 'html', node.value ?? '')
      return [paragraph(textsOf(node.value ?? ''))]
    case 'html':
      return [paragraph(inlineFrom([node], meanings))].filter(block => (block.children as Json[]).length > 0)
    default:
      return wholeFrom(node, meanings)
  }
}

function wholeFrom(node: MarkdownNode, meanings: Meanings): Json[] {
  const embed = embedFrom(node, meanings)
  return embed ? [embed] : paragraphsFrom(node, meanings)
}

/** An image is a block of its own: what stands before and behind it in a paragraph becomes two. */
function paragraphsFrom(node: MarkdownNode, meanings: Meanings): Json[] {
  const children = node.children ?? []
  const images = children.map(child => imageFrom(child, meanings))
  if (!images.some(image => image !== null)) return [paragraphFrom(node, meanings)]
  const blocks: Json[] = []
  let words: MarkdownNode[] = []
  const close = () => {
    if (words.some(word => plainOf(word).trim() !== ''))
      blocks.push(paragraphFrom({ ...node, children: trimmed(words) }, meanings))
    words = []
  }
  for (const [at, image] of images.entries()) {
    if (!image) words.push(children[at]!)
    else {
      close()
      blocks.push(image)
    }
  }
  close()
  return blocks
}

/** Words without the line ends that parted them from an image. */
function trimmed(words: MarkdownNode[]): MarkdownNode[] {
  const isLast = (at: number) => at === words.length - 1
  return words
    .filter((word, at) => word.type !== 'break' || (at > 0 && !isLast(at)))
    .map((word, at) => {
      if (word.type !== 'text') return word
      const value = at === 0 ? word.value?.trimStart() : word.value
      return { ...word, value: isLast(at) ? value?.trimEnd() : value }
    })
}

/** A line of words as a block, with what was said of its direction and the id links know it by. */
function lineFrom(type: string, node: MarkdownNode, meanings: Meanings, more: Json = {}): Json {
  const { words: said, part } = withoutPart(node.children ?? [node])
  const { words, direction } = withoutMark(said)
  return withPart({ ...element(type, inlineFrom(words, meanings), more), direction }, part)
}

const paragraphFrom = (node: MarkdownNode, meanings: Meanings): Json =>
  lineFrom('paragraph', node, meanings, { textFormat: 0, textStyle: '' })

export const code = (value: string, language: string | undefined): Json =>
  element('code', textsOf(value), language ? { language } : {})

/** A quote holds lines only: what else stood in it stands below. A callout holds blocks. */
function quoteBlocks(node: MarkdownNode, meanings: Meanings): unknown[] {
  const callout = calloutFrom(node)
  if (callout) {
    const inside = callout.inside.flatMap(child => blockFrom(child, meanings))
    return [element('callout', inside.length > 0 ? inside : [paragraph([])], { tone: callout.tone })]
  }
  const blocks: unknown[] = []
  let open: Json[] | null = null
  for (const child of node.children ?? []) {
    if (child.type !== 'paragraph') {
      blocks.push(...blockFrom(child, meanings))
      open = null
    } else if (open) open.push(...between(), ...inlineFrom(child.children ?? [], meanings))
    else {
      const quote = lineFrom('quote', child, meanings)
      open = quote.children as Json[]
      blocks.push(quote)
    }
  }
  return blocks.length > 0 ? blocks : [element('quote', [])]
}

function listFrom(node: MarkdownNode, depth: number, meanings: Meanings): Json {
  const items = node.children ?? []
  const isCheck = items.some(item => typeof item.checked === 'boolean')
  const start = node.ordered ? (node.start ?? 1) : 1
  const children: Json[] = []
  const add = (inside: unknown[], { direction, part }: Said, checked?: boolean) => {
    const value = start + children.length
    const item = element('listitem', inside, { value, ...(isCheck && checked !== undefined && { checked }) })
    children.push(withPart({ ...item, direction, indent: depth }, part))
  }
  for (const item of items) {
    const said = itemSaid(item)
    const words = itemWords(said.item, meanings)
    const lists = (item.children ?? []).filter(child => child.type === 'list')
    if (words.length > 0 || lists.length === 0) add(words, said, item.checked ?? false)
    for (const list of lists) add([listFrom(list, depth + 1, meanings)], { direction: null, part: '' })
  }
  const listType = node.ordered ? 'number' : isCheck ? 'check' : 'bullet'
  return element('list', children, { listType, start, tag: node.ordered ? 'ol' : 'ul' })
}

type Said = { direction: 'ltr' | 'rtl' | null; part: string }

/** An item without what stands at the end of its first line for its direction and its id, and what that said. */
function itemSaid(item: MarkdownNode): Said & { item: MarkdownNode } {
  const [first, ...rest] = item.children ?? []
  const { words: line, part } = withoutPart(first?.type === 'paragraph' ? (first.children ?? []) : [])
  const { words, direction } = withoutMark(line)
  const isSaid = first && (direction || part)
  return { item: isSaid ? { ...item, children: [{ ...first, children: words }, ...rest] } : item, direction, part }
}

/** An item holds lines only: code and quotes within it become lines of it. */
function itemWords(item: MarkdownNode, meanings: Meanings): Json[] {
  const parts = (item.children ?? []).filter(child => child.type !== 'list').map(child => itemPart(child, meanings))
  return parts.filter(part => part.length > 0).flatMap((part, i) => (i === 0 ? part : [...between(), ...part]))
}

function itemPart(node: MarkdownNode, meanings: Meanings): Json[] {
  if (node.type === 'code') return textsOf(node.value ?? '', 16)
  if (node.type === 'paragraph' || node.type === 'heading') return inlineFrom(node.children ?? [], meanings)
  if (node.type === 'thematicBreak') return [textJson('---')]
  if (node.type === 'source' || node.type === 'html') return inlineFrom([node], meanings)
  return textsOf((node.children ?? []).map(plainOf).join('\n'))
}
