import { footnoteMarkdown } from './footnote/footnoteMarkdown.ts'
import { blockFrom, code, paragraph } from './markdown/blockFrom.ts'
import { blockTo } from './markdown/blockTo.ts'
import { textJson } from './markdown/inlineFrom.ts'
import type { Json, MarkdownNode, Meanings, Names } from './markdown/tree.ts'
import { headingsByWords, markBelow, takesPart, withHeadingIds } from './part/partMarkdown.ts'
import { tagJson, writtenTags } from './tag/tagMarkdown.ts'

export type { MarkdownNode, Meanings, Names, NotKept } from './markdown/tree.ts'
export { headingsByWords, withHeadingIds, writtenTags }

/** Stored blocks as a tree of Markdown. Pure: no editor, no window. Alignment, indents and colours stay behind. */
export function markdownTree(blocks: readonly unknown[], names: Names): MarkdownNode {
  const definitions: MarkdownNode[] = []
  const footnote = (json: Json) => footnoteMarkdown(json, definitions, block => blockTo(block, names))
  const children = blocks.flatMap(block => {
    const written = blockTo(block, { ...names, footnote })
    return [written, ...markBelow(block, written, names)]
  })
  return { type: 'root', children: [...children, ...definitions] }
}

/** A tree of Markdown as blocks to store. */
export function blocksFromTree(root: MarkdownNode, meanings: Meanings): unknown[] {
  const blocks = (nodes: readonly MarkdownNode[]) => nodes.flatMap(node => blockFrom(node, meanings))
  const made: unknown[] = []
  for (const node of root.children ?? []) {
    const named = takesPart(node, made.at(-1))
    if (named) made[made.length - 1] = named
    else made.push(...blockFrom(node, { ...meanings, blocks }))
  }
  return made
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
