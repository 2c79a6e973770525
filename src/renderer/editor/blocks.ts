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
import { isWholeTable } from './table/tableJson.ts'
import { $createUnknownNode, $isUnknownNode } from './unknown/UnknownNode.ts'
import { webAddress } from './webLink/address.ts'

type Json = SerializedPartialNode & { type: string }

const TAKES_INLINE = new Set(['paragraph', 'heading', 'quote', 'listitem', 'link', 'autolink'])
/** Blocks inside blocks. */
const TAKES_BLOCKS = new Set(['tablecell', 'callout'])
const NO_BLOCKS = new Set(['text', 'linebreak', 'tab', 'tag', 'wiki-link', 'link', 'autolink', 'listitem', 'footnote'])
/** What stands in one place only. */
const PLACES: Record<string, string> = { tablerow: 'table', tablecell: 'tablerow' }
const LINKS = new Set(['link', 'autolink'])
/** What cannot stand in a link: Lexical fails when one writes there. */
const BLOCKS = new Set('paragraph heading quote code list listitem table callout image embed source-quote'.split(' '))
// Notes are a few levels deep. What goes deeper is damage or an attack, and would overflow the stack further on.
const DEEPEST = 60

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && typeof (value as Json).type === 'string'

/** Thrown where a part cannot be kept on its own, so that the whole block is. */
class NotReadable extends Error {}

function readable(json: Json, known: (type: string) => boolean, depth: number, parent: string): Json {
  if (depth > DEEPEST) throw new NotReadable('too deep')
  if ((PLACES[json.type] ?? parent) !== parent) throw new NotReadable('a part in the wrong place')
  if (json.type === 'table' && !isWholeTable(json)) throw new NotReadable('table')
  if (json.children === undefined && !TAKES_BLOCKS.has(json.type)) return json
  if (!Array.isArray(json.children ?? [])) throw new NotReadable('children')
  if (TAKES_BLOCKS.has(json.type)) return { ...json, children: blocksIn(json, known, depth) }
  const children = (json.children ?? []).flatMap((child): Json[] => {
    if (!isJson(child) || !known(child.type) || child.type === 'unknown') {
      if (!TAKES_INLINE.has(json.type)) throw new NotReadable('unknown part')
      return [{ type: 'unknown', version: 1, json: child, inline: true }]
    }
    if (LINKS.has(json.type) && BLOCKS.has(child.type)) throw new NotReadable('a block in a link')
    const part = readable(child, known, depth + 1, json.type)
    const unsafe = LINKS.has(part.type) && !webAddress(String(part.url))
    return unsafe ? (part.children ?? []) : [part]
  })
  return { ...json, children }
}

/** Blocks in a block: those that are known, and others kept as they are. */
function blocksIn(json: Json, known: (type: string) => boolean, depth: number): Json[] {
  const blocks = (json.children ?? []).map((child): Json => {
    if (!isJson(child) || !known(child.type) || child.type === 'unknown')
      return { type: 'unknown', version: 1, json: child, inline: false }
    if (NO_BLOCKS.has(child.type)) throw new NotReadable('a part in the wrong place')
    return readable(child, known, depth + 1, json.type)
  })
  return blocks.length > 0 ? blocks : [{ type: 'paragraph', version: 1 }]
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
    return $asBlock($parseSerializedNode(readable(json, known, 0, 'root')))
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
