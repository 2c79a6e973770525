import { footnoteMarkdown } from './footnote/footnoteMarkdown.ts'
import { blockFrom, code, paragraph } from './markdown/blockFrom.ts'
import { blockTo } from './markdown/blockTo.ts'
import { textJson } from './markdown/inlineFrom.ts'
import type { Json, MarkdownNode, Meanings, Names } from './markdown/tree.ts'
import { tagJson, writtenTags } from './tag/tagMarkdown.ts'

export type { MarkdownNode, Meanings, Names, NotKept } from './markdown/tree.ts'
export { writtenTags }

/** Stored blocks as a tree of Markdown. Pure: no editor, no window. Alignment, indents and colours stay behind. */
export function markdownTree(blocks: readonly unknown[], names: Names): MarkdownNode {
  const definitions: MarkdownNode[] = []
  const footnote = (json: Json) => footnoteMarkdown(json, definitions, block => blockTo(block, names))
  const children = blocks.map(block => blockTo(block, { ...names, footnote }))
  return { type: 'root', children: [...children, ...definitions] }
}

/** A tree of Markdown as blocks to store. */
export function blocksFromTree(root: MarkdownNode, meanings: Meanings): unknown[] {
  const blocks = (nodes: readonly MarkdownNode[]) => nodes.flatMap(node => blockFrom(node, meanings))
  return (root.children ?? []).flatMap(node => blockFrom(node, { ...meanings, blocks }))
}

/** Text that is no Markdown: a paragraph for each line. */
export function blocksFromText(text: string): unknown[] {
  return text.split(/\r\n?|\n/).map(line => paragraph(line === '' ? [] : [textJson(line)]))
}

/** A line of tags, for those that stand only in the front matter. */
export function tagLine(tags: readonly string[]): unknown {
  const nodes = tags.map(tag => tagJson(tag)).filter(node => node !== null)
  return paragraph(nodes.flatMap((node, i): Json[] => (i === 0 ? [node] : [textJson(' '), node])))
}

/** A block of code with these lines in it. */
export const codeBlock = (value: string, language: string): unknown => code(value, language)
