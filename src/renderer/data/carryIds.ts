import { blocksToJson } from './blocks.ts'
import { isNode, type JsonNode } from './derived/lines.ts'
import { partIdOf } from './derived/parts.ts'

/** What every block with an id in it bears; most have none, and are not read. */
const MARK = '"part":'

function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIds)
  if (!isNode(value)) return value
  const { $: state, ...rest } = value
  const { part: _, ...others } = isNode(state) ? state : {}
  const bare = Object.entries(rest).map(([name, field]) => [name, name === 'children' ? withoutIds(field) : field])
  return { ...Object.fromEntries(bare), ...(Object.keys(others).length > 0 && { $: others }) }
}

/** A stored block without the ids by which links know it and what stands in it. */
export function bareJson(json: string): string {
  if (!json.includes(MARK)) return json
  try {
    return JSON.stringify(withoutIds(JSON.parse(json)))
  } catch {
    return json
  }
}

/** Whether two texts differ by nothing but the ids of their blocks. */
export function isSameButIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((json, at) => json === b[at] || bareJson(json) === bareJson(b[at]!))
}

/** The ids of one block and of what stands in it, set on another of the same build. */
export function givenIds(from: JsonNode, to: JsonNode): JsonNode {
  const id = partIdOf(from)
  const children = Array.isArray(from.children) ? from.children : []
  const taking = Array.isArray(to.children) ? to.children : null
  const given = taking?.map((child, at) => {
    const other: unknown = children[at]
    return isNode(child) && isNode(other) && child.type === other.type ? givenIds(other, child) : child
  })
  const own = id !== null && partIdOf(to) === null ? { $: { ...(isNode(to.$) && to.$), part: id } } : {}
  return { ...to, ...(given && { children: given }), ...own }
}

/** Where a block of the stored text stands in ours: the same words first, else the same place. */
function placeIn(
  ours: string[],
  blocks: readonly unknown[],
  stored: string,
  at: number,
  isSameLength: boolean,
): number {
  const bare = bareJson(stored)
  if (bareJson(ours[at] ?? '') === bare) return at
  const same = ours.findIndex(json => bareJson(json) === bare)
  if (same >= 0) return same
  const type = (JSON.parse(stored) as JsonNode).type
  const there = blocks[at]
  return isSameLength && isNode(there) && there.type === type ? at : -1
}

/**
 * Our blocks with the ids that the stored ones bear. A block that was changed meanwhile gets its id by its place; one
 * that is gone takes its id with it. Blocks that get nothing stay the same objects.
 */
export function carryIds(stored: readonly string[], blocks: readonly unknown[]): unknown[] {
  const result = [...blocks]
  const ours = blocksToJson(result)
  for (const [at, json] of stored.entries()) {
    if (!json.includes(MARK) || ours[at] === json) continue
    const place = placeIn(ours, blocks, json, at, stored.length === blocks.length)
    const to = result[place]
    if (isNode(to)) result[place] = givenIds(JSON.parse(json) as JsonNode, to)
  }
  return result
}
