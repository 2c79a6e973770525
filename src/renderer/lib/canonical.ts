import type { Canonical } from './anchor.ts'

/** A place in a document as `Range` wants it. */
export type DomRange = { startNode: Node; startOffset: number; endNode: Node; endOffset: number }

export type CanonicalDom = Canonical & {
  /** Where [start, end) of the text stands in the document. Offsets between two blocks go to the next block for the start, the last one for the end. */
  rangeOf(start: number, end: number): DomRange
  /** The offset in the text of a place in the document; a place that shows no text counts as the next that does. */
  offsetOf(node: Node, offset: number): number
}

/** `length` characters of the text from `at` on stand in `node` from `offset` on. For a `br` the node is its parent. */
type Run = { at: number; length: number; node: Node; offset: number }

const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM ' +
    'H1 H2 H3 H4 H5 H6 HEADER HGROUP HR HTML LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'
  ).split(' '),
)
const UNSEEN = new Set(
  'HEAD TITLE SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT SVG MATH TEXTAREA SELECT VIDEO AUDIO'.split(' '),
)

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13)

/**
 * The one reading of a document that every anchor counts by: white space collapsed as the browser shows it, blocks
 * joined by "\n\n", `br` as "\n", `pre` as it stands, nothing that is not shown. It walks without recursion, since a
 * hostile page nests 100,000 deep. The same at import and in the reader's frame, because both parse the same cleaned HTML.
 */
export function readCanonical(root: Node): CanonicalDom {
  const walk = new Walk()
  let node: Node | null = root
  while (node) {
    const inside: Node | null = walk.enter(node) ? node.firstChild : null
    if (inside) {
      node = inside
      continue
    }
    while (node && node !== root && !node.nextSibling) {
      walk.leave(node)
      node = node.parentNode
    }
    if (!node) break
    walk.leave(node)
    if (node === root) break
    node = node.nextSibling
  }
  return walk.result()
}

class Walk {
  private text = ''
  private readonly blocks: number[] = []
  private readonly runs: Run[] = []
  /** For each node the number of runs when it was entered and when it was left. */
  private readonly entered = new Map<Node, number>()
  private readonly left = new Map<Node, number>()
  /** The open block: its text, the run it began with, and white space that shows only if more text follows. */
  private parts: string[] = []
  private length = 0
  private last = 0
  private firstRun = 0
  private pending: { node: Node; offset: number } | null = null
  private pre = 0

  /** True when the children are to be read. */
  enter(node: Node): boolean {
    this.entered.set(node, this.runs.length)
    if (node.nodeType === 3) {
      this.read(node as Text)
      return false
    }
    if (node.nodeType !== 1) return node.nodeType === 9 || node.nodeType === 11
    const element = node as Element
    const name = element.nodeName.toUpperCase()
    if (UNSEEN.has(name) || element.hasAttribute('hidden')) return false
    if (BLOCKS.has(name)) this.close()
    if (name === 'PRE') this.pre++
    if (name === 'BR') this.breakLine(element)
    return true
  }

  leave(node: Node): void {
    if (node.nodeType === 1) {
      const name = node.nodeName.toUpperCase()
      if (BLOCKS.has(name)) this.close()
      if (name === 'PRE') this.pre--
    }
    this.left.set(node, this.runs.length)
  }

  private read(node: Text): void {
    const data = node.data
    let from = 0
    while (from < data.length) {
      let to = from
      const keep = this.pre > 0
      if (!keep && isSpace(data.charCodeAt(from))) {
        this.pending ??= { node, offset: from }
        while (to < data.length && isSpace(data.charCodeAt(to))) to++
      } else {
        while (to < data.length && (keep || !isSpace(data.charCodeAt(to)))) to++
        this.settleSpace()
        this.put(data.slice(from, to), node, from)
      }
      from = to
    }
  }

  private settleSpace(): void {
    const { pending } = this
    this.pending = null
    // Not at the start of a block or of a line.
    if (pending && this.length > 0 && this.last !== 10) this.put(' ', pending.node, pending.offset)
  }

  private breakLine(br: Element): void {
    this.pending = null
    if (this.length === 0 || !br.parentNode) return
    let index = 0
    for (let before = br.previousSibling; before; before = before.previousSibling) index++
    this.put('\n', br.parentNode, index)
  }

