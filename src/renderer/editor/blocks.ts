import { $createListNode, $isListItemNode } from '@lexical/list'
import {
  $createParagraphNode,
  $getEditor,
  $getRoot,
  $isDecoratorNode,
  $isElementNode,
  $parseSerializedNode,
  type LexicalNode,
  type SerializedPartialNode,
} from 'lexical'
import { $createUnknownNode, $isUnknownNode } from './unknown/UnknownNode.ts'
import { webAddress } from './webLink/address.ts'

type Json = SerializedPartialNode & { type: string }

const TAKES_INLINE = new Set(['paragraph', 'heading', 'quote', 'listitem', 'link', 'autolink'])
const LINKS = new Set(['link', 'autolink'])
// Notes are a few levels deep. What goes deeper is damage or an attack, and would overflow the stack further on.
const DEEPEST = 60

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && typeof (value as Json).type === 'string'

/** Thrown where a part cannot be kept on its own, so that the whole block is. */
class NotReadable extends Error {}

function readable(json: Json, known: (type: string) => boolean, depth: number): Json {
  if (depth > DEEPEST) throw new NotReadable('too deep')
  if (json.children === undefined) return json
  if (!Array.isArray(json.children)) throw new NotReadable('children')
  const children = json.children.flatMap((child): Json[] => {
    if (!isJson(child) || !known(child.type) || child.type === 'unknown') {
      if (!TAKES_INLINE.has(json.type)) throw new NotReadable('unknown part')
      return [{ type: 'unknown', version: 1, json: child, inline: true }]
    }
    const part = readable(child, known, depth + 1)
    const unsafe = LINKS.has(part.type) && !webAddress(String(part.url))
    return unsafe ? (part.children ?? []) : [part]
  })
  return { ...json, children }
}

function $asBlock(node: LexicalNode): LexicalNode {
  if ($isListItemNode(node)) return $createListNode('bullet').append(node)
  const isBlock = ($isElementNode(node) || $isDecoratorNode(node)) && !node.isInline()
  return isBlock ? node : $createParagraphNode().append(node)
}

/** One stored block as a node. What cannot be read is kept whole and goes back unchanged. */
function $parseBlock(json: unknown): LexicalNode {
  const { _nodes } = $getEditor()
  const known = (type: string) => _nodes.has(type) && type !== 'root'
  if (!isJson(json) || !known(json.type) || json.type === 'unknown') return $createUnknownNode(json, false)
  try {
    return $asBlock($parseSerializedNode(readable(json, known, 0)))
  } catch {
    return $createUnknownNode(json, false)
  }
}

/** Stored blocks as nodes, never failing and never losing text. */
export function $blocksFromJson(blocks: readonly unknown[]): LexicalNode[] {
  return blocks.map($parseBlock)
}

/** Replaces the whole text. An empty note has one empty paragraph, for the caret. */
export function $setBlocks(blocks: readonly unknown[]): void {
  const nodes = $blocksFromJson(blocks)
  $getRoot()
    .clear()
    .append(...(nodes.length > 0 ? nodes : [$createParagraphNode()]))
}

/** The Markdown shortcuts note on lists and code how they were typed; that is no part of a note. */
function withoutTypingMarks(state: unknown): Record<string, unknown> | null {
  if (typeof state !== 'object' || state === null) return null
  const kept = Object.entries(state).filter(([name]) => !name.startsWith('md'))
  return kept.length > 0 ? Object.fromEntries(kept) : null
}

/** A node as it is stored. */
export function $jsonOf(node: LexicalNode): unknown {
  if ($isUnknownNode(node)) return node.getJson()
  const { $: state, ...json } = node.exportJSON() as unknown as Json
  const kept = withoutTypingMarks(state)
  if (kept) json.$ = kept
  return $isElementNode(node) ? { ...json, children: node.getChildren().map($jsonOf) } : json
}
