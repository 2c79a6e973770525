import type { LinkPart } from '#data/derived/lines.ts'
import type { TargetKind } from '../wikiLink/wikiLink.ts'

/**
 * Markdown as a tree: the nodes of mdast, and some more. `part` is `^name`, by which Obsidian knows a block. `wikiLink` is `[[name|shown]]`, `tag` is `#name` as written,
 * `source` is a piece of Markdown that is kept as it was written, because a note has nothing like it.
 */
export type MarkdownNode = {
  type: string
  value?: string
  children?: MarkdownNode[]
  depth?: number
  lang?: string | null
  url?: string
  /** Of an `image`. */
  alt?: string | null
  ordered?: boolean | null
  start?: number | null
  checked?: boolean | null
  spread?: boolean | null
  /** Of what calls and what is a footnote. A `footnote` in a line holds what it says as its children. */
  identifier?: string
  label?: string
  /** Of a `wikiLink`, a `tag` or a `part`. */
  name?: string
  shown?: string | null
  embed?: boolean
  /** Of a `source`: what it is. */
  what?: NotKept
}

export type NotKept = 'image' | 'footnote' | 'html' | 'too deep'

/** What a note's nodes are called outside the notebook. */
export type Names = {
  /** The file of a note or source, without its ending; null where there is none. */
  fileOf: (id: string) => string | null
  titleOf: (id: string) => string | null
  /** What stands under a quote: "Baloch and Whitfield 2019". */
  citationOf: (source: string) => string
  /** A tag as Obsidian can read it, without the `#`. */
  tagAs: (tag: string) => string
  /** Where the file of an image lies, from the note; null where it is not there. Without it images are kept as JSON. */
  imageAt?: (file: string) => string | null
  /** A heading or block of a note by the id that links know it by; null where it is gone. */
  partOf?: (target: string, id: string) => { heading: boolean; words: string } | null
  /** Ids that are not written as `^id`: those of headings whose words are enough, and all of what is copied. */
  namedByWords?: { has: (id: string) => boolean }
  /** A footnote as it is called in the text; null where Markdown cannot say it. */
  footnote?: (json: Json) => MarkdownNode | null
}

/** What names from outside mean in the notebook. */
export type Meanings = {
  /** The note or source that a link names, as written before any `#` or `|`. */
  linkTo: (name: string) => { target: string; targetKind: TargetKind; title: string }
  /** As `linkTo`, for the path of a Markdown file in a link; null where there is none. */
  fileAt: (path: string) => { target: string; targetKind: TargetKind; title: string } | null
  tagOf: (written: string) => string
  /** What stands behind the `#` of a link to a note: the words of a heading, or `^id`; null where that is not there. */
  partOf?: (target: string, written: string) => LinkPart | null
  /** The file in the notebook that an image in the text names by its path or name; null where it is not there. */
  imageAt?: (path: string) => string | null
  /** What a footnote says, as blocks. */
  blocks?: (nodes: readonly MarkdownNode[]) => unknown[]
  /** Called for each thing that is kept as plain text only. */
  tell: (what: NotKept | 'embed' | 'part of a note', words: string) => void
}

export type Json = Record<string, unknown>

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const stringIn = (json: Json, field: string): string => {
  const value = json[field]
  return typeof value === 'string' ? value : ''
}

export const childrenOf = (json: Json): Json[] => (Array.isArray(json.children) ? json.children.filter(isJson) : [])

/** An element of a note as Lexical stores it. */
export const element = (type: string, children: unknown[], more: Json = {}): Json => ({
  children,
  direction: null,
  format: '',
  indent: 0,
  type,
  version: 1,
  ...more,
})

/** The words of a tree, whatever it is. */
export function plainOf(node: MarkdownNode): string {
  if (node.type === 'wikiLink') return node.shown ?? node.name ?? ''
  if (node.type === 'tag') return `#${node.name}`
  if (node.type === 'html') return ''
  return node.value ?? (node.children ?? []).map(plainOf).join('')
}

/** JSON that can stand in a comment of HTML: without `--` and without `>`. */
export const commentJson = (json: unknown): string =>
  JSON.stringify(json).replaceAll('--', '-\\u002d').replaceAll('>', '\\u003e')

/** What `commentJson` wrote, or null. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
