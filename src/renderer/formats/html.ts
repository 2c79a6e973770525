import { Readability } from '@mozilla/readability'
import { readCanonical } from '#lib/canonical.ts'
import type { Csl } from '#lib/csl.ts'
import { cleanAddress, cleanLine } from './clean.ts'
import { fillIn, guessHead, guessLanguage } from './guess.ts'
import { metadataOf } from './metadata.ts'
import type { Plain } from './plain.ts'
import { sanitize } from './sanitize.ts'

export type PageRead = { plain: Plain | null; csl: Csl; guessed: string[] }

/** Fewer letters than this are a cookie notice, not an article. */
const LEAST_ARTICLE = 250
/** Readability is a help, not a need; beyond this it takes seconds. */
const MOST_ELEMENTS = 40_000

/**
 * Reads a web page: what it says of itself, and its article as cleaned HTML with its canonical text. `plain` is null
 * when there are no words in it. The document is parsed without a window: no script of it runs, no picture is loaded.
 */
export function readPage(html: string): PageRead {
  const doc = new DOMParser().parseFromString(html, 'text/html')
  const { csl, guessed } = metadataOf(doc)
  prepare(doc, csl.URL)
  const plain = cleaned(articleOf(doc) ?? bodyOf(doc), csl.title)
  fillIn(csl, { language: guessLanguage(plain?.text ?? '') }, guessed)
  return { plain, csl, guessed }
}

/** Reads a pasted piece of a page: all of it is meant, so nothing is picked out; title, byline and date are guessed from its first lines. */
export function readFragment(html: string): PageRead {
  const doc = new DOMParser().parseFromString(html, 'text/html')
  const { csl, guessed } = metadataOf(doc)
  csl.title = ''
  prepare(doc, csl.URL)
  const all = cleaned(doc.body.innerHTML, '')
  const lines = all ? all.blocks.map((at, i) => all.text.slice(at, (all.blocks[i + 1] ?? all.text.length + 2) - 2)) : []
  const head = guessHead(lines)
  fillIn(
    csl,
    { title: head.title, author: head.author, issued: head.issued, language: guessLanguage(all?.text ?? '') },
    guessed,
  )
  const said = [
    guessed.includes('author') ? head.authorLine : null,
    guessed.includes('issued') ? head.issuedLine : null,
  ].flatMap(at => (at === null ? [] : [lines[at]!]))
  const rest = all && said.length > 0 ? withoutLines(all.html, said) : (all?.html ?? '')
  const isSame = all === null || (rest === all.html && head.titleLine !== 0)
  const plain = isSame ? all : cleaned(rest, head.titleLine === 0 ? head.title : '')
  return { plain: plain ?? all, csl, guessed: [...new Set(guessed)] }
}

/** Without the blocks that say these lines and nothing else; each is taken out once. */
function withoutLines(html: string, lines: string[]): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const line of lines) {
    const block = [...body.querySelectorAll('p, div, h1, h2, h3, h4, h5, h6, address')].find(
      element => same(element.textContent ?? '', line) && element.querySelector('p, div, table, ul, ol') === null,
    )
    block?.remove()
  }
  return body.innerHTML
}

/** Sanitises HTML from any reader and reads its text. A heading at the very start that repeats the title is left out. */
export function cleaned(html: string, title: string): Plain | null {
  const safe = sanitize(html)
  const doc = new DOMParser().parseFromString(safe, 'text/html')
  const first = firstHeading(doc.body)
  if (first && title !== '' && same(first.textContent ?? '', title)) first.remove()
  // Parsed once more, so that the text is that of the very string which is kept.
  const kept = sanitize(doc.body.innerHTML).trim()
  const { text, blocks } = readCanonical(new DOMParser().parseFromString(kept, 'text/html').body)
  return text === '' ? null : { html: kept, text, blocks }
}

function firstHeading(body: Element): Element | null {
  const heading = body.querySelector('h1, h2')
  if (!heading) return null
  const before = body.ownerDocument.createRange()
  before.setStart(body, 0)
  before.setEndBefore(heading)
  return before.toString().trim() === '' ? heading : null
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
const same = (a: string, b: string): boolean => letters(a) !== '' && letters(a) === letters(b)

/** Before anything is picked: addresses made whole, pictures turned into their words, what is hidden taken out. */
function prepare(doc: Document, address: string): void {
  for (const element of doc.querySelectorAll('[hidden], [style*="display:none" i], [style*="display: none" i]'))
    element.remove()
  for (const link of doc.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? ''
    const whole = /^mailto:/i.test(href.trim()) ? href.trim() : cleanAddress(href, address)
    if (whole && !href.startsWith('#')) link.setAttribute('href', whole)
    else link.removeAttribute('href')
  }
  for (const picture of doc.querySelectorAll('img')) {
    const words = cleanLine(picture.getAttribute('alt'))
    const said = picture.closest('figure')?.querySelector('figcaption')?.textContent ?? ''
    const worth = words.length > 3 && !/\.(?:jpe?g|png|gif|webp|svg)$/i.test(words) && !same(words, said)
    picture.replaceWith(worth ? doc.createTextNode(`[${words}]`) : '')
  }
}

/** The article, where Readability finds one that holds most of the page's paragraphs; it works on a copy. */
function articleOf(doc: Document): string | null {
  const elements = doc.getElementsByTagName('*').length
  if (elements > MOST_ELEMENTS || depthOf(doc) > 200) return null
  const copy = doc.cloneNode(true) as Document
  const article = new Readability(copy, { charThreshold: LEAST_ARTICLE, keepClasses: false }).parse()
  if (!article?.content || (article.textContent ?? '').trim().length < LEAST_ARTICLE) return null
  return article.content
}

/** How deep elements lie in each other. Readability recurses; a hostile page nests 100,000 deep. */
function depthOf(doc: Document): number {
  let deepest = 0
  let depth = 0
  let node: Node | null = doc.documentElement
  while (node) {
    const inside: Node | null = node.firstChild
    if (inside) {
      depth++
      deepest = Math.max(deepest, depth)
      node = inside
      continue
    }
    while (node && !node.nextSibling) {
      node = node.parentNode
      depth--
    }
    node = node?.nextSibling ?? null
  }
  return deepest
}

function bodyOf(doc: Document): string {
  for (const element of doc.querySelectorAll('nav, footer, aside, [role="navigation"], [role="banner"]'))
    element.remove()
  const main = doc.querySelector('main, article, [role="main"]')
  const body = main && (main.textContent ?? '').length > LEAST_ARTICLE ? main : doc.body
  return withoutDepth(body)
}

/** Serialising recurses too: of a body nested too deep only the words are taken. */
function withoutDepth(body: Element): string {
  if (depthOf(body.ownerDocument) <= 400) return body.innerHTML
  const plain = body.ownerDocument.createElement('div')
  for (const block of readCanonical(body).text.split('\n\n')) {
    const p = body.ownerDocument.createElement('p')
    p.textContent = block
    plain.append(p)
  }
  return plain.innerHTML
}
