import { childrenOf, type Json, type MarkdownNode, stringIn } from '../markdown/tree.ts'
import { type Tone, toneOf } from './tone.ts'

const HEAD = /^\[!([\w-]+)\][+-]?[ \t]*/

/** A callout as Obsidian and GitHub write it: a block quote that names its kind. */
export function calloutMarkdown(json: Json, block: (child: Json) => MarkdownNode): MarkdownNode {
  const head = { type: 'html', value: `[!${stringIn(json, 'tone') || 'info'}]` }
  return { type: 'blockquote', children: [{ type: 'paragraph', children: [head] }, ...childrenOf(json).map(block)] }
}

/** The kind of a callout and the blocks in it; null where a block quote is none. A title of its own becomes its first line. */
export function calloutFrom(node: MarkdownNode): { tone: Tone; inside: MarkdownNode[] } | null {
  const [first, ...rest] = node.children ?? []
  const [words, ...more] = first?.children ?? []
  const head = words?.type === 'text' || words?.type === 'html' ? HEAD.exec(words.value ?? '') : null
  const tone = head && toneOf(head[1]!)
  if (!tone) return null
  const after = (words!.value ?? '').slice(head[0].length).replace(/^\n/, '')
  const line = [...(after ? [{ type: 'text', value: after }] : []), ...more]
  return { tone, inside: [...(line.length > 0 ? [{ type: 'paragraph', children: line }] : []), ...rest] }
}
