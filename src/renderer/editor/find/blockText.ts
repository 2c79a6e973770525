/** What a block shows, in one string, with the DOM text nodes it was read from. Lines and items are apart. */
export type BlockText = { text: string; parts: { node: Text; start: number }[] }

const APART = new Set('P LI UL OL TABLE TR TD TH BLOCKQUOTE FIGCAPTION FIGURE DIV H1 H2 H3 H4 H5 H6 BR'.split(' '))

/** Words that are no part of the note: buttons, numbers of footnotes, the line under a quote that names its source. */
function isShownOnly(element: HTMLElement): boolean {
  if (element.dataset.footnote !== undefined) return true
  return (
    element.tagName === 'BUTTON' || (element.tagName === 'DIV' && element.parentElement?.dataset.quote !== undefined)
  )
}

/** Reads the DOM, so that whatever a note may come to contain is found without being named here. */
export function readBlockText(block: HTMLElement): BlockText {
  const read: BlockText = { text: '', parts: [] }
  readInto(read, block)
  return read
}

function readInto(read: BlockText, parent: Node): void {
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node as Text
      if (text.data === '') continue
      read.parts.push({ node: text, start: read.text.length })
      read.text += text.data
    } else if (node.nodeType === Node.ELEMENT_NODE && !isShownOnly(node as HTMLElement)) {
      const isApart = APART.has((node as Element).tagName)
      if (isApart) read.text += '\n'
      readInto(read, node)
      if (isApart) read.text += '\n'
    }
  }
}

export type Piece = { node: Text; start: number; end: number }

/** The DOM text that stands from `start` to `end`, with offsets in each node. */
export function piecesOf({ parts }: BlockText, start: number, end: number): Piece[] {
  const pieces: Piece[] = []
  for (const { node, start: from } of parts) {
    if (from >= end) break
    const length = node.data.length
    if (from + length <= start) continue
    pieces.push({ node, start: Math.max(0, start - from), end: Math.min(length, end - from) })
  }
  return pieces
}

/** A range over the text from `start` to `end`; null where it is no longer shown as it was read. */
export function rangeOf(block: BlockText, start: number, end: number): Range | null {
  const pieces = piecesOf(block, start, end)
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (!first?.node.isConnected || !last?.node.isConnected) return null
  const range = document.createRange()
  range.setStart(first.node, first.start)
  range.setEnd(last.node, last.end)
  return range
}
