import { directionOf } from '#lib/words.ts'
import { toneWord } from '../callout/tone.ts'
import { childrenOf, isJson, type Json, stringIn } from '../markdown/tree.ts'
import { wordsOf } from '../unknown/UnknownNode.ts'
import { webAddress } from '../webLink/address.ts'

/** What a copy needs to know of the notebook. */
export type CopyNames = {
  /** Whether something stands in a line rather than being a block. */
  isInline: (json: Json) => boolean
  /** The words that a link to a note or source, or another thing of ours, shows. */
  wordsOf: (part: Json) => string
  /** Where the words of a quote come from: "Baloch 2019, ¶ 9". */
  originOf: (quote: Json) => string
}

const DEEPEST = 60
const MARKS: [number, string][] = [
  [1, 'b'],
  [2, 'i'],
  [8, 'u'],
  [4, 's'],
  [32, 'sub'],
  [64, 'sup'],
  [16, 'code'],
]
const LETTERS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const text = (words: string) => words.replace(/[&<>"]/g, letter => LETTERS[letter]!)

/** Word and browsers take the direction of a line from an attribute, not from its letters. */
function direction(json: Json): string {
  const way = json.direction === 'rtl' || json.direction === 'ltr' ? json.direction : directionOf(wordsOf(json))
  return way === 'rtl' ? ' dir="rtl"' : ''
}

class Writer {
  names: CopyNames
  footnotes: string[] = []

  constructor(names: CopyNames) {
    this.names = names
  }

  blocks(nodes: readonly Json[], depth: number): string {
    return nodes.map(node => this.block(node, depth)).join('')
  }

  block(json: Json, depth: number): string {
    if (depth > DEEPEST) return `<p>${text(wordsOf(json))}</p>`
    const children = childrenOf(json)
    const element = (name: string) => `<${name}${direction(json)}>${this.inline(children) || '<br>'}</${name}>`
    switch (json.type) {
      case 'paragraph':
        return element('p')
      case 'heading':
        return element(/^h[1-6]$/.test(stringIn(json, 'tag')) ? stringIn(json, 'tag') : 'h1')
      case 'quote':
        return `<blockquote>${element('p')}</blockquote>`
      case 'source-quote':
        return this.sourceQuote(json)
      case 'code':
        return `<pre>${text(codeWords(children))}</pre>`
      case 'horizontalrule':
        return '<hr>'
      case 'list':
        return this.list(json, depth)
      case 'listitem':
        return this.list({ type: 'list', listType: 'bullet', children: [json] }, depth)
      case 'table':
        return this.table(json, depth)
      case 'callout': {
        const title = toneWord(stringIn(json, 'tone'))
        return `<blockquote><p><b>${title}</b></p>${this.blocks(children, depth + 1)}</blockquote>`
      }
      case 'image':
        return `<p>[${text(stringIn(json, 'alt') || 'Image')}]</p>`
      default:
        return this.names.isInline(json)
          ? this.part(json)
          : `<p${direction(json)}>${text(this.names.wordsOf(json))}</p>`
    }
  }

  sourceQuote(json: Json): string {
    const lines = stringIn(json, 'words').split(/\n+/)
    const words = lines.map(line => `<p${direction({ text: line })}>${text(line)}</p>`).join('')
    return `<blockquote>${words}<p>— ${text(this.names.originOf(json))}</p></blockquote>`
  }

  /** Lexical puts a list within a list into an item of its own; everybody else into the item above. */
  list(json: Json, depth: number): string {
    const name = json.listType === 'number' ? 'ol' : 'ul'
    const start = name === 'ol' && Number(json.start) > 1 ? ` start="${Number(json.start)}"` : ''
    const items: string[] = []
    for (const item of childrenOf(json)) {
      const lists = childrenOf(item).filter(child => child.type === 'list')
      const words = childrenOf(item).filter(child => child.type !== 'list')
      const inside = this.blocks(lists, depth + 1)
      if (words.length === 0 && lists.length > 0 && items.length > 0) items.push((items.pop() ?? '') + inside)
      else items.push(this.item(json, item, this.inline(words)) + inside)
    }
    return `<${name}${start}>${items.map(item => `${item}</li>`).join('')}</${name}>`
  }

  item(list: Json, item: Json, words: string): string {
    if (list.listType !== 'check') return `<li${direction(item)}>${words}`
    const box = item.checked === true ? '☑ ' : '☐ '
    return `<li role="checkbox" aria-checked="${item.checked === true}"${direction(item)} style="list-style-type:none">${box}${words}`
  }

  table(json: Json, depth: number): string {
    const rows = childrenOf(json).map(
      row =>
        `<tr>${childrenOf(row)
          .map(cell => this.cell(cell, depth + 1))
          .join('')}</tr>`,
    )
    const way = direction(json)
    return `<table border="1" cellspacing="0" cellpadding="4" style="border-collapse:collapse"${way}>${rows.join('')}</table>`
  }

  cell(json: Json, depth: number): string {
    const name = Number(json.headerState) > 0 ? 'th' : 'td'
    const span = (field: 'colSpan' | 'rowSpan') =>
      Number(json[field]) > 1 ? ` ${field.toLowerCase()}="${Number(json[field])}"` : ''
    const scope = name === 'th' ? ` scope="${json.headerState === 2 ? 'row' : 'col'}"` : ''
    return `<${name}${scope}${span('colSpan')}${span('rowSpan')}>${this.blocks(childrenOf(json), depth)}</${name}>`
  }

  inline(nodes: readonly Json[]): string {
    return nodes.map(node => this.part(node)).join('')
  }

  part(json: Json): string {
    switch (json.type) {
      case 'text':
      case 'tag':
      case 'tab':
      case 'code-highlight':
        return marked(text(stringIn(json, 'text')), Number(json.format) || 0)
      case 'linebreak':
        return '<br>'
      case 'link':
      case 'autolink':
        return this.link(json)
      case 'footnote':
        return this.footnote(json)
      default:
        return text(this.names.wordsOf(json))
    }
  }

  link(json: Json): string {
    const address = webAddress(stringIn(json, 'url'))
    const words = this.inline(childrenOf(json))
    return address ? `<a href="${text(address)}">${words}</a>` : words
  }

  /** As Word marks a footnote: it makes one of its own of it, and others show a number that leads to the end. */
  footnote(json: Json): string {
    const number = this.footnotes.length + 1
    this.footnotes.push('')
    const content = Array.isArray(json.content) ? json.content.filter(isJson) : []
    const link = (from: string, to: string) =>
      `<a style="mso-footnote-id:ftn${number}" href="#${to}${number}" name="${from}${number}">`
    const back = `${link('_ftn', '_ftnref')}<sup>[${number}]</sup></a> `
    const words = this.blocks(content, 1).replace(/^<p[^>]*>|^/, found => `${found || '<p>'}${back}`)
    this.footnotes[number - 1] = `<div style="mso-element:footnote" id="ftn${number}">${words}</div>`
    return `${link('_ftnref', '_ftn')}<sup>[${number}]</sup></a>`
  }
}

const codeWords = (children: Json[]) =>
  children.map(child => (child.type === 'linebreak' ? '\n' : stringIn(child, 'text'))).join('')

function marked(words: string, format: number): string {
  return MARKS.reduceRight((inside, [bit, name]) => (format & bit ? `<${name}>${inside}</${name}>` : inside), words)
}

/** Blocks, or what stands in a line, as HTML that Word and Google Docs understand: plain elements, no class, no style of ours. */
export function copyHtml(nodes: readonly unknown[], names: CopyNames): string {
  const writer = new Writer(names)
  const body = writer.blocks(nodes.filter(isJson), 0)
  const { footnotes } = writer
  const list = footnotes.length > 0 ? `<div style="mso-element:footnote-list"><hr>${footnotes.join('')}</div>` : ''
  const isLine = nodes.filter(isJson).every(names.isInline)
  const way = isLine ? direction({ children: nodes }) : ''
  return `<meta charset="utf-8">${way ? `<span${way}>${body}</span>` : body}${list}`
}
