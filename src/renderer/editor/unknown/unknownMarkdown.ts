import { commentJson, jsonIn, type MarkdownNode } from '../markdown/tree.ts'

const FENCE = 'aide-memoire'
const COMMENT = /^<!--aide-memoire (.*)-->$/s

/** A block that Markdown has nothing for: its JSON, fenced. Comes back as it was. */
export const unknownBlock = (json: unknown): MarkdownNode => ({
  type: 'code',
  lang: FENCE,
  value: JSON.stringify(json, null, 2),
})

/** The same within a line, where it is not seen. */
export const unknownPart = (json: unknown): MarkdownNode => ({
  type: 'html',
  value: `<!--aide-memoire ${commentJson(json)}-->`,
})

/** The JSON that was fenced, or null where this is something else. */
export const fencedJson = (node: MarkdownNode): unknown =>
  node.type === 'code' && node.lang === FENCE ? jsonIn(node.value ?? '') : null

export function commentedJson(html: string): unknown {
  const found = COMMENT.exec(html)
  return found ? jsonIn(found[1]!) : null
}

/** A block of code that would be taken for a fenced node. */
export const looksFenced = (language: string): boolean => language === FENCE
