import { isNode, type JsonNode, linkPartOf, textField, titleAndPart } from '../derived/lines.ts'

/**
 * The smallest things that two texts are compared by. `words` is what one reads and what must be alike for two pieces to
 * be the same; all else of the node is in `look`, so that whatever differs in a note differs in a piece.
 */
export type Piece =
  /** A paragraph, heading, list item or row begins. */
  | { is: 'line'; words: ''; of: LineKind; look: string }
  /** A word, the spaces between two, or one sign. `marks` are Lexical's format bits; `href` where it is a web link. */
  | { is: 'words'; words: string; marks: number; href: string; look: string }
  /** What stands in the text as one: a link to a note, a tag, a quote, a footnote, an image. */
  | { is: 'thing'; of: ThingKind; words: string; leadsTo: string; look: string }

/** `name` as a reader calls it; `level` how far a list item is set in. */
export type LineKind = { name: string; level: number }
export type ThingKind =
  | 'link'
  | 'tag'
  | 'quote'
  | 'footnote'
  | 'image'
  | 'embed'
  | 'break'
  | 'cell'
  | 'rule'
  | 'unknown'

/** A word is letters, digits and what hangs on them in any script; ZWNJ and its like belong to it. */
const WORDS = /(?:[\p{L}\p{N}\p{M}'’]|\u200c|\u200d)+|\s+|[^\s]/gu
/** As in `derived/lines.ts`. What is nested deeper is compared as a whole. */
const DEEPEST = 200
const INLINE = new Set(['link', 'autolink', 'mark', 'overflow'])
const HOLDERS = new Set(['list', 'table'])
/** Written by the editor and by nobody else, or said by the pieces themselves. */
const UNSAID = new Set([
  'type',
  'version',
  'children',
  'text',
  'format',
  'textFormat',
  'textStyle',
  'value',
  'start',
  'detail',
  'mode',
])

type Around = { inList: string; level: number; href: string; linkLook: string; depth: number; isCell: boolean }
const OUTSIDE: Around = { inList: '', level: 0, href: '', linkLook: '', depth: 0, isCell: false }

/** The pieces of one top-level block, in the order of reading. */
export function piecesOf(block: unknown): Piece[] {
  const pieces: Piece[] = []
  if (isNode(block)) walk(block, OUTSIDE, pieces)
  return pieces
}

function walk(node: JsonNode, around: Around, pieces: Piece[]): void {
  const type = textField(node, 'type')
  if (around.depth > DEEPEST) pieces.push(thing('unknown', node, JSON.stringify(node.type) ?? ''))
  else if (type === 'wiki-link') pieces.push(thing('link', node, shownWords(node), textField(node, 'target')))
  else if (type === 'embed') pieces.push(thing('embed', node, shownWords(node), textField(node, 'target')))
  else if (type === 'tag') pieces.push(thing('tag', node, textField(node, 'text')))
  else if (type === 'source-quote')
    pieces.push(thing('quote', node, textField(node, 'words'), textField(node, 'source')))
  else if (type === 'footnote') pieces.push(thing('footnote', node, footnoteWords(node)))
  else if (type === 'image') pieces.push(thing('image', node, textField(node, 'alt'), textField(node, 'file')))
  else if (type === 'linebreak') pieces.push(thing('break', node, '\n'))
  else if (type === 'horizontalrule') pieces.push(line('rule', 0, node), thing('rule', node, ''))
  else if (Array.isArray(node.children)) walkElement(node, type, node.children, around, pieces)
  else if (typeof node.text === 'string') addWords(node, node.text, around, pieces)
  else pieces.push(thing('unknown', node, ''))
}

function walkElement(node: JsonNode, type: string, children: unknown[], around: Around, pieces: Piece[]): void {
  const inside = { ...around, depth: around.depth + 1 }
  if (INLINE.has(type)) {
    inside.href = textField(node, 'url')
    inside.linkLook = rest(node)
  } else if (type === 'list') {
    inside.level = around.inList === '' ? 0 : around.level + 1
    inside.inList = textField(node, 'listType') || 'bullet'
  } else if (type === 'listitem') {
    // An item that only holds the list below it is no line of its own.
    if (!children.every(child => isNode(child) && child.type === 'list'))
      pieces.push(line(itemName(node, around), around.level, node))
  } else if (type === 'tablecell') {
    inside.isCell = true
    pieces.push(thing('cell', node, ''))
  } else if (!HOLDERS.has(type)) {
    if (!around.isCell) pieces.push(line(lineName(node, type), around.level, node))
    else if (pieces.at(-1)?.is !== 'thing') pieces.push(thing('break', { type: 'linebreak' }, '\n'))
  }
  for (const child of children) if (isNode(child)) walk(child, inside, pieces)
}

function itemName(node: JsonNode, { inList }: Around): string {
  if (inList === 'check') return node.checked === true ? 'task, done' : 'task'
  return inList === 'number' ? 'numbered item' : 'list item'
}

function lineName(node: JsonNode, type: string): string {
  if (type === 'heading') return `heading ${textField(node, 'tag').slice(1) || 1}`
  if (type === 'code') return 'code'
  if (type === 'quote') return 'block quote'
  if (type === 'tablerow') return 'table row'
  if (type === 'callout') return `callout, ${textField(node, 'tone') || 'note'}`
  return type === 'paragraph' ? 'paragraph' : type
}

const line = (name: string, level: number, node: JsonNode): Piece => ({
  is: 'line',
  words: '',
  of: { name, level },
  look: `${textField(node, 'format')} ${rest(node)}`,
})

const thing = (of: ThingKind, node: JsonNode, words: string, leadsTo = ''): Piece => ({
  is: 'thing',
  of,
  words,
  leadsTo,
  look: rest(node),
})

function addWords(node: JsonNode, text: string, { href, linkLook }: Around, pieces: Piece[]): void {
  const marks = typeof node.format === 'number' ? node.format : 0
  const look = `${rest(node)} ${linkLook}`
  for (const [words] of text.matchAll(WORDS)) pieces.push({ is: 'words', words, marks, href, look })
}

function shownWords(node: JsonNode): string {
  if (typeof node.shown === 'string') return node.shown
  return titleAndPart(textField(node, 'label'), linkPartOf(node)?.words ?? '')
}

function footnoteWords({ content }: JsonNode): string {
  const lines = Array.isArray(content) ? content.flatMap(piecesOf) : []
  return lines.map(({ words }) => words).join('')
}

/** The fields that no piece names; ids by which links know a block are nobody's words. */
function rest(node: JsonNode): string {
  const { $: state, ...fields } = node
  const { part: _, ...others } = isNode(state) ? state : {}
  const said = Object.entries(fields).filter(
    ([name, value]) => !UNSAID.has(name) && value !== null && value !== 0 && value !== '',
  )
  if (said.length === 0 && Object.keys(others).length === 0) return ''
  return JSON.stringify([said, others])
}

/** What two pieces must have in common to be the same to a reader. */
export function keyOf(piece: Piece): string {
  if (piece.is === 'line') return '\n'
  return piece.is === 'words' ? piece.words : `${piece.of}\0${piece.words}`
}
