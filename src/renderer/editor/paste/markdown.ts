import { $createCodeNode } from '@lexical/code'
import { $createHorizontalRuleNode } from '@lexical/extension'
import { $createListItemNode, $createListNode, type ListNode, type ListType } from '@lexical/list'
import { $createHeadingNode, $createQuoteNode, type HeadingTagType } from '@lexical/rich-text'
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  type ElementNode,
  type LexicalNode,
} from 'lexical'
import { $createCalloutNode } from '../callout/CalloutNode.ts'
import { toneOf } from '../callout/tone.ts'
import { $tableOf, MOST_CELLS } from '../table/tabSeparated.ts'
import { $inlineMarkdown, type Footnotes } from './inlineMarkdown.ts'

const HEADING = /^ {0,3}(#{1,6})[ \t]+(\S.*?)(?:[ \t]+#+)?[ \t]*$/
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/
const FENCE = /^ {0,3}(`{3,}|~{3,})[ \t]*([\w+#-]*)/
const QUOTE = /^ {0,3}>[ \t]?(.*)$/
const ITEM = /^([ \t]*)([-*+]|\d{1,9}[.)])[ \t]+(\S.*)?$/
const BOX = /^\[([ xX])\][ \t]+/
const CALLOUT = /^\[!([\w-]+)\][+-]?[ \t]*(.*)$/
const DEFINED = /^ {0,3}\[\^([^\]\s]{1,100})\]:[ \t]*(.*)$/
/** The line that makes those around it a table. */
const TABLE = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/
const DEEPEST = 4
const UNDERLINE = /^ {0,3}(=+|-{2,})[ \t]*$/

const SURE =
  /^ {0,3}#{1,6}[ \t]+\S|^ {0,3}```|^[ \t]*[-*+] \[[ xX]\] |\[\[[^[\]\n]+\]\]|\[[^[\]\n]+\]\((?:https?|mailto):|\*\*\S[^*\n]*\S?\*\*|^ {0,3}\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t:|-]*$|^ {0,3}> ?\[!\w+\]|\S\[\^[^\]\s]+\]/m
const HINTS = [
  /^[ \t]*[-*+] +\S/gm,
  /^[ \t]*\d+\. +\S/gm,
  /^ {0,3}> ?\S/gm,
  /^---+$/gm,
  /(?:^|\s)[*_]\S[^*_\n]*\S[*_](?=\W|$)/gm,
]

/** Whether plain text was meant as Markdown: one thing that hardly anything else holds, or two that might be chance. */
export function looksLikeMarkdown(text: string): boolean {
  const sample = text.slice(0, 20_000)
  if (SURE.test(sample)) return true
  return HINTS.reduce((sum, hint) => sum + (sample.match(hint)?.length ?? 0), 0) >= 2
}

const widthOf = (indent: string) => indent.replaceAll('\t', '    ').length

function $withLines<T extends ElementNode>(parent: T, lines: string[], $inline = $inlineMarkdown): T {
  lines.forEach((line, index) => {
    if (index > 0) parent.append($createLineBreakNode())
    parent.append(...$inline(line))
  })
  return parent
}

const $plain = (line: string): LexicalNode[] => (line ? [$createTextNode(line)] : [])

type Item = { indent: number; type: ListType; number: number; checked: boolean | undefined; lines: string[] }

function itemOf(line: string): Item | null {
  const match = ITEM.exec(line)
  if (!match) return null
  const [, indent = '', marker = '', words = ''] = match
  const box = BOX.exec(words)
  const type = box ? 'check' : /\d/.test(marker) ? 'number' : 'bullet'
  const lines = [box ? words.slice(box[0].length) : words]
  return {
    indent: widthOf(indent),
    type,
    number: Number.parseInt(marker, 10) || 1,
    checked: box ? box[1] !== ' ' : undefined,
    lines,
  }
}

type Inline = (line: string) => LexicalNode[]

function $lists(items: Item[], $inline: Inline): LexicalNode[] {
  const roots: ListNode[] = []
  const open: { list: ListNode; indent: number }[] = []
  for (const item of items) {
    while (open.length > 0 && open.at(-1)!.indent > item.indent + 1) open.pop()
    const above = open.at(-1)
    if (!above || item.indent > above.indent + 1) {
      const list = $createListNode(item.type, item.type === 'number' ? item.number : 1)
      if (above) above.list.append($createListItemNode().append(list))
      else roots.push(list)
      open.push({ list, indent: item.indent })
    } else if (open.length === 1 && above.list.getListType() !== item.type) {
      const list = $createListNode(item.type, item.number)
      roots.push(list)
      open[0] = { list, indent: item.indent }
    }
    open.at(-1)!.list.append($withLines($createListItemNode(item.checked), item.lines, $inline))
  }
  return roots
}

/** Reads line by line; each line is looked at a fixed number of times. */
class MarkdownReader {
  nodes: LexicalNode[] = []
  paragraph: string[] = []
  at = 0
  lines: string[]
  footnotes: Footnotes
  depth: number

  constructor(lines: string[], footnotes: Footnotes, depth: number) {
    this.lines = lines
    this.footnotes = footnotes
    this.depth = depth
  }

  $inline = (line: string): LexicalNode[] => $inlineMarkdown(line, this.footnotes)

  $endParagraph(): void {
    if (this.paragraph.length > 0) this.nodes.push($withLines($createParagraphNode(), this.paragraph, this.$inline))
    this.paragraph = []
  }

  $add(...nodes: LexicalNode[]): void {
    this.$endParagraph()
    this.nodes.push(...nodes)
  }

  takeWhile(test: (line: string) => boolean): string[] {
    const from = this.at
    while (this.at < this.lines.length && test(this.lines[this.at]!)) this.at++
    return this.lines.slice(from, this.at)
  }

  $fence(mark: string, language: string): void {
    this.at++
    const lines = this.takeWhile(line => !line.trimStart().startsWith(mark))
    this.at++
    this.$add($withLines($createCodeNode(language || undefined), lines, $plain))
  }

  $list(): void {
    const items: Item[] = []
    while (this.at < this.lines.length) {
      const line = this.lines[this.at]!
      const item = itemOf(line)
      if (item && !RULE.test(line)) items.push(item)
      else if (/^[ \t]+\S/.test(line)) items.at(-1)!.lines.push(line.trim())
      else if (line.trim() || !itemOf(this.lines[this.at + 1] ?? '')) break
      this.at++
    }
    this.$add(...$lists(items, this.$inline))
  }

  $quote(): void {
    const lines = this.takeWhile(line => QUOTE.test(line)).map(line => QUOTE.exec(line)![1]!)
    const [, kind = '', title = ''] = CALLOUT.exec(lines[0] ?? '') ?? []
    const tone = this.depth < DEEPEST ? toneOf(kind) : null
    if (!tone) {
      this.$add($withLines($createQuoteNode(), lines, this.$inline))
      return
    }
    const inside = new MarkdownReader([title, '', ...lines.slice(1)], this.footnotes, this.depth + 1).$read()
    this.$add($createCalloutNode(tone).append(...(inside.length > 0 ? inside : [$createParagraphNode()])))
  }

  isTable(): boolean {
    const [head = '', below = ''] = this.lines.slice(this.at, this.at + 2)
    return (
      head.includes('|') && below.includes('|') && TABLE.test(below) && cellsIn(head).length === cellsIn(below).length
    )
  }

  $table(): void {
    const [head = '', , ...rest] = this.takeWhile(line => line.trim() !== '' && line.includes('|'))
    const rows = [head, ...rest].map(cellsIn)
    const width = rows[0]!.length
    const cut = rows.map(row => Array.from({ length: width }, (_, at) => row[at] ?? ''))
    if (width * rows.length > MOST_CELLS)
      this.$add(...[head, ...rest].map(line => $withLines($createParagraphNode(), [line])))
    else this.$add($tableOf(cut, this.$inline, true))
  }

  $next(): void {
    const line = this.lines[this.at]!
    const fence = FENCE.exec(line)
    if (fence) this.$fence(fence[1]!, fence[2]!)
    else if (QUOTE.test(line)) this.$quote()
    else if (itemOf(line) && !RULE.test(line)) this.$list()
    else if (this.isTable()) this.$table()
    else {
      this.at++
      this.$line(line)
    }
  }

  /** A line under a single line of words makes them a heading. */
  $line(line: string): void {
    const heading = HEADING.exec(line)
    const underline = this.paragraph.length === 1 ? UNDERLINE.exec(line) : null
    if (heading) this.$add($heading(`h${heading[1]!.length}`, heading[2]!, this.$inline))
    else if (underline) {
      const words = this.paragraph.pop()!
      this.$add($heading(underline[1]!.startsWith('=') ? 'h1' : 'h2', words, this.$inline))
    } else if (RULE.test(line)) this.$add($createHorizontalRuleNode())
    else if (line.trim()) this.paragraph.push(line.trim())
    else this.$endParagraph()
  }

  $read(): LexicalNode[] {
    while (this.at < this.lines.length) this.$next()
    this.$endParagraph()
    return this.nodes
  }
}

function $heading(tag: string, words: string, $inline: Inline): LexicalNode {
  return $createHeadingNode(tag as HeadingTagType).append(...$inline(words))
}

/** The cells of a line of a table: a bar with a backslash before it is a letter. */
function cellsIn(line: string): string[] {
  const inside = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return inside.split(/(?<!\\)\|/).map(cell =>
    cell
      .trim()
      .replaceAll('\\|', '|')
      .replace(/<br\s*\/?>/gi, '\n'),
  )
}

/** Takes what footnotes say out of the lines; what is code stays. */
function takeDefined(lines: string[]): { lines: string[]; footnotes: Footnotes } {
  const footnotes = new Map<string, string>()
  const rest: string[] = []
  let open: string | null = null
  let fence = ''
  for (const line of lines) {
    const mark = FENCE.exec(line)?.[1] ?? ''
    if (mark && (!fence || mark.startsWith(fence))) fence = fence ? '' : mark
    const found = fence ? null : DEFINED.exec(line)
    if (found) {
      open = found[1]!
      footnotes.set(open, found[2]!)
    } else if (open && /^(?: {2,}|\t)\S/.test(line)) footnotes.set(open, `${footnotes.get(open)} ${line.trim()}`)
    else {
      open = null
      rest.push(line)
    }
  }
  return { lines: rest, footnotes }
}

const isCalled = (text: string, name: string) => text.split(`[^${name}]`).length > 2

/** Pasted Markdown as blocks. Lines stay lines, as Obsidian shows them. */
export function $markdownBlocks(text: string): LexicalNode[] {
  const all = text.replace(/\r\n?/g, '\n').split('\n')
  const { lines, footnotes } = takeDefined(all)
  const isWhole = [...footnotes.keys()].every(name => isCalled(text, name))
  return new MarkdownReader(isWhole ? lines : all, footnotes, 0).$read()
}
