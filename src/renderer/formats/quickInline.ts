import type { MarkdownNode } from '#editor/convert.ts'
import { isTagUnit, joinsWithTag, LONGEST_LINK, LONGEST_TAG, wikiLinkIn } from './wikiSyntax.ts'

// What may mean something within a line. Rather too much than too little: where one of these is not one of the plain
// cases below, the real parser reads the passage.
const SPECIAL = /[\\*_`[\]<&!~#^@]|\$\$|%%|==|www\.|https?:|mailto:|xmpp:/i
const NEXT = /[\\*_`[\]<&!~#^@]|\$\$|%%|==|www\.|https?:|mailto:|xmpp:/gi
const PUNCTUATION = /[\p{P}\p{S}]/u
const LINK = /\[([^[\]]+)\]\(([\w\-.~:/?#!$'*+,;=%]+)\)/y
const REFERENCE = /&[#\w]{1,40};/y

/** One thing that was read, and where it ends; null where only the real parser knows. */
type Read = { node: MarkdownNode | null; end: number } | null

/**
 * What stands in a paragraph, where it is plain words, links, tags, code or simple marks; null where only the real
 * parser knows. Lines are parted by "\n" and bear no spaces at their ends.
 */
export function quickInline(text: string): MarkdownNode[] | null {
  if (!SPECIAL.test(text)) return text === '' ? [] : [{ type: 'text', value: text }]
  const nodes: MarkdownNode[] = []
  let from = 0
  const addText = (end: number) => {
    if (end > from) nodes.push({ type: 'text', value: text.slice(from, end) })
  }
  NEXT.lastIndex = 0
  for (let found = NEXT.exec(text); found; found = NEXT.exec(text)) {
    const at = found.index
    const read = found[0].length > 1 ? null : readAt(text, at)
    if (!read) return null
    if (read.node) {
      addText(at)
      nodes.push(read.node)
      from = read.end
    }
    NEXT.lastIndex = read.end
  }
  addText(text.length)
  return nodes
}

function readAt(text: string, at: number): Read {
  switch (text[at]) {
    case '#':
      return tagAt(text, at)
    case '[':
      return text[at + 1] === '[' ? wikiLinkAt(text, at) : linkAt(text, at)
    case '*':
    case '_':
      return markAt(text, at)
    case '`':
      return codeAt(text, at)
    case '!':
      return text[at + 1] === '[' ? null : asText(at)
    case '&':
      REFERENCE.lastIndex = at
      return REFERENCE.test(text) ? null : asText(at)
    case '<':
      return /[a-z/!?]/i.test(text.charAt(at + 1)) ? null : asText(at)
    default:
      return null
  }
}

const asText = (at: number): Read => ({ node: null, end: at + 1 })

function tagAt(text: string, at: number): Read {
  if (joinsWithTag(text.charAt(at - 1) || ' ')) return asText(at)
  let end = at + 1
  let hasLetter = false
  for (; end < text.length && end - at <= LONGEST_TAG && isTagUnit(text.charAt(end)); end++)
    if (!/[\d/]/.test(text.charAt(end))) hasLetter = true
  // The real parser looks further at what is no tag.
  if (end === at + 1 || !hasLetter || text[end] === '#' || end - at > LONGEST_TAG) return null
  return { node: { type: 'tag', name: text.slice(at + 1, end) }, end }
}

function wikiLinkAt(text: string, at: number): Read {
  const close = text.indexOf(']]', at + 2)
  const inside = text.slice(at + 2, close)
  if (close <= at + 2 || close - at > LONGEST_LINK || /[[\]\n\t]/.test(inside)) return null
  return { node: wikiLinkIn(`[[${inside}]]`), end: close + 2 }
}

function linkAt(text: string, at: number): Read {
  LINK.lastIndex = at
  const found = LINK.exec(text)
  if (!found || SPECIAL.test(found[1]!) || found[1] !== found[1]!.trim() || text[at - 1] === '!') return null
  const children = [{ type: 'text', value: found[1]! }]
  return { node: { type: 'link', title: null, url: found[2]!, children } as MarkdownNode, end: at + found[0].length }
}

/** `*a*`, `**a**`, `_a_`: marks that can only open before a letter and only close behind one, with plain words within. */
function markAt(text: string, at: number): Read {
  const sign = text[at]!
  const length = text[at + 1] === sign ? 2 : 1
  const end = text.indexOf(sign, at + length)
  if (end < 0 || (length === 2 && text[end + 1] !== sign)) return null
  const inside = text.slice(at + length, end)
  const before = text.charAt(at - 1)
  const after = text.charAt(end + length)
  const stands = isEdge(before) && isEdge(after) && inside !== '' && !isEdge(inside[0]!) && !isEdge(inside.at(-1)!)
  if (!stands || SPECIAL.test(inside) || SPECIAL.test(before) || SPECIAL.test(after)) return null
  const type = length === 2 ? 'strong' : 'emphasis'
  return { node: { type, children: [{ type: 'text', value: inside }] }, end: end + length }
}

/** Beside which a mark opens or closes. Looks at single UTF-16 units, as the parser does. */
const isEdge = (unit: string) => unit === '' || /\s/.test(unit) || PUNCTUATION.test(unit)

function codeAt(text: string, at: number): Read {
  const end = text.indexOf('`', at + 1)
  if (end <= at + 1 || text[end + 1] === '`') return null
  const inside = text.slice(at + 1, end)
  if (/[\n]/.test(inside)) return null
  const isPadded = inside.startsWith(' ') && inside.endsWith(' ') && inside.trim() !== ''
  return { node: { type: 'inlineCode', value: isPadded ? inside.slice(1, -1) : inside }, end: end + 1 }
}
