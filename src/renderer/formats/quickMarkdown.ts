import type { MarkdownNode } from '#editor/convert.ts'
import { quickInline } from './quickInline.ts'

// Where one of these stands, a part of the text may mean something in another part: names of links and footnotes,
// HTML, and fences within lists and quotes.
const REACHES_FAR = /\]:|\[\^|^[ \t>*+\-\d.)]*<|^[ \t>*+\-\d.)]+(?:```|~~~)|\0|\r|\ufeff/m
const HEADING = /^(#{1,6}) ([^\s#](?:.*[^\s#])?) *$/
const FENCE = /^(`{3,}(?=[^`]*$)|~{3,})/
const BULLET = /^([-*+]) (?=\S)/
const NUMBER = /^(\d{1,9})([.)]) (?=\S)/
const CHECK = /^\[([ xX])\] (?=\S)/
/** How a line begins that is plain words whatever stands above it. */
const WORDS =
  /^(?:[^\s>#*+\-=_`~<|:\d[\\&!^$%@]|\[\[|#[^\s#]|\*{1,2}[^\s*]|_{1,2}[^\s_]|\d+[^\d.)\s]|\d+\s+[^\s.)]|["'(])/u

/** Lines that belong together, told from what stands around them by the lines alone: from one line to before another. */
type Piece = { kind: 'heading' | 'fence' | 'lines'; from: number; to: number }

/**
 * Markdown as a tree: what is plain is read here, at a hundredth of the cost; the rest by `parse`, piece by piece. The
 * same tree as `parse` gives for the whole, which a test holds it to. Lines end with "\n".
 */
export function quickMarkdown(markdown: string, parse: (part: string) => MarkdownNode): MarkdownNode {
  if (REACHES_FAR.test(markdown)) return parse(markdown)
  const lines = markdown.split('\n')
  const children: MarkdownNode[] = []
  // Set in closures, which TypeScript does not follow.
  let unread = null as Piece | null
  const parseUnread = () => {
    if (unread) children.push(...(parse(lines.slice(unread.from, unread.to).join('\n')).children ?? []))
    unread = null
  }
  for (const piece of pieces(lines)) {
    const read = quickPiece(piece.kind, lines.slice(piece.from, piece.to))
    if (read) {
      parseUnread()
      children.push(...read)
    } else unread = { ...piece, from: unread?.from ?? piece.from }
  }
  parseUnread()
  return { type: 'root', children }
}

const INDENTED_OR_ITEM = /^[ \t]|^[-*+](?:[ \t]|$)|^\d{1,9}[.)](?:[ \t]|$)/

/** Headings and fences at the margin, and runs of lines. A run that a list may reach over holds what stands below too. */
function pieces(lines: string[]): Piece[] {
  const found: Piece[] = []
  /** Of the run that is open: its first line, the line after its last with words, and whether it may go on below a gap. */
  let run = null as { from: number; to: number; reaches: boolean } | null
  const close = () => {
    if (run) found.push({ kind: 'lines', from: run.from, to: run.to })
    run = null
  }
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    if (/^[ \t]*$/.test(line)) continue
    const kind = /^#{1,6}(?:[ \t]|$)/.test(line) ? 'heading' : FENCE.test(line) ? 'fence' : 'lines'
    if (kind !== 'lines') {
      close()
      const to = kind === 'fence' ? fenceEnd(lines, at) : at + 1
      found.push({ kind, from: at, to })
      at = to - 1
      continue
    }
    const reaches = INDENTED_OR_ITEM.test(line)
    if (run && run.to < at && !(reaches && run.reaches)) close()
    run = { from: run?.from ?? at, to: at + 1, reaches: reaches || (run?.reaches ?? false) }
  }
  close()
  return found
}

function fenceEnd(lines: string[], at: number): number {
  const fence = FENCE.exec(lines[at]!)![1]!
  const closing = new RegExp(`^ {0,3}${fence[0]}{${fence.length},}[ \\t]*$`)
  for (let end = at + 1; end < lines.length; end++) if (closing.test(lines[end]!)) return end + 1
  return lines.length
}

function quickPiece(kind: Piece['kind'], lines: string[]): MarkdownNode[] | null {
  if (kind === 'fence') return null
  if (kind === 'heading') return quickHeading(lines[0]!)
  const firstItem = lines.findIndex(line => BULLET.test(line) || NUMBER.test(line))
  const words = firstItem < 0 ? lines : lines.slice(0, firstItem)
  const nodes: MarkdownNode[] = []
  if (words.length > 0) {
    const children = quickWords(words)
    if (!children) return null
    nodes.push({ type: 'paragraph', children })
  }
  if (firstItem < 0) return nodes
  const list = quickList(lines.slice(firstItem), words.length > 0)
  return list && [...nodes, list]
}

function quickHeading(line: string): MarkdownNode[] | null {
  const found = HEADING.exec(line)
  const children = found && quickInline(found[2]!)
  return children && [{ type: 'heading', depth: found[1]!.length, children }]
}

/** The lines of a paragraph. */
function quickWords(lines: string[]): MarkdownNode[] | null {
  const ends: string[] = []
  for (const line of lines) {
    // Two spaces at the end of a line break it.
    if (!WORDS.test(line) || line.includes('\t') || line.endsWith('  ')) return null
    ends.push(line.endsWith(' ') ? line.slice(0, -1) : line)
  }
  return quickInline(ends.join('\n'))
}

/** A list of one line for each item and nothing between. Below words only a list that begins with 1 is one. */
function quickList(lines: string[], isBelowWords: boolean): MarkdownNode | null {
  const ordered = NUMBER.exec(lines[0]!)
  if (ordered && isBelowWords && ordered[1] !== '1') return null
  const sign = ordered ? ordered[2]! : BULLET.exec(lines[0]!)![1]!
  const items: MarkdownNode[] = []
  for (const line of lines) {
    const found = (ordered ? NUMBER : BULLET).exec(line)
    if (!found || found[ordered ? 2 : 1] !== sign) return null
    const rest = line.slice(found[0].length)
    const check = CHECK.exec(rest)
    const children = quickWords([check ? rest.slice(check[0].length) : rest])
    if (!children) return null
    const checked = check ? check[1] !== ' ' : null
    items.push({ type: 'listItem', spread: false, checked, children: [{ type: 'paragraph', children }] })
  }
  return {
    type: 'list',
    ordered: ordered !== null,
    start: ordered ? Number(ordered[1]) : null,
    spread: false,
    children: items,
  }
}
