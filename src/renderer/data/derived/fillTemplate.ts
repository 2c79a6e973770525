import { isOrUnder, normalTag } from '#lib/tag.ts'
import { isNode, type JsonNode } from './lines.ts'

/** What stands for the words in double braces. */
export type TemplateValues = { title: string; date: string; time: string }

/**
 * Where the caret goes: the place among the blocks, then among children; `offset` in UTF-16 units of a text, or among
 * the children of what is no text.
 */
export type Caret = { path: number[]; offset: number }

export type Filled = { blocks: unknown[]; caret: Caret | null }

/** The tag that makes a note a template. */
export const TEMPLATE_TAG = 'template'

const WORDS = /\{\{\s*(title|date|time)\s*\}\}/gi
const CARET = /\{\{\s*cursor\s*\}\}/i
const CARETS = new RegExp(CARET, 'gi')
const DEEPEST = 60

/**
 * The blocks of a template for a note of its own: {{title}}, {{date}} and {{time}} are replaced, the first {{cursor}}
 * is where one writes on, and other words in braces are words. The tag that makes it a template stays behind, and so do
 * the ids by which links know its blocks: in the new note they are other blocks.
 */
export function fillTemplate(blocks: unknown[], values: TemplateValues): Filled {
  const found: { caret: Caret | null } = { caret: null }
  return { blocks: fillAll(blocks.filter(isNode), [], values, found), caret: found.caret }
}

function fillAll(
  nodes: JsonNode[],
  path: number[],
  values: TemplateValues,
  found: { caret: Caret | null },
): JsonNode[] {
  const filled: JsonNode[] = []
  for (const node of nodes) {
    if (isTemplateTag(node) || (path.length === 0 && isTagLine(node))) continue
    const next = fillNode(node, [...path, filled.length], values, found)
    if (next) filled.push(next)
  }
  return filled
}

function fillNode(
  node: JsonNode,
  path: number[],
  values: TemplateValues,
  found: { caret: Caret | null },
): JsonNode | null {
  if (node.type === 'text' && typeof node.text === 'string') return fillText(node, node.text, path, values, found)
  const own = withoutId(node)
  if (!Array.isArray(node.children) || path.length > DEEPEST) return own
  return { ...own, children: fillAll(node.children.filter(isNode), path, values, found) }
}

/** A text that only said where the caret goes leaves nothing. */
function fillText(
  node: JsonNode,
  text: string,
  path: number[],
  values: TemplateValues,
  found: { caret: Caret | null },
): JsonNode | null {
  if (!text.includes('{{')) return node
  const words = text.replace(WORDS, (_all, name: string) => values[name.toLowerCase() as keyof TemplateValues])
  const at = words.search(CARET)
  const left = words.replace(CARETS, '')
  if (at >= 0 && !found.caret) {
    found.caret = left === '' ? { path: path.slice(0, -1), offset: path.at(-1)! } : { path, offset: at }
  }
  return left === '' ? null : { ...node, text: left }
}

const isTemplateTag = (node: JsonNode): boolean => {
  const tag = node.type === 'tag' && typeof node.text === 'string' ? normalTag(node.text.slice(1)) : null
  return tag !== null && isOrUnder(tag, TEMPLATE_TAG)
}

/** A block in which the template's tag stands alone. */
function isTagLine({ type, children }: JsonNode): boolean {
  if (type !== 'paragraph' || !Array.isArray(children)) return false
  const parts = children.filter(isNode)
  const isBlank = (part: JsonNode) => part.type === 'text' && typeof part.text === 'string' && part.text.trim() === ''
  return parts.some(isTemplateTag) && parts.every(part => isTemplateTag(part) || isBlank(part))
}

function withoutId(node: JsonNode): JsonNode {
  if (!isNode(node.$) || !('part' in node.$)) return node
  const { part: _, ...rest } = node.$ as Record<string, unknown>
  const { $: __, ...own } = node
  return Object.keys(rest).length > 0 ? ({ ...own, $: rest } as JsonNode) : (own as JsonNode)
}
