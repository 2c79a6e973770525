import { $createLinkNode } from '@lexical/link'
import { $createTextNode, IS_BOLD, IS_CODE, IS_ITALIC, IS_STRIKETHROUGH, type LexicalNode } from 'lexical'
import { $createFootnoteNode } from '../footnote/FootnoteNode.ts'
import { $surroundings } from '../surroundings.ts'
import { webAddress } from '../webLink/address.ts'
import { $footnoteContent } from './footnotes.ts'
import { $linkWords } from './linkWords.ts'

/** `delimiter` is kept until it is known whether it closes. */
type Piece = { text: string; format: number; url?: string; footnote?: string; delimiter?: string; bit?: number }

/** What footnotes say, by the name they are called by. */
export type Footnotes = ReadonlyMap<string, string>

const DELIMITERS: [string, number][] = [
  ['***', IS_BOLD | IS_ITALIC],
  ['**', IS_BOLD],
  ['__', IS_BOLD],
  ['~~', IS_STRIKETHROUGH],
  ['*', IS_ITALIC],
  ['_', IS_ITALIC],
]
const PLAIN = /[^\\`*_~[!<^]+/y
const FOOTNOTE = /\[\^([^\]\s]{1,100})\]/y
const FOOTNOTE_HERE = /\^\[((?:[^[\]\n]|\[[^[\]\n]{0,500}\]){1,2000})\]/y
const ESCAPED = /\\([!-/:-@[-`{-~])/y
const CODE = /(`{1,3})([^`\n]{1,1000}?)\1(?!`)/y
const WIKI = /!?\[\[[^[\]\n]{1,600}\]\]/y
const LINK =
  /!?\[([^[\]\n]{0,500})\]\(\s*<?([^()\s<>]{0,2000}(?:\([^()\s<>]{0,200}\)[^()\s<>]{0,200})?)>?(?:\s+"[^"\n]{0,300}")?\s*\)/y
const ADDRESS = /<((?:https?:\/\/|mailto:)[^<>\s]{1,2000})>/y

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

const isSpace = (letter: string | undefined) => letter === undefined || /\s/.test(letter)
const isWord = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter)

/** One pass with no way back, so that no text, however made, takes longer than its length allows. */
class InlineReader {
  pieces: Piece[] = []
  format = 0
  lasts = new Map<string, number>()
  open: { delimiter: string; bit: number; at: number }[] = []
  text: string
  footnotes: Footnotes

  constructor(text: string, footnotes: Footnotes) {
    this.text = text
    this.footnotes = footnotes
  }

  add(text: string, more: Partial<Piece> = {}): void {
    const last = this.pieces.at(-1)
    const piece: Piece = { text, format: this.format, ...more }
    const isWords = (each: Piece) => !each.delimiter && !each.url && !each.footnote
    const joins = last && isWords(last) && isWords(piece) && last.format === piece.format
    if (joins) last.text += text
    else if (text || piece.footnote) this.pieces.push(piece)
  }

  delimiterAt(at: number): number {
    const found = DELIMITERS.find(([delimiter]) => this.text.startsWith(delimiter, at))
    if (!found) return 0
    const [delimiter, bit] = found
    const before = this.text[at - 1]
    const after = this.text[at + delimiter.length]
    const isInWord = delimiter.startsWith('_') && isWord(before) && isWord(after)
    const opened = this.open.findLastIndex(each => each.delimiter === delimiter)
    if (opened >= 0 && !isSpace(before) && !isInWord) this.close(opened)
    else if (opened < 0 && !isSpace(after) && !isInWord && this.last(delimiter) > at) this.start(delimiter, bit)
    else this.add(delimiter)
    return delimiter.length
  }

  /** Where the last of these marks stands: one that nothing can close is no mark. */
  last(delimiter: string): number {
    if (!this.lasts.has(delimiter)) this.lasts.set(delimiter, this.text.lastIndexOf(delimiter))
    return this.lasts.get(delimiter)!
  }

  start(delimiter: string, bit: number): void {
    this.open.push({ delimiter, bit, at: this.pieces.length })
    this.pieces.push({ text: '', format: this.format, delimiter, bit })
    this.format |= bit
  }

  /** Closes a mark; those opened inside it and not closed were no marks. */
  close(index: number): void {
    for (const { at } of this.open.splice(index + 1)) this.takeBack(at)
    this.open.pop()
    this.format = this.open.reduce((format, { bit }) => format | bit, 0)
  }

  takeBack(at: number): void {
    const piece = this.pieces[at]!
    for (const later of this.pieces.slice(at)) later.format &= ~piece.bit!
    piece.text = piece.delimiter!
  }

  read(): Piece[] {
    for (let at = 0; at < this.text.length; ) at += this.step(at)
    for (const { at } of this.open) this.takeBack(at)
    return this.pieces.filter(({ text, footnote }) => text !== '' || footnote)
  }

  step(at: number): number {
    const plain = matchAt(PLAIN, this.text, at)
    if (plain) return this.took(plain, plain[0])
    const escaped = matchAt(ESCAPED, this.text, at)
    if (escaped) return this.took(escaped, escaped[1]!)
    const code = matchAt(CODE, this.text, at)
    if (code) return this.took(code, code[2]!.trim() || code[2]!, { format: this.format | IS_CODE })
    const wiki = matchAt(WIKI, this.text, at)
    if (wiki) return this.took(wiki, wiki[0])
    const footnote = this.footnoteAt(at)
    if (footnote) return footnote
    const link = matchAt(LINK, this.text, at) ?? matchAt(ADDRESS, this.text, at)
    if (link) return this.tookLink(link)
    const length = this.delimiterAt(at)
    if (length === 0) this.add(this.text[at]!)
    return length || 1
  }

  /** A footnote that says nothing is kept as it is written. */
  footnoteAt(at: number): number {
    const called = matchAt(FOOTNOTE, this.text, at)
    const here = called ? null : matchAt(FOOTNOTE_HERE, this.text, at)
    const words = called ? this.footnotes.get(called[1]!) : here?.[1]
    return words ? this.took((called ?? here)!, '', { footnote: words }) : 0
  }

  took(match: RegExpExecArray, text: string, more: Partial<Piece> = {}): number {
    this.add(text, more)
    return match[0].length
  }

  tookLink(match: RegExpExecArray): number {
    const url = match[2] ?? match[1]!
    const words = match[2] === undefined ? match[1]! : match[1]!.replace(/(\*\*|__|~~|`)/g, '')
    const address = match[0].startsWith('!') ? null : webAddress(url)
    this.add(words || url, address ? { url: address } : {})
    return match[0].length
  }
}

const NONE: Footnotes = new Map()

const $footnote = (words: string) =>
  $createFootnoteNode($footnoteContent($linkWords($inlineMarkdown(words), $surroundings())))

/** Inline Markdown (bold, italic, strike, code, links, footnotes) as nodes; `[[links]]` and `#tags` stay words. */
export function $inlineMarkdown(text: string, footnotes: Footnotes = NONE): LexicalNode[] {
  return new InlineReader(text, footnotes).read().map(({ text: words, format, url, footnote }) => {
    if (footnote) return $footnote(footnote)
    const node = $createTextNode(words).setFormat(format)
    return url ? $createLinkNode(url).append(node) : node
  })
}
