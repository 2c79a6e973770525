import type { ReactNode } from 'react'
import type { Piece } from '#data/compare/pieces.ts'
import { isUrdu } from '#lib/words.ts'
import styles from './ShownText.module.css'
import type { ShownLine, Span } from './shownLines.ts'

const LINES: [begins: string, className: string | undefined][] = [
  ['heading 1', styles.h1],
  ['heading 2', styles.h2],
  ['heading', styles.h3],
  ['list item', styles.bullet],
  ['numbered item', styles.numbered],
  ['task, done', styles.done],
  ['task', styles.task],
  ['block quote', styles.blockQuote],
  ['code', styles.code],
]

/**
 * `whole`: the block came or went as one, so that its words need not say it one by one. `sides`: one of two texts, of
 * which neither came after the other.
 */
type How = 'words' | 'whole' | 'sides'
export type ShownTextProps = { lines: readonly ShownLine[]; how?: How }

/** The lines of a block with what went and what came in them. */
export function ShownText({ lines, how = 'words' }: ShownTextProps) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
  return lines.map((line, at) => <Line key={at} line={line} how={how} />)
}

function Line({ line, how }: { line: ShownLine; how: How }) {
  const words = line.spans.flatMap(span => span.pieces.map(piece => piece.words)).join('')
  const kind = LINES.find(([begins]) => line.of.name.startsWith(begins))?.[1]
  const isLineChange = how === 'words' && line.kind !== 'same'
  return (
    <div
      className={[styles.line, kind].filter(Boolean).join(' ')}
      data-change={isLineChange ? line.kind : undefined}
      style={line.of.level > 0 ? { marginInlineStart: `${line.of.level * 1.5}em` } : undefined}
      dir="auto"
      lang={isUrdu(words) ? 'ur' : undefined}
    >
      {isLineChange && line.kind !== 'reset' && (
        <span className="visuallyHidden">{`${line.of.name} ${line.kind}. `}</span>
      )}
      {line.spans.map((span, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as with lines
        <Words key={at} span={span} how={how} />
      ))}
      {line.remark !== '' && <span className={styles.remark}>{line.remark}</span>}
    </div>
  )
}

function Words({ span, how }: { span: Span; how: How }) {
  const pieces = span.pieces.map((piece, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as with lines
    <Shown key={at} piece={piece} />
  ))
  if (how === 'whole' || span.kind === 'same') return <span>{pieces}</span>
  if (span.kind === 'reset')
    return (
      <span className={styles.reset}>
        {pieces}
        <span className={styles.remark}>{span.remark}</span>
      </span>
    )
  if (how === 'sides') return <mark className={styles.own}>{pieces}</mark>
  const said = <span className="visuallyHidden">{`${span.kind}: `}</span>
  return span.kind === 'removed' ? (
    <del className={styles.removed}>
      {said}
      {pieces}
    </del>
  ) : (
    <ins className={styles.added}>
      {said}
      {pieces}
    </ins>
  )
}

function Shown({ piece }: { piece: Piece }): ReactNode {
  if (piece.is === 'line') return null
  if (piece.is === 'words') return marked(piece.words, piece.marks, piece.href)
  switch (piece.of) {
    case 'break':
      return <br />
    case 'cell':
      return <span className={styles.cell}> | </span>
    case 'link':
      return <span className={styles.link}>{piece.words}</span>
    case 'tag':
      return <span className={styles.tag}>{piece.words}</span>
    case 'quote':
      return <q className={styles.quote}>{piece.words}</q>
    case 'footnote':
      return <span className={styles.thing}>Footnote: {piece.words}</span>
    case 'image':
      return <span className={styles.thing}>Image{piece.words && `: ${piece.words}`}</span>
    case 'embed':
      return <span className={styles.thing}>Shown here: {piece.words}</span>
    case 'rule':
      return <span className={styles.thing}>A line across</span>
    case 'unknown':
      return <span className={styles.thing}>Something from a later version of the app</span>
  }
}

function marked(words: string, marks: number, href: string): ReactNode {
  const names = [
    (marks & 1) > 0 && styles.bold,
    (marks & 2) > 0 && styles.italic,
    (marks & 4) > 0 && styles.struck,
    (marks & 8) > 0 && styles.underlined,
    (marks & 16) > 0 && styles.mono,
    href !== '' && styles.link,
  ].filter(Boolean)
  return names.length > 0 ? <span className={names.join(' ')}>{words}</span> : words
}
