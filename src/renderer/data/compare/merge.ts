import { givenIds } from '../carryIds.ts'
import { isNode, type JsonNode } from '../derived/lines.ts'
import { partIdOf } from '../derived/parts.ts'
import type { Difference } from './compareBlocks.ts'
import { compareWithin } from './withinBlock.ts'

/** What is taken where two texts differ: what the first has there, what the second has, or one after the other. */
export type Choice = 'first' | 'second' | 'both'

/**
 * Where to begin from: what only one of the two has is kept; of a block that both have, the one that says all that the
 * other says and more, else both. A block that was moved stays where the first has it.
 */
export function firstChoice(difference: Difference): Choice {
  if (difference.kind === 'same') return 'first'
  if (difference.kind === 'removed') return 'first'
  if (difference.kind === 'added') return difference.isMoved ? 'first' : 'second'
  const steps = compareWithin(difference.before, difference.after)
  if (steps.every(({ kind }) => kind === 'same' || kind === 'removed')) return 'first'
  return steps.every(({ kind }) => kind === 'same' || kind === 'added') ? 'second' : 'both'
}

/**
 * The text that comes of choosing, one choice for each difference; `same` ones need none. Blocks keep the ids by which
 * links know them in the first text, whichever side they are taken from; no id stands twice.
 */
export function mergedBlocks(differences: readonly Difference[], choices: readonly (Choice | undefined)[]): unknown[] {
  const taken = differences.flatMap((difference, at) => take(difference, choices[at] ?? firstChoice(difference)))
  const seen = new Set<string>()
  return taken.map(block => withoutRepeatedIds(block, seen))
}

function take(difference: Difference, choice: Choice): unknown[] {
  switch (difference.kind) {
    case 'removed':
      return choice === 'second' ? [] : [difference.before]
    case 'added':
      return choice === 'first' ? [] : [difference.after]
    default: {
      const { before, after } = difference
      if (choice === 'both' && difference.kind === 'changed') return [before, after]
      const [from, to] = choice === 'second' ? [before, after] : [after, before]
      return [isNode(from) && isNode(to) && hasIds(from) ? givenIds(from, to) : to]
    }
  }
}

const hasIds = (block: unknown): boolean => JSON.stringify(block).includes('"part":')

function withoutRepeatedIds(block: unknown, seen: Set<string>): unknown {
  return isNode(block) && hasIds(block) ? withFirstIds(block, seen) : block
}

function withFirstIds(node: JsonNode, seen: Set<string>): JsonNode {
  const id = partIdOf(node)
  const isRepeated = id !== null && seen.has(id)
  if (id !== null) seen.add(id)
  const { $: state, ...fields } = node
  const { part: _, ...others } = isNode(state) ? state : {}
  const own = isRepeated ? fields : node
  const children = Array.isArray(node.children)
    ? { children: node.children.map((child: unknown) => (isNode(child) ? withFirstIds(child, seen) : child)) }
    : {}
  return { ...own, ...children, ...(isRepeated && Object.keys(others).length > 0 && { $: others }) }
}
