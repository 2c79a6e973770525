import { type LinkPart, linkPartOf } from '#data/derived/lines.ts'
import { choicesIn, partIdOf } from '#data/derived/parts.ts'
import { isJson, type Json, type MarkdownNode, type Meanings, type Names } from '../markdown/tree.ts'
import { safeId } from '../safeId.ts'
import { looksFenced } from '../unknown/unknownMarkdown.ts'

const partNode = (id: string): MarkdownNode => ({ type: 'part', name: id, value: `^${id}` })

/** `^id` at the end of a line, as Obsidian names a block; a heading is named by its words where these are enough. */
export function partMark(block: Json, names: Names): MarkdownNode[] {
  const id = partIdOf(block)
  if (id === null || names.namedByWords?.has(id)) return []
  return [{ type: 'text', value: ' ' }, partNode(id)]
}

/** The words of a line without the `^id` at its end. */
export function withoutPart(children: readonly MarkdownNode[]): { words: MarkdownNode[]; part: string } {
  const last = children.at(-1)
  const part = last?.type === 'part' ? safeId(last.name ?? '') : ''
  if (part === '' || children.length === 1) return { words: [...children], part: '' }
  const words = children.slice(0, -1)
  const before = words.at(-1)
  const value = before?.type === 'text' ? before.value?.trimEnd() : undefined
  if (before && value !== undefined) words.splice(-1, 1, ...(value === '' ? [] : [{ ...before, value }]))
  return { words, part }
}

export const withPart = <T extends Json>(block: T, part: string): T =>
  part === '' ? block : { ...block, $: { ...(isJson(block.$) && block.$), part } }

/** Blocks that have no line of their own to write it at: it stands below them. */
const WITHOUT_LINE = new Set(['code', 'source-quote', 'table', 'callout', 'image', 'embed', 'horizontalrule'])

/** `^id` below a block, where it cannot stand in it. */
export function markBelow(block: unknown, written: MarkdownNode, names: Names): MarkdownNode[] {
  if (!isJson(block) || !WITHOUT_LINE.has(String(block.type)) || looksFenced(written.lang ?? '')) return []
  const id = partIdOf(block)
  return id === null || names.namedByWords?.has(id) ? [] : [{ type: 'paragraph', children: [partNode(id)] }]
}

/** A paragraph that is nothing but `^id` names the block above it. */
export function takesPart(node: MarkdownNode, above: unknown): Json | null {
  const [mark, ...more] = node.type === 'paragraph' ? (node.children ?? []) : []
  const part = mark?.type === 'part' && more.length === 0 ? safeId(mark.name ?? '') : ''
  return part !== '' && isJson(above) && partIdOf(above) === null ? withPart(above, part) : null
}

/** Whether a heading's words can stand behind a `#`. */
const isName = (words: string) => words !== '' && words.length <= 100 && !/[[\]|#^]/.test(words)

/** The headings with an id that their words name: the first of each, where they can stand in a link. */
export function headingsByWords(blocks: readonly unknown[]): Map<string, string> {
  const seen = new Set<string>()
  const named = new Map<string, string>()
  for (const { level, words, id } of choicesIn(blocks)) {
    if (level === 0 || seen.has(words)) continue
    seen.add(words)
    if (id !== null && isName(words)) named.set(id, words)
  }
  return named
}

/** Gives headings the ids by which links know them: the first of each words, if it has none. `same` is how words compare. */
export function withHeadingIds(
  blocks: readonly unknown[],
  ids: ReadonlyMap<string, string>,
  same: (words: string) => string,
): unknown[] {
  if (ids.size === 0) return [...blocks]
  const seen = new Set<string>()
  const result = [...blocks]
  for (const { level, words, id, path } of choicesIn(blocks)) {
    if (level === 0 || seen.has(same(words))) continue
    seen.add(same(words))
    const wanted = ids.get(same(words))
    const [at] = path
    if (wanted && id === null && path.length === 1) result[at!] = withPart(result[at!] as Json, wanted)
  }
  return result
}

/** What stands behind the `#` of a link to a part: the words of a heading, else `^id`; empty for the whole. */
export function partName(json: Json, target: string, names: Names): string {
  const part = linkPartOf(json)
  if (!part) return ''
  const known = names.partOf?.(target, part.id)
  return known?.heading && isName(known.words) ? `#${known.words}` : `#^${part.id}`
}

/** What is written behind the `#` of a link, as the part it leads to; null where nobody knows it. */
export function partFrom(target: string, written: string, meanings: Meanings): LinkPart | null {
  const known = meanings.partOf?.(target, written)
  if (known) return known
  const id = written.startsWith('^') ? safeId(written.slice(1)) : ''
  return id === '' ? null : { id, words: '' }
}
