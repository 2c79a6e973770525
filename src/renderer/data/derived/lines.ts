/** A node of a note's file format. Unknown fields and unknown types are allowed: old or foreign text must be readable. */
export type JsonNode = { type?: unknown; children?: unknown; [field: string]: unknown }

/** An inline node that a finder cares for, and where its words stand in the line (UTF-16 units). */
export type Mark = { node: JsonNode; start: number; end: number }

/** The text of one innermost block (a paragraph, a list item, a heading) with the marks in it. */
export type Line = { node: JsonNode; text: string; marks: Mark[] }

/** Deeper than that no hand writes; it keeps hostile nesting from overflowing the stack. */
const DEEPEST = 200
const INLINE = new Set(['link', 'autolink', 'mark', 'overflow'])

export function isNode(value: unknown): value is JsonNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A field that should hold text; empty where it does not. */
export function textField(node: JsonNode, field: string): string {
  const value = node[field]
  return typeof value === 'string' ? value : ''
}

/** The words a wiki link shows when nobody knows its target's title. */
function linkWords(node: JsonNode): string {
  if (typeof node.shown === 'string') return node.shown
  return titleAndPart(textField(node, 'label'), linkPartOf(node)?.words ?? '')
}

/** Which heading or block of its target a link or an embed leads to. */
export type LinkPart = { id: string; words: string }

/** The part that is stored with a link; null where it leads to the whole of its target. */
export function linkPartOf(node: JsonNode): LinkPart | null {
  const part = isNode(node.$) ? node.$.toPart : null
  if (!isNode(part) || textField(part, 'id') === '') return null
  return { id: textField(part, 'id'), words: textField(part, 'words') }
}

/** What a link to a part of a note shows: "Transit fees › What was paid". */
export function titleAndPart(title: string, part: string): string {
  return part === '' ? title : `${title} › ${part}`
}

/** The lines of one top-level block, in order; lines without text are left out. */
export function linesIn(block: unknown): Line[] {
  const lines: Line[] = []
  if (!isNode(block)) return lines
  /** Their text stands in the middle of a sentence; it is read behind the block. */
  const footnotes: JsonNode[] = []
  let line: Line = { node: block, text: '', marks: [] }

  const begin = (node: JsonNode) => {
    if (line.text !== '' || line.marks.length > 0) lines.push(line)
    line = { node, text: '', marks: [] }
  }
  const add = (words: string, node?: JsonNode) => {
    const start = line.text.length
    line.text += words
    if (node) line.marks.push({ node, start, end: line.text.length })
  }
  const walk = (node: JsonNode, depth: number) => {
    if (node.type === 'wiki-link') add(linkWords(node), node)
    else if (node.type === 'tag') add(textField(node, 'text'), node)
    else if (node.type === 'linebreak') add('\n')
    else if (node.type === 'footnote') footnotes.push(node)
    else if (node.type === 'source-quote') {
      begin(node)
      add(textField(node, 'words'), node)
      begin(block)
    } else if (node.type === 'embed') {
      begin(node)
      add(linkWords(node), node)
      begin(block)
    } else if (node.type === 'image') {
      begin(node)
      add(textField(node, 'alt'))
      begin(block)
    } else if (Array.isArray(node.children)) walkChildren(node, node.children, depth)
    else add(textField(node, 'text'))
  }
  const walkChildren = (node: JsonNode, children: unknown[], depth: number) => {
    if (depth > DEEPEST) return
    const isInline = typeof node.type === 'string' && INLINE.has(node.type)
    if (!isInline) begin(node)
    for (const child of children) if (isNode(child)) walk(child, depth + 1)
    if (!isInline) begin(block)
  }

  walk(block, 0)
  for (const { content } of footnotes) if (Array.isArray(content)) walkChildren(block, content, 1)
  begin(block)
  return lines
}
