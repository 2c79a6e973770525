import type { BodyRow, NoteHead } from '#data/rows.ts'
import {
  blocksFromTree,
  codeBlock,
  headingsByWords,
  type MarkdownNode,
  type Meanings,
  markdownTree,
  type Names,
  tagLine,
  withHeadingIds,
  writtenTags,
} from '#editor/convert.ts'
import { normalTag, tagKey } from '#lib/tag.ts'
import { type Properties, printProperties, timeIn, wordsIn } from './frontMatter.ts'
import { printMarkdown } from './markdownTree.ts'

/** A note as a Markdown file that Obsidian opens, its properties in front. */
export function noteToMarkdown(head: NoteHead, blocks: BodyRow['blocks'], names: Omit<Names, 'tagAs'>): string {
  const written = writtenTags(head.tags)
  const tagAs = (tag: string) => written.get(tag) ?? tag
  const nodes = blocks.map(nodeIn)
  const headings = headingsByWords(nodes)
  const renamed = Object.fromEntries(
    [...written].filter(([tag, name]) => tag !== name).map(([tag, name]) => [name, tag]),
  )
  const properties = {
    id: head.id,
    title: head.title,
    ...(head.aliases.length > 0 && { aliases: head.aliases }),
    ...(written.size > 0 && { tags: [...written.values()] }),
    ...(Object.keys(renamed).length > 0 && { [TAG_NAMES]: renamed }),
    created: new Date(head.createdAt).toISOString(),
    changed: new Date(head.changedAt).toISOString(),
    ...(head.pinned && { pinned: true }),
    ...(headings.size > 0 && { [HEADING_IDS]: Object.fromEntries([...headings].map(([id, words]) => [words, id])) }),
  }
  const tree = markdownTree(nodes, { ...names, tagAs, namedByWords: headings })
  return `${printProperties(properties)}\n${printMarkdown(tree)}`
}

/** A damaged block goes out as it stands: one of them must not keep the notebook in. */
function nodeIn(block: string): unknown {
  try {
    return JSON.parse(block)
  } catch {
    return block
  }
}

/** Says which tag a written one stands for, where Obsidian cannot hold it as it is. */
const TAG_NAMES = 'tag names'
/** Says which ids links know headings by: Obsidian knows them by their words. */
const HEADING_IDS = 'heading ids'
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/
const OURS = new Set([
  'id',
  'title',
  'alias',
  'aliases',
  'tag',
  'tags',
  TAG_NAMES,
  HEADING_IDS,
  'created',
  'changed',
  'date',
  'modified',
  'updated',
  'pinned',
])

/** What the properties of a file say of its note. */
export type Described = {
  /** Null where the note was not written by this app. */
  id: string | null
  title: string | null
  aliases: string[]
  tags: string[]
  tagOf: (written: string) => string
  /** Ids of headings by their words. */
  headingIds: ReadonlyMap<string, string>
  createdAt: number | null
  changedAt: number | null
  pinned: boolean
  /** Names of properties that a note has no place for. */
  others: string[]
}

function textsIn(value: unknown): Map<string, string> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return new Map(entries.filter((entry): entry is [string, string] => /^[\w-]{1,64}$/.test(String(entry[1]))))
}

/** Reads the properties; whatever stands there, it does not throw. */
export function describe(properties: Properties | null): Described {
  const fields = properties?.fields ?? {}
  const names = fields[TAG_NAMES]
  const tagNames = new Map(Object.entries(typeof names === 'object' && names !== null ? names : {}))
  const tagOf = (written: string) => {
    const name = tagNames.get(written)
    return typeof name === 'string' ? name : written
  }
  const id = typeof fields.id === 'string' && UUID.test(fields.id) ? fields.id : null
  const createdAt = timeIn(fields.created ?? fields.date)
  return {
    id,
    title: typeof fields.title === 'string' ? fields.title : null,
    aliases: wordsIn(fields.aliases ?? fields.alias, /,/),
    tags: wordsIn(fields.tags ?? fields.tag, /[,\s]+/).map(tag => tagOf(tag.replace(/^#/, ''))),
    tagOf,
    headingIds: textsIn(fields[HEADING_IDS]),
    createdAt,
    changedAt: timeIn(fields.changed ?? fields.modified ?? fields.updated) ?? createdAt,
    pinned: fields.pinned === true,
    others: properties?.fields ? Object.keys(fields).filter(name => !OURS.has(name)) : ['all of them'],
  }
}

/**
 * A parsed file as blocks. Tags of its properties that the text does not bear stand in a last line; properties that a
 * note has no place for stand in a block of code on top.
 */
export function noteBlocks(
  tree: MarkdownNode | unknown[],
  properties: Properties | null,
  tags: readonly string[],
  meanings: Meanings,
): unknown[] {
  const described = describe(properties)
  const read = Array.isArray(tree) ? tree : blocksFromTree(tree, { ...meanings, tagOf: described.tagOf })
  const blocks = withHeadingIds(read, described.headingIds, words => words)
  const borne = new Set(tagsOf(blocks).map(tagKey))
  const missing = [...described.tags, ...tags].map(normalTag).filter(tag => tag !== null)
  const below = [...new Map(missing.map(tag => [tagKey(tag), tag]))].filter(([key]) => !borne.has(key))
  const others = properties && described.others.length > 0 ? [codeBlock(otherLines(properties, described), 'yaml')] : []
  return [...others, ...blocks, ...(below.length > 0 ? [tagLine(below.map(([, tag]) => tag))] : [])]
}

function otherLines({ raw, fields }: Properties, { others }: Described): string {
  if (!fields) return raw
  const kept = Object.fromEntries(others.map(name => [name, fields[name]]))
  return printProperties(kept).slice(4, -5)
}

function tagsOf(blocks: readonly unknown[]): string[] {
  const found: string[] = []
  const open = [...blocks]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== 'object' || node === null) continue
    const { type, text, children } = node as Record<string, unknown>
    if (type === 'tag' && typeof text === 'string') found.push(text.slice(1))
    if (Array.isArray(children)) open.push(...children)
  }
  return found
}
