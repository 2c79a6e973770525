import { tagJson } from '../tag/tagMarkdown.ts'
import { commentedJson } from '../unknown/unknownMarkdown.ts'
import { webAddress } from '../webLink/address.ts'
import { wikiLinkFrom, wikiLinkJson } from '../wikiLink/wikiLinkMarkdown.ts'
import { CODE, MARKS } from './marks.ts'
import { element, isJson, type Json, type MarkdownNode, type Meanings, plainOf } from './tree.ts'

const TAB_OR_LINE = /(\n|\t)/

export const textJson = (text: string, format = 0): Json => ({
  detail: 0,
  format,
  mode: 'normal',
  style: '',
  text,
  type: 'text',
  version: 1,
})
const LINE: Json = { type: 'linebreak', version: 1 }
export const lineBreak = (): Json => ({ ...LINE })

/** Text with its line ends and tabs as nodes of their own. */
export function textsOf(value: string, format = 0): Json[] {
  return value.split(TAB_OR_LINE).flatMap(part => {
    if (part === '') return []
    if (part === '\n') return [lineBreak()]
    return part === '\t' ? [{ ...textJson(part, format), detail: 2, type: 'tab' }] : [textJson(part, format)]
  })
}

/** What stands in a line of Markdown, as the nodes of a note. */
export function inlineFrom(nodes: readonly MarkdownNode[], meanings: Meanings): Json[] {
  return joined(read(nodes, 0, meanings))
}

function read(nodes: readonly MarkdownNode[], outer: number, meanings: Meanings): Json[] {
  let format = outer
  return nodes.flatMap(node => {
    if (node.type !== 'html') return readOne(node, format, meanings)
    const mark = markIn(node.value ?? '')
    if (!mark) return htmlFrom(node.value ?? '', format, meanings)
    format = mark.opens ? format | mark.bit : format & ~mark.bit
    return []
  })
}

function readOne(node: MarkdownNode, format: number, meanings: Meanings): Json[] {
  const mark = MARKS.find(each => each.node === node.type)
  if (mark) return read(node.children ?? [], format | mark.bit, meanings)
  switch (node.type) {
    case 'text':
      return textsOf(node.value ?? '', format)
    case 'inlineCode':
      return textsOf(node.value ?? '', format | CODE)
    case 'break':
      return [lineBreak()]
    case 'tag':
      return [tagJson(meanings.tagOf(node.name ?? ''), format) ?? textJson(`#${node.name}`, format)]
    case 'wikiLink':
      return isFile(node) ? fileFrom(node, format, meanings) : [wikiLinkFrom(node, meanings)]
    case 'link':
      return linkFrom(node, format, meanings)
    case 'footnote':
      return [{ type: 'footnote', version: 1, content: meanings.blocks?.(node.children ?? []) ?? [] }]
    case 'image':
      meanings.tell('image', node.value ?? '')
      return textsOf(node.value ?? '', format)
    case 'source':
      meanings.tell(node.what ?? 'html', node.value ?? '')
      return textsOf(node.value ?? '', format)
    default:
      return node.children ? read(node.children, format, meanings) : textsOf(node.value ?? '', format)
  }
}

/** `![[map.png]]`: an embedded file that is no note. */
const isFile = ({ embed, name = '' }: MarkdownNode) => embed === true && /\.(?!md$)[a-z\d]{2,5}$/i.test(name)

function fileFrom({ name, shown }: MarkdownNode, format: number, meanings: Meanings): Json[] {
  const written = `![[${name}${shown ? `|${shown}` : ''}]]`
  meanings.tell('image', written)
  return [textJson(written, format)]
}

function linkFrom(node: MarkdownNode, format: number, meanings: Meanings): Json[] {
  const written = node.url ?? ''
  const note = meanings.fileAt(written)
  if (note) return [wikiLinkJson(note, plainOf(node))]
  const words = read(node.children ?? [], format, meanings)
  const url = webAddress(written)
  if (url)
    return [element('link', joined(words), { rel: null, target: null, title: null, url: asWritten(written, url) })]
  // What only looked like an address.
  if (written.endsWith(plainOf(node))) return words
  return [textJson('[', format), ...words, textJson(`](${written})`, format)]
}

/** `https://example.org` stays without the slash that a browser puts behind it. */
const asWritten = (written: string, url: string) => (url === `${written}/` || url === written ? written : url)

function markIn(html: string): { bit: number; opens: boolean } | null {
  const tag = /^<(\/?)(\w+)>$/.exec(html)
  const mark = tag && MARKS.find(each => each.html === tag[2]!.toLowerCase())
  return mark ? { bit: mark.bit, opens: tag[1] === '' } : null
}

function htmlFrom(html: string, format: number, meanings: Meanings): Json[] {
  if (html === '<!---->') return []
  if (/^<br\s*\/?>$/i.test(html)) return [lineBreak()]
  const kept = commentedJson(html)
  if (isJson(kept)) return [kept]
  meanings.tell('html', html)
  return textsOf(html, format)
}

function joined(nodes: Json[]): Json[] {
  const result: Json[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (last?.type === 'text' && node.type === 'text' && last.format === node.format)
      result[result.length - 1] = { ...last, text: `${last.text}${node.text}` }
    else result.push(node)
  }
  return result
}
