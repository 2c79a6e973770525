import { calloutMarkdown } from '../callout/calloutMarkdown.ts'
import { directionMark } from '../direction/directionMarkdown.ts'
import { embedMarkdown } from '../embed/embedMarkdown.ts'
import { imageMarkdown } from '../image/imageMarkdown.ts'
import { partMark } from '../part/partMarkdown.ts'
import { quoteMarkdown } from '../quote/quoteMarkdown.ts'
import { tableMarkdown } from '../table/tableMarkdown.ts'
import { looksFenced, unknownBlock } from '../unknown/unknownMarkdown.ts'
import { inlineTo } from './inlineTo.ts'
import { childrenOf, isJson, type Json, type MarkdownNode, type Names, stringIn } from './tree.ts'

/** Deeper than that no hand writes; the rest is kept as JSON. */
const DEEPEST = 40

/** One top-level node of a note as Markdown. What Markdown has nothing for is kept as JSON. */
export function blockTo(block: unknown, names: Names, depth = 0): MarkdownNode {
  if (!isJson(block) || depth > DEEPEST) return unknownBlock(block)
  switch (block.type) {
    case 'paragraph':
      return lineTo('paragraph', block, names)
    case 'heading':
      return { ...lineTo('heading', block, names), depth: Number(stringIn(block, 'tag').slice(1)) || 1 }
    case 'quote':
      return { type: 'blockquote', children: [lineTo('paragraph', block, names)] }
    case 'source-quote':
      return quoteMarkdown(block, names)
    case 'horizontalrule':
      return { type: 'thematicBreak' }
    case 'code':
      return codeTo(block)
    case 'list':
      return listTo(block, names, 0)
    case 'table':
      return tableMarkdown(block, line => lineTo('paragraph', line, names).children ?? []) ?? unknownBlock(block)
    case 'callout':
      return calloutMarkdown(block, child => blockTo(child, names, depth + 1))
    case 'image':
      return imageMarkdown(block, names) ?? unknownBlock(block)
    case 'embed':
      return embedMarkdown(block, names) ?? unknownBlock(block)
    default:
      return unknownBlock(block)
  }
}

/** A line of words with what was said of its direction and the id links know it by; of an empty one nothing is left to say. */
function lineTo(type: string, block: Json, names: Names, children = childrenOf(block)): MarkdownNode {
  const words = inlineTo(children, names)
  return { type, children: words.length > 0 ? [...words, ...directionMark(block), ...partMark(block, names)] : words }
}

function codeTo(block: Json): MarkdownNode {
  const lang = stringIn(block, 'language')
  if (looksFenced(lang)) return unknownBlock(block)
  const value = childrenOf(block)
    .map(child => (child.type === 'linebreak' ? '\n' : stringIn(child, 'text')))
    .join('')
  return { type: 'code', lang: lang || null, value }
}

/** Lexical puts a list within a list into an item of its own; Markdown into the item above. */
function listTo(block: Json, names: Names, depth: number): MarkdownNode {
  if (depth > DEEPEST) return unknownBlock(block)
  const isCheck = block.listType === 'check'
  const items: MarkdownNode[] = []
  for (const item of childrenOf(block)) {
    const lists = childrenOf(item).filter(child => child.type === 'list')
    const words = childrenOf(item).filter(child => child.type !== 'list')
    if (words.length > 0 || lists.length === 0 || items.length === 0) {
      const children = [lineTo('paragraph', item, names, words)]
      items.push({ type: 'listItem', spread: false, checked: isCheck ? item.checked === true : null, children })
    }
    items.at(-1)!.children!.push(...lists.map(list => listTo(list, names, depth + 1)))
  }
  const isNumbered = block.listType === 'number'
  const start = isNumbered && typeof block.start === 'number' ? block.start : null
  return { type: 'list', ordered: isNumbered, start, spread: false, children: items }
}
