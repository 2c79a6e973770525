import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown, gfmToMarkdown } from 'mdast-util-gfm'
import { type Handle, toMarkdown } from 'mdast-util-to-markdown'
import { gfm } from 'micromark-extension-gfm'
import type { MarkdownNode, NotKept } from '#editor/convert.ts'
import { quickMarkdown } from './quickMarkdown.ts'
import { wikiSyntax, wikiTree } from './wikiSyntax.ts'

/** Deeper nesting becomes text: what walks the tree would run out of stack. */
const DEEPEST = 40
/** What a note has nothing for, and what it is. */
const AS_WRITTEN: Record<string, NotKept> = {
  image: 'image',
  imageReference: 'image',
  footnoteReference: 'footnote',
  footnoteDefinition: 'footnote',
}

type Parsed = MarkdownNode & {
  identifier?: string
  position?: { start: { offset?: number }; end: { offset?: number } }
}

/** Reads Markdown (CommonMark, GitHub's kind, Obsidian's links and tags). Takes long, or runs out of stack, on hostile text: see `parseNotes`. */
export function parseMarkdown(markdown: string): MarkdownNode {
  return quickMarkdown(markdown.replace(/\r\n?/g, '\n'), parseWhole)
}

const SYNTAX = [gfm(), wikiSyntax]
const TREE = [gfmFromMarkdown(), wikiTree]

/** As `parseMarkdown`, all of it by the parser. */
export function parseWhole(markdown: string): MarkdownNode {
  const root = fromMarkdown(markdown, {
    extensions: SYNTAX,
    mdastExtensions: TREE,
  }) as Parsed
  return slim(root, markdown, definitionsIn(root), 0)
}

function definitionsIn(root: Parsed): Map<string, string> {
  const found = new Map<string, string>()
  const open: MarkdownNode[] = [root]
  for (let node = open.pop() as Parsed | undefined; node; node = open.pop()) {
    if (node.type === 'definition' && !found.has(node.identifier ?? ''))
      found.set(node.identifier ?? '', node.url ?? '')
    for (const child of node.children ?? []) open.push(child)
  }
  return found
}

/** The tree without positions; what a note cannot hold as it was written. */
function slim(node: Parsed, markdown: string, definitions: Map<string, string>, depth: number): MarkdownNode {
  const { position, identifier = '', ...rest } = node
  const written = () => markdown.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
  const what = AS_WRITTEN[node.type] ?? (depth > DEEPEST && node.children ? 'too deep' : undefined)
  if (what) return { type: 'source', what, value: written() }
  const children = node.children
    ?.filter(child => child.type !== 'definition')
    .map(child => slim(child, markdown, definitions, depth + 1))
  if (node.type === 'linkReference') return { type: 'link', url: definitions.get(identifier) ?? '', children }
  return children ? { ...rest, children } : rest
}

/** In a table a bar would end the cell. */
const wikiLinkTo: Handle = (node: MarkdownNode, _, state) => {
  const bar = state.stack.includes('tableCell') ? '\\|' : '|'
  return `${node.embed ? '!' : ''}[[${node.name}${node.shown ? `${bar}${node.shown}` : ''}]]`
}
const tagTo: Handle = (node: MarkdownNode) => `#${node.name}`

/** Markdown of a tree, in the spelling that Obsidian writes itself. */
export function printMarkdown(tree: MarkdownNode): string {
  return toMarkdown(tree as unknown as Parameters<typeof toMarkdown>[0], {
    bullet: '-',
    emphasis: '*',
    fences: true,
    listItemIndent: 'one',
    rule: '-',
    extensions: [
      gfmToMarkdown(),
      {
        // A word after `#` must not become a tag, nor text in brackets a link.
        unsafe: [
          { character: '#', after: '[^\\s#]', inConstruct: 'phrasing' },
          { character: '[', after: '\\[', inConstruct: 'phrasing' },
        ],
        handlers: {
          wikiLink: Object.assign(wikiLinkTo, { peek: () => '[' }),
          tag: Object.assign(tagTo, { peek: () => '#' }),
        } as unknown as Record<string, never>,
      },
    ],
  })
}
