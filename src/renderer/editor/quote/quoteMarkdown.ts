import { commentJson, type Json, jsonIn, type MarkdownNode, type Names, plainOf, stringIn } from '../markdown/tree.ts'
import { safeId } from '../safeId.ts'

const COMMENT = /^<!-- quote (.*) -->$/s

/** Whether words come back from one paragraph of Markdown as they were. */
const isPlain = (words: string) => words !== '' && words === words.trim() && !/\n\s|\s\n|\r|\t/.test(words)

/** A quote as a block quote with its origin below; a comment that no reader shows says which highlight it is. */
export function quoteMarkdown(json: Json, names: Names): MarkdownNode {
  const [words, source, locator] = [stringIn(json, 'words'), stringIn(json, 'source'), stringIn(json, 'locator')]
  const file = names.fileOf(source)
  const citation = names.citationOf(source)
  const mark = { highlight: json.highlight, source, locator, ...(isPlain(words) ? {} : { words }) }
  const origin: MarkdownNode[] = [
    { type: 'text', value: '— ' },
    file ? { type: 'wikiLink', name: file, shown: citation } : { type: 'text', value: citation },
    { type: 'text', value: locator ? `, ${locator} ` : ' ' },
    { type: 'html', value: `<!-- quote ${commentJson(mark)} -->` },
  ]
  const paragraphs = words.split(/\n{2,}/).map(value => ({ type: 'paragraph', children: [{ type: 'text', value }] }))
  return { type: 'blockquote', children: [...paragraphs, { type: 'paragraph', children: origin }] }
}

/** The quote that a block quote stands for, or null where it is a block quote and no more. */
export function quoteFrom(node: MarkdownNode): Json | null {
  const paragraphs = node.children ?? []
  const mark = COMMENT.exec(paragraphs.at(-1)?.children?.at(-1)?.value ?? '')
  const json = mark && jsonIn(mark[1]!)
  if (typeof json !== 'object' || json === null) return null
  const kept = json as Json
  return {
    type: 'source-quote',
    version: 1,
    highlight: safeId(stringIn(kept, 'highlight')),
    source: safeId(stringIn(kept, 'source')),
    words: stringIn(kept, 'words') || paragraphs.slice(0, -1).map(plainOf).join('\n\n'),
    locator: stringIn(kept, 'locator'),
  }
}
