import { isNode, type JsonNode, textField } from '#data/derived/lines.ts'
import { partIdOf } from '#data/derived/parts.ts'

/** More than that is read in the note itself. */
const MOST_BLOCKS = 60
const MOST_LETTERS = 20_000

const levelOf = (block: unknown): number =>
  isNode(block) && block.type === 'heading' ? Number(textField(block, 'tag').slice(1)) || 1 : 0

const INSIDE = 60

/** The node with an id within a block: in a list, the list with this item alone. */
function within(node: unknown, id: string, depth = 0): JsonNode | null {
  if (!isNode(node) || depth > INSIDE) return null
  if (partIdOf(node) === id) return node
  if (!Array.isArray(node.children)) return null
  for (const child of node.children) {
    const found = within(child, id, depth + 1)
    if (found) return found.type === 'listitem' && node.type === 'list' ? { ...node, children: [found] } : found
  }
  return null
}

/** What an id stands for: with a heading what stands below it, up to the next of its level; null where it is gone. */
export function sectionOf(blocks: readonly unknown[], id: string): unknown[] | null {
  const at = blocks.findIndex(block => isNode(block) && partIdOf(block) === id)
  const level = levelOf(blocks[at])
  if (at >= 0 && level > 0) {
    const next = blocks.findIndex((block, place) => place > at && levelOf(block) > 0 && levelOf(block) <= level)
    return blocks.slice(at, next < 0 ? undefined : next)
  }
  for (const block of blocks) {
    const found = within(block, id)
    if (found) return [found]
  }
  return null
}

/** The beginning of a text that is too long to be shown whole in another one. */
export function beginningOf(
  blocks: readonly unknown[],
  most = { blocks: MOST_BLOCKS, letters: MOST_LETTERS },
): { blocks: unknown[]; isCut: boolean } {
  let letters = 0
  let count = 0
  while (count < blocks.length && count < most.blocks && letters < most.letters) {
    letters += JSON.stringify(blocks[count]).length / 2
    count++
  }
  return { blocks: blocks.slice(0, count), isCut: count < blocks.length }
}