  private put(words: string, node: Node, offset: number): void {
    if (this.length === 0) this.firstRun = this.runs.length
    const at = this.blockStart() + this.length
    const previous = this.runs[this.runs.length - 1]
    // Each `br` keeps a run of its own, since it is entered as a node of its own.
    const text = node.nodeType === 3
    if (text && this.length > 0 && previous && previous.node === node && previous.offset + previous.length === offset) {
      previous.length += words.length
    } else {
      this.runs.push({ at, length: words.length, node, offset })
    }
    this.parts.push(words)
    this.length += words.length
    this.last = words.charCodeAt(words.length - 1)
  }

  private blockStart(): number {
    return this.text.length === 0 ? 0 : this.text.length + 2
  }

  private close(): void {
    this.pending = null
    if (this.length === 0) return
    const whole = this.parts.join('')
    const words = whole.trimEnd()
    const blank = words.trim() === ''
    this.cutRuns(blank ? 0 : words.length)
    if (!blank) {
      const start = this.blockStart()
      this.blocks.push(start)
      this.text += start === 0 ? words : `\n\n${words}`
    }
    this.parts = []
    this.length = 0
    this.last = 0
  }

  /** Empties the runs of the open block from `length` on. They stay, since places before and after count them. */
  private cutRuns(length: number): void {
    const end = this.blockStart() + length
    for (let i = this.runs.length - 1; i >= this.firstRun; i--) {
      const run = this.runs[i]!
      run.length = Math.max(0, Math.min(run.length, end - run.at))
      if (run.at < end) return
      run.at = end
    }
  }

  result(): CanonicalDom {
    this.close()
    const { text, blocks, runs, entered, left } = this
    return {
      text,
      blocks,
      rangeOf: (start, end) => rangeOf(runs, start, end),
      offsetOf: (node, offset) =>
        Math.min(text.length, offsetOf({ runs, entered, left, length: text.length }, node, offset)),
    }
  }
}

/** Index of the last run that starts at or before `at`, -1 when none does. */
function runAt(runs: Run[], at: number): number {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (runs[middle]!.at <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

function rangeOf(runs: Run[], start: number, end: number): DomRange {
  if (runs.length === 0) throw new Error('There is no text to point at')
  let first = Math.max(0, runAt(runs, start))
  if (start >= runs[first]!.at + runs[first]!.length && first + 1 < runs.length) first++
  const from = runs[first]!
  const to = runs[Math.max(first, runAt(runs, Math.max(start, end - 1)))]!
  return {
    startNode: from.node,
    startOffset: from.offset + clamp(start - from.at, from.length),
    endNode: to.node,
    endOffset: to.offset + clamp(end - to.at, to.length),
  }
}

const clamp = (value: number, max: number): number => Math.max(0, Math.min(value, max))

type Positions = { runs: Run[]; entered: Map<Node, number>; left: Map<Node, number>; length: number }

function offsetOf(map: Positions, node: Node, offset: number): number {
  if (node.nodeType === 3) return offsetInText(map, node, offset)
  const child = node.childNodes[offset]
  if (child) return startOf(map, map.entered.get(child) ?? map.entered.get(node))
  const last = map.left.get(node)
  return last === undefined ? startOf(map, map.entered.get(node)) : endOf(map, last)
}

function startOf({ runs, length }: Positions, index: number | undefined): number {
  return index === undefined ? length : (runs[index]?.at ?? length)
}

function endOf({ runs }: Positions, count: number): number {
  const run = runs[Math.min(count, runs.length) - 1]
  return run ? run.at + run.length : 0
}

function offsetInText(map: Positions, node: Node, offset: number): number {
  const { runs, entered, left } = map
  const first = entered.get(node)
  // A text inside something that is not shown was never entered: its nearest entered ancestor stands for it.
  if (first === undefined) return node.parentNode ? offsetOf(map, node.parentNode, 0) : map.length
  // The space that ends this node is written down only when the next text begins, hence one run more.
  const end = Math.min(runs.length, (left.get(node) ?? first) + 1)
  let found: number | null = null
  for (let i = first; i < end; i++) {
    const run = runs[i]!
    if (run.node !== node) continue
    if (offset < run.offset) return found ?? run.at
    found = run.at + Math.min(offset - run.offset, run.length)
    if (offset < run.offset + run.length) return found
  }
  return found ?? startOf(map, first)
}
