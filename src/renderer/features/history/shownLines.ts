import type { LineKind, Piece } from '#data/compare/pieces.ts'
import type { Step } from '#data/compare/withinBlock.ts'

/** Pieces in a row of which the same is to be said; `remark` tells what differs where the words do not. */
export type Span = { kind: Step['kind']; pieces: Piece[]; remark: string }
/** One line of a block that is compared, as it is shown. */
export type ShownLine = { of: LineKind; kind: Step['kind']; remark: string; spans: Span[] }

/** Names a note or source by its id; null where it is gone. */
export type NameOf = (id: string) => string | null

const PLAIN: LineKind = { name: 'paragraph', level: 0 }
/** Lexical's format bits by the word for them. */
const MARKS = {
  bold: 1,
  italic: 2,
  'struck through': 4,
  underlined: 8,
  code: 16,
  'set low': 32,
  'set high': 64,
  marked: 128,
}
const OTHERWISE = 'set otherwise'

/** The steps of a block as lines to show. */
export function shownLines(steps: readonly Step[], nameOf: NameOf): ShownLine[] {
  const lines: ShownLine[] = []
  for (const step of steps) {
    const piece = (step.after ?? step.before)!
    const remark = step.kind === 'reset' ? remarkOn(step.before, step.after, nameOf) : ''
    if (piece.is === 'line') lines.push({ of: piece.of, kind: step.kind, remark, spans: [] })
    else addTo(lines, step.kind, piece, remark)
  }
  return lines
}

/** What one side has of a block, with what the other does not have told from the rest. */
export function sideLines(steps: readonly Step[], side: 'before' | 'after', nameOf: NameOf): ShownLine[] {
  const lines: ShownLine[] = []
  for (const step of steps) {
    const piece = step[side]
    if (!piece) continue
    const remark = step.kind === 'reset' ? sideRemark(piece, nameOf) : ''
    if (piece.is === 'line') lines.push({ of: piece.of, kind: step.kind, remark, spans: [] })
    else addTo(lines, step.kind, piece, remark)
  }
  return lines
}

function sideRemark(piece: Piece, nameOf: NameOf): string {
  if (piece.is === 'line') return piece.of.name
  if (piece.is === 'words')
    return piece.href === '' ? marksIn(piece.marks).join(' and ') || 'plain' : `leads to ${piece.href}`
  return piece.of === 'link' || piece.of === 'embed' ? `leads to ${quoted(nameOf(piece.leadsTo))}` : OTHERWISE
}

function addTo(lines: ShownLine[], kind: Step['kind'], piece: Piece, remark: string): void {
  if (lines.length === 0) lines.push({ of: PLAIN, kind: 'same', remark: '', spans: [] })
  const { spans } = lines.at(-1)!
  const last = spans.at(-1)
  if (last?.kind === kind && last.remark === remark) join(last.pieces, piece)
  else spans.push({ kind, pieces: [piece], remark })
}

/** Words that are set alike are shown as one: a page of text has thousands. */
function join(pieces: Piece[], next: Piece): void {
  const last = pieces.at(-1)
  if (last?.is === 'words' && next.is === 'words' && last.marks === next.marks && last.href === next.href)
    pieces[pieces.length - 1] = { ...last, words: last.words + next.words }
  else pieces.push(next)
}

/** What differs in two pieces that read the same, in words. */
function remarkOn(before: Piece, after: Piece, nameOf: NameOf): string {
  if (before.is === 'line' && after.is === 'line')
    return before.of.name === after.of.name ? lineRemark(before.of, after.of) : `was ${before.of.name}`
  if (before.is === 'words' && after.is === 'words') {
    const said = [...marksRemark(before.marks, after.marks), ...hrefRemark(before.href, after.href)]
    return said.join(', ') || OTHERWISE
  }
  if (before.is === 'thing' && after.is === 'thing' && before.leadsTo !== after.leadsTo) {
    if (after.of === 'image') return 'another picture'
    return `led to ${quoted(nameOf(before.leadsTo))}, now to ${quoted(nameOf(after.leadsTo))}`
  }
  return OTHERWISE
}

const lineRemark = (before: LineKind, after: LineKind) =>
  before.level === after.level ? OTHERWISE : after.level > before.level ? 'moved in' : 'moved out'

const marksIn = (bits: number) => Object.entries(MARKS).flatMap(([name, bit]) => ((bits & bit) === 0 ? [] : [name]))

function marksRemark(before: number, after: number): string[] {
  const [gone, come] = [marksIn(before & ~after), marksIn(after & ~before)]
  return [
    ...(come.length > 0 ? [`now ${come.join(' and ')}`] : []),
    ...(gone.length > 0 ? [`no longer ${gone.join(' and ')}`] : []),
  ]
}

function hrefRemark(before: string, after: string): string[] {
  if (before === after) return []
  return [after === '' ? `no longer leads to ${before}` : `now leads to ${after}`]
}

const quoted = (title: string | null) => (title === null ? 'what is gone' : `“${title}”`)
