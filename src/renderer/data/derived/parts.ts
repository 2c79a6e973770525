import type { NotePart } from '../rows.ts'
import { isNode, type JsonNode, linesIn, textField } from './lines.ts'

/** A place in a text that a link can lead to. `path` leads to its node: the place among the blocks, then among children. */
export type PartChoice = { path: number[]; type: string; level: number; words: string; id: string | null }

const LONGEST = 120
const DEEPEST = 60
/** What holds blocks of its own that a link can lead to. The cells of a table are no such place: no Markdown names them. */
const HOLDERS = new Set(['list', 'listitem', 'callout'])
const CHOICES = new Set(['heading', 'paragraph', 'quote', 'listitem', 'code', 'source-quote', 'table'])

/** The id that something linked to a block by; null for none. */
export function partIdOf(node: JsonNode): string | null {
  const id = isNode(node.$) ? node.$.part : null
  return typeof id === 'string' && /^[\w-]{1,64}$/.test(id) ? id : null
}

/** The first words of a block in one line; those of a list below an item are not its own. */
function wordsOf(node: JsonNode): string {
  const children = Array.isArray(node.children)
    ? node.children.filter(child => !isNode(child) || child.type !== 'list')
    : []
  const own = node.type === 'listitem' ? { ...node, children } : node
  const line = linesIn(own)[0]?.text ?? ''
  return cutWords(line.slice(0, LONGEST * 4))
}

/** Words as a part keeps them: in one line, and not too many. */
export function cutWords(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  if (line.length <= LONGEST) return line
  const cut = line.slice(0, LONGEST)
  const space = cut.lastIndexOf(' ')
  return `${space > LONGEST / 2 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, '')}…`
}

function walk(node: unknown, path: number[], visit: (node: JsonNode, path: number[]) => void): void {
  if (!isNode(node) || path.length > DEEPEST) return
  visit(node, path)
  if (!HOLDERS.has(textField(node, 'type')) || !Array.isArray(node.children)) return
  for (const [at, child] of node.children.entries()) walk(child, [...path, at], visit)
}

/** The blocks of one top-level block, itself included, that bear an id. The first of two that bear the same counts. */
export function namedPartsIn(block: unknown): NotePart[] {
  const parts: NotePart[] = []
  walk(block, [], node => {
    const id = partIdOf(node)
    if (id !== null) parts.push({ id, heading: node.type === 'heading', words: wordsOf(node) })
  })
  return parts
}

/** Everything in a text that a link can lead to, in its order. What has no words is left out. */
export function choicesIn(blocks: readonly unknown[]): PartChoice[] {
  const choices: PartChoice[] = []
  for (const [at, block] of blocks.entries()) {
    walk(block, [at], (node, path) => {
      const type = textField(node, 'type')
      const words = CHOICES.has(type) ? wordsOf(node) : ''
      if (words === '') return
      const level = type === 'heading' ? Number(textField(node, 'tag').slice(1)) || 1 : 0
      choices.push({ path, type, level, words, id: partIdOf(node) })
    })
  }
  return choices
}

/** The node at a path, if there is one. */
export function nodeAt(blocks: readonly unknown[], path: readonly number[]): JsonNode | null {
  const [first, ...rest] = path
  const node = blocks[first ?? -1]
  if (!isNode(node) || rest.length === 0) return isNode(node) ? node : null
  return nodeAt(Array.isArray(node.children) ? node.children : [], rest)
}

/** The same blocks with an id on the node at a path; blocks beside it stay the same objects. */
export function withPartId(blocks: readonly unknown[], path: readonly number[], id: string): unknown[] {
  const [first, ...rest] = path
  return blocks.map((node, at) => {
    if (at !== first || !isNode(node)) return node
    if (rest.length > 0) return { ...node, children: withPartId(node.children as unknown[], rest, id) }
    return { ...node, $: { ...(isNode(node.$) && node.$), part: id } }
  })
}
