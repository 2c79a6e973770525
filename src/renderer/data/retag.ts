import { movedTag, normalTag, type TagMove, tagKey } from '#lib/tag.ts'
import { isSameText } from './blocks.ts'
import { isNode, type JsonNode, textField } from './derived/lines.ts'
import { normalTags } from './tags.ts'

/** What every block with a tag in it bears; most have none, and are not read. */
const MARK = '"type":"tag"'
/** Deeper than that no hand writes; see `derived/lines.ts`. */
const DEEPEST = 200
const HAS_WORDS = /[\p{L}\p{N}]/u

/** The tags of a source or highlight after a move; the same array where it bears none of them. */
export function retagged(tags: string[], move: TagMove): string[] {
  const moved = tags.map(tag => movedTag(tag, move))
  return moved.every((tag, at) => tag === tags[at]) ? tags : normalTags(moved.filter(tag => tag !== null))
}

/**
 * The top-level blocks of a note, as JSON, after a move. A tag that goes leaves its words where it stands in a sentence,
 * and nothing where it stands in a line of tags. Blocks without it are the same to the letter.
 */
export function retaggedBlocks(blocks: string[], move: TagMove): string[] {
  return blocks.map(json => retaggedBlock(json, move))
}

function retaggedBlock(json: string, move: TagMove): string {
  if (!json.includes(MARK)) return json
  try {
    const block: unknown = JSON.parse(json)
    const moved = isNode(block) ? retaggedNode(block, move, 0) : block
    return moved === block ? json : JSON.stringify(moved)
  } catch {
    // A damaged block is shown as plain words, which bear no tag.
    return json
  }
}

/** The same node where nothing in it bears the tag. A footnote keeps its text in `content`. */
function retaggedNode(node: JsonNode, move: TagMove, depth: number): JsonNode {
  if (depth > DEEPEST) return node
  let moved = node
  for (const field of ['children', 'content'] as const) {
    const inside = node[field]
    if (!Array.isArray(inside)) continue
    const now = retaggedList(inside, move, depth)
    if (now !== inside) moved = { ...moved, [field]: now }
  }
  return moved
}

function retaggedList(nodes: unknown[], move: TagMove, depth: number): unknown[] {
  const isLineOfTags = nodes.every(node => isTag(node) || isSpace(node))
  const now: unknown[] = []
  let isSame = true
  let leavesSpace = false
  for (const node of nodes) {
    const moved = isTag(node)
      ? movedNode(node, move, isLineOfTags)
      : isNode(node)
        ? retaggedNode(node, move, depth + 1)
        : node
    if (moved !== node) isSame = false
    if (moved === null) {
      // What stood between it and the tag before goes with it; of the first one, what stood behind.
      if (isSpace(now.at(-1))) now.pop()
      else leavesSpace = now.length === 0
    } else if (leavesSpace && isSpace(node)) leavesSpace = false
    else now.push(moved)
  }
  return isSame ? nodes : joined(now)
}

const isTag = (node: unknown): node is JsonNode => isNode(node) && node.type === 'tag'
const isSpace = (node: unknown) => isNode(node) && node.type === 'text' && !HAS_WORDS.test(textField(node, 'text'))

/** What the editor would make one node of is one, so that it finds the text as it would write it. */
function joined(nodes: unknown[]): unknown[] {
  const now: unknown[] = []
  for (const node of nodes) {
    const before = now.at(-1)
    if (isNode(before) && isNode(node) && isPlain(before) && isLike(before, node))
      now[now.length - 1] = { ...before, text: textField(before, 'text') + textField(node, 'text') }
    else now.push(node)
  }
  return now
}

const isPlain = (node: JsonNode) => node.type === 'text' && node.mode === 'normal' && node.detail === 0
const isLike = (a: JsonNode, b: JsonNode) =>
  ['type', 'mode', 'detail', 'format', 'style'].every(field => a[field] === b[field])

/** Null where nothing is left of it. */
function movedNode(node: JsonNode, move: TagMove, isLineOfTags: boolean): JsonNode | null {
  const tag = normalTag(textField(node, 'text'))
  const moved = tag === null ? null : movedTag(tag, move)
  if (tag === null || moved === tag) return node
  if (moved !== null) return { ...node, text: `#${moved}` }
  return isLineOfTags ? null : { ...node, type: 'text', mode: 'normal', text: tag }
}

/** `isWhole` is false where the move can still be seen: it was written on since. */
type Taken<T> = { now: T; isWhole: boolean }

/**
 * A text with a move taken out of it again. Blocks that nobody changed since are as they were `before` (null where
 * nobody knows any more); in others a tag bears its old name again, where it can only have the new one from the move.
 */
export function blocksWithoutMove(now: string[], before: string[] | null, move: TagMove): Taken<string[]> {
  if (before === null) return { now, isWhole: false }
  const moved = retaggedBlocks(before, move)
  if (isSameText(now, moved)) return { now: before, isWhole: true }
  // In their order: of two that are alike since the move, each is again what it was.
  const were = new Map<string, { was: string; isMoved: boolean }[]>()
  for (const [at, json] of moved.entries()) {
    const was = before[at]!
    const alike = bare(json)
    were.set(alike, [...(were.get(alike) ?? []), { was, isMoved: was !== json }])
  }
  const back = backOf(before, move)
  let isTurned = false
  const taken = now.map(json => {
    const known = were.get(bare(json))?.shift()
    if (known) return known.isMoved ? known.was : json
    if (!back) return json
    const turned = retaggedBlock(json, back)
    isTurned ||= turned !== json
    return turned
  })
  const isChanged = [...were.values()].flat().some(left => left.isMoved)
  return { now: taken, isWhole: !isChanged || isTurned }
}

/** A block whoever wrote it: an import leaves out what is as usual, the editor does not, and each has its own order. */
function bare(json: string): string {
  try {
    return JSON.stringify(inOrder(JSON.parse(json)))
  } catch {
    return json
  }
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (!isNode(value)) return value
  const told = Object.entries(value).filter(([, field]) => Boolean(field))
  return Object.fromEntries(told.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, field]) => [name, inOrder(field)]))
}

/** The move the other way; null where a tag may have borne the new name already. */
function backOf(before: string[], { from, to }: TagMove): TagMove | null {
  if (to === null) return null
  const others = retaggedBlocks(before, { from, to: null })
  const isThere = retaggedBlocks(others, { from: to, to: null }).some((json, at) => json !== others[at])
  return isThere ? null : { from: to, to: from }
}

/** The same for the tags of a source or highlight. */
export function tagsWithoutMove(now: string[], before: string[], move: TagMove): Taken<string[]> {
  const moved = retagged(before, move)
  if (isSameText(now, moved)) return { now: before, isWhole: true }
  let tags = now
  let isWhole = true
  for (const was of before) {
    const is = movedTag(was, move)
    if (is === was) continue
    const at = is === null ? -1 : tags.findIndex(tag => tagKey(tag) === tagKey(is))
    const bore = is !== null && before.some(tag => tagKey(tag) === tagKey(is) && movedTag(tag, move) === tag)
    if (is !== null && at < 0) isWhole = false
    else if (is === null || bore) tags = [...tags, was]
    else tags = tags.map((tag, i) => (i === at ? was : tag))
  }
  return { now: normalTags(tags), isWhole }
}
