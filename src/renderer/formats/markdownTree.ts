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
  imageReference: 'image',
  footnoteReference: 'footnote',
  footnoteDefinition: 'footnote',
}

type Parsed = MarkdownNode & {
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
  return slim(root, { markdown, ...definitionsIn(root), letters: markdown.length + FEW, isInFootnote: false }, 0)
}

/** What a footnote that is called many times may add to the text. */
const FEW = 10_000

type Around = {
  markdown: string
  links: Map<string, string>
  footnotes: Map<string, Parsed>
  /** Letters of footnotes that may still be set into the text. */
  letters: number
  isInFootnote: boolean
}

function definitionsIn(root: Parsed): Pick<Around, 'links' | 'footnotes'> {
  const links = new Map<string, string>()
  const footnotes = new Map<string, Parsed>()
  const called = new Set<string>()
  const open: MarkdownNode[] = [root]
  for (let node = open.pop() as Parsed | undefined; node; node = open.pop()) {
    const name = node.identifier ?? ''
    if (node.type === 'definition' && !links.has(name)) links.set(name, node.url ?? '')
    if (node.type === 'footnoteDefinition' && !footnotes.has(name)) footnotes.set(name, node)
    // What is called only by another footnote stays where it is written.
    if (node.type === 'footnoteReference') called.add(name)
    if (node.type === 'footnoteDefinition') continue
    for (const child of node.children ?? []) open.push(child)
  }
  for (const name of [...footnotes.keys()]) if (!called.has(name)) footnotes.delete(name)
  return { links, footnotes }
}

const lengthOf = ({ position }: Parsed) => (position?.end.offset ?? 0) - (position?.start.offset ?? 0)

/** A footnote with what it says; null where that is not in the text, or would be set into it too often. */
function footnoteOf(node: Parsed, around: Around, depth: number): MarkdownNode | null {
  const definition = around.isInFootnote ? undefined : around.footnotes.get(node.identifier ?? '')
  if (!definition || lengthOf(definition) > around.letters) return null
  around.letters -= lengthOf(definition)
  const inside = { ...around, isInFootnote: true }
  return { type: 'footnote', children: (definition.children ?? []).map(child => slim(child, inside, depth + 1)) }
}

/** The tree without positions; what a note cannot hold as it was written. */
function slim(node: Parsed, around: Around, depth: number): MarkdownNode {
  const { position, identifier = '', label: _, ...rest } = node
  const written = () => around.markdown.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
  const footnote = node.type === 'footnoteReference' ? footnoteOf(node, around, depth) : null
  if (footnote) return footnote
  const what = AS_WRITTEN[node.type] ?? (depth > DEEPEST && node.children ? 'too deep' : undefined)
  if (what) return { type: 'source', what, value: written() }
  const children = node.children
    ?.filter(child => child.type !== 'definition' && !isSetIn(child, around))
    .map(child => slim(child, around, depth + 1))
  if (node.type === 'linkReference') return { type: 'link', url: around.links.get(identifier) ?? '', children }
  if (node.type === 'image') return { type: 'image', url: node.url, alt: node.alt, value: written() }
  return children ? { ...rest, children } : rest
}

const isSetIn = (node: Parsed, { footnotes }: Around) =>
  node.type === 'footnoteDefinition' && footnotes.get(node.identifier ?? '') === node

/** In a table a bar would end the cell. */
const wikiLinkTo: Handle = (node: MarkdownNode, _, state) => {
  const bar = state.stack.includes('tableCell') ? '\\|' : '|'
  return `${node.embed ? '!' : ''}[[${node.name}${node.shown ? `${bar}${node.shown}` : ''}]]`
}
const tagTo: Handle = (node: MarkdownNode) => `#${node.name}`
const partTo: Handle = (node: MarkdownNode) => `^${node.name}`

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
          // Nor a word behind `^` at the end of a block its id.
          { character: '^', before: '\\s', after: '[\\w-]', inConstruct: 'phrasing' },
          { atBreak: true, character: '^', after: '[\\w-]' },
        ],
        handlers: {
          wikiLink: Object.assign(wikiLinkTo, { peek: () => '[' }),
          tag: Object.assign(tagTo, { peek: () => '#' }),
          part: Object.assign(partTo, { peek: () => '^' }),
        } as unknown as Record<string, never>,
      },
    ],
  })
}
