import {
  $createParagraphNode,
  $createTextNode,
  $isElementNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type TextNode,
} from 'lexical'
import { $jsonOf } from '../blocks.ts'
import { $createFootnoteNode } from '../footnote/FootnoteNode.ts'

/** What the number of a footnote looks like: 1, [1], (iv), a, *. */
const NUMBER = /^[[(]?\s*(?:\d{1,4}|[ivxlc]{1,6}|[a-z]|[*†‡§¶]{1,3})\s*[\])]?$/i
const WAY_BACK = /^(?:[\s↩↑⤴⬆^]|\ufe0e|\ufe0f)+$/
/** A letter that no font has a sign for holds the place of a footnote until the nodes are made. */
const HELD = '\ue0f1'
const PLACE = new RegExp(`${HELD}(\\d+)${HELD}`)
const OWN_PART =
  '[style*="mso-element:footnote"], [style*="mso-element:endnote"], [id^="sdfootnote"], [id^="sdendnote"]'
const PART = 'li, p, div, dd, aside'
const LONGEST = 5000
const MOST = 500

const wordsOf = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim()

function fragmentOf(link: Element): string {
  const fragment = (link.getAttribute('href') ?? '').split('#')[1] ?? ''
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

/** The elements of a page that something can point to, by id and by Word's `name`. */
function targetsIn(body: Element): Map<string, Element> {
  const named = [...body.querySelectorAll('a[name]')].map(each => [each.getAttribute('name') ?? '', each] as const)
  return new Map([...named, ...[...body.querySelectorAll('[id]')].map(each => [each.id, each] as const)])
}

/** The part of the page that a number points to, where that is a footnote: below the number, and short. */
function noteFor(link: Element, targets: Map<string, Element>): Element | null {
  if (!NUMBER.test(wordsOf(link))) return null
  const target = targets.get(fragmentOf(link))
  const isBelow = target && link.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING
  const note = isBelow ? (target.closest(OWN_PART) ?? target.closest(PART)) : null
  return note && !note.contains(link) && wordsOf(note).length <= LONGEST ? note : null
}

/** A footnote's own number and the arrow that leads back from it are no words of it. */
function dropWaysBack(note: Element): void {
  for (const link of note.querySelectorAll('a')) {
    const words = wordsOf(link)
    if (words === '' || NUMBER.test(words) || WAY_BACK.test(words)) link.remove()
  }
}

function removeWithFrame(note: Element, body: Element): void {
  let empty: Element = note
  const isFrame = (element: Element) => element !== body && wordsOf(element) === wordsOf(empty)
  while (empty.parentElement && isFrame(empty.parentElement)) empty = empty.parentElement
  empty.remove()
}

/**
 * Takes the footnotes out of a page as Word, Writer, Wikipedia and Markdown's converters make them. What each says is
 * returned; where it is called stands its place, for `$setFootnotes`.
 */
export function takeFootnotes(page: Document): string[] {
  const { body } = page
  const targets = targetsIn(body)
  const notes: Element[] = []
  for (const link of [...body.querySelectorAll('a[href*="#"]')].slice(0, MOST)) {
    const note = noteFor(link, targets)
    if (!note) continue
    if (!notes.includes(note)) notes.push(note)
    link.replaceWith(page.createTextNode(`${HELD}${notes.indexOf(note)}${HELD}`))
  }
  for (const note of notes) dropWaysBack(note)
  const html = notes.map(note => note.innerHTML)
  for (const note of notes) removeWithFrame(note, body)
  return html
}

const $isInline = (node: LexicalNode) => $isTextNode(node) || (!$isElementNode(node) && node.isInline())

/** Nodes as the text of a footnote is stored: blocks, words that stand alone in a paragraph. */
export function $footnoteContent(nodes: LexicalNode[]): unknown[] {
  const blocks: ElementNode[] = []
  let open: ElementNode | null = null
  for (const node of nodes) {
    if (!$isInline(node) && $isElementNode(node) && !node.isInline()) {
      blocks.push(node)
      open = null
    } else {
      if (!open) {
        open = $createParagraphNode()
        blocks.push(open)
      }
      open.append(node)
    }
  }
  for (const block of blocks) {
    const first = block.getFirstDescendant()
    if ($isTextNode(first) && first.isSimpleText()) first.setTextContent(first.getTextContent().trimStart())
  }
  return blocks.map($jsonOf)
}

function $pieces(node: TextNode, contents: unknown[][]): LexicalNode[] {
  const parts = node.getTextContent().split(PLACE)
  if (parts.length === 1) return [node]
  return parts.flatMap((part, at): LexicalNode[] => {
    const content = at % 2 === 1 ? contents[Number(part)] : null
    if (content) return [$createFootnoteNode(content)]
    return at % 2 === 1 || part === '' ? [] : [$createTextNode(part).setFormat(node.getFormat())]
  })
}

/** Sets the footnotes into their places; the nodes with the top level changed as well. */
export function $setFootnotes(nodes: LexicalNode[], contents: unknown[][]): LexicalNode[] {
  if (contents.length === 0) return nodes
  return nodes.flatMap(node => {
    if ($isTextNode(node)) return $pieces(node, contents)
    if ($isElementNode(node)) {
      const children = node.getChildren()
      const set = $setFootnotes(children, contents)
      if (set.length !== children.length || set.some((each, at) => each !== children[at]))
        node.splice(0, children.length, set)
    }
    return [node]
  })
}
