import { isJson, type Json, type MarkdownNode } from '../markdown/tree.ts'
import { wordsOf } from '../unknown/UnknownNode.ts'

const IN_FOOTNOTE = new Set(['paragraph', 'list', 'quote', 'code', 'heading'])

/** Whether Markdown can say what a footnote holds: blocks of words, a paragraph first. */
function isPlain(content: unknown): content is Json[] {
  if (!Array.isArray(content) || !isJson(content[0]) || content[0].type !== 'paragraph') return false
  return content.every(block => isJson(block) && IN_FOOTNOTE.has(String(block.type)) && wordsOf(block).trim() !== '')
}

/**
 * A footnote as Markdown calls it, `[^1]`, and what it says added to `definitions`, which stand below the text. Null
 * where Markdown cannot say it.
 */
export function footnoteMarkdown(
  json: Json,
  definitions: MarkdownNode[],
  block: (child: Json) => MarkdownNode,
): MarkdownNode | null {
  if (!isPlain(json.content)) return null
  const identifier = String(definitions.length + 1)
  const called = { identifier, label: identifier }
  definitions.push({ type: 'footnoteDefinition', ...called, children: json.content.map(block) })
  return { type: 'footnoteReference', ...called }
}
