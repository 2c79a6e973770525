import { listsFromWord } from './wordLists.ts'

const GONE =
  'script,style,link,meta,title,base,template,noscript,iframe,frame,object,embed,svg,math,canvas,video,audio,img,picture,map,button,select,textarea,xml,dialog'
const UNWRAPPED = 'form,fieldset,article,main,header,footer,nav,aside'
const RENAMED: Record<string, string> = {
  DEL: 's',
  STRIKE: 's',
  INS: 'u',
  FONT: 'span',
  TT: 'code',
  KBD: 'code',
  SAMP: 'code',
  DT: 'p',
  DD: 'p',
  CENTER: 'div',
  MARQUEE: 'div',
}
const WORD_STYLES: Record<string, string> = { MsoTitle: 'h1', MsoQuote: 'blockquote', MsoIntenseQuote: 'blockquote' }
const KEPT: Record<string, string[]> = {
  A: ['href'],
  OL: ['start'],
  LI: ['aria-checked'],
  INPUT: ['type', 'checked'],
  TD: ['colspan', 'rowspan'],
  TH: ['colspan', 'rowspan', 'scope'],
}
const HEADINGS = 'h1,h2,h3,h4,h5,h6'

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes)
}

/** Office puts an `o:p` into each paragraph; most hold nothing but a no-break space. */
function unwrapWords(element: Element): void {
  if (element.textContent?.trim()) unwrap(element)
  else element.remove()
}

function rename(element: Element, name: string): HTMLElement {
  const renamed = element.ownerDocument.createElement(name)
  for (const { name: attribute, value } of element.attributes) renamed.setAttribute(attribute, value)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
  return renamed
}

function dropComments(body: HTMLElement): void {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT)
  const comments: Node[] = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.parentNode?.removeChild(comment)
}

function isHidden(element: HTMLElement): boolean {
  const style = element.getAttribute('style') ?? ''
  return element.hasAttribute('hidden') || /display\s*:\s*none|mso-hide\s*:\s*all/i.test(style)
}

/** A note is no spreadsheet: what is larger comes in as lines. */
const MOST_CELLS = 3000

const rowsOf = (table: Element) => [...table.querySelectorAll('tr')].filter(row => row.closest('table') === table)
const cellsOf = (row: Element) => [...row.children].filter(cell => /^T[DH]$/.test(cell.tagName))

function keepTable(table: HTMLTableElement): boolean {
  const spans = rowsOf(table).map(row =>
    cellsOf(row).reduce((sum, cell) => sum + (cell as HTMLTableCellElement).colSpan, 0),
  )
  const cells = Math.max(...spans) * spans.length
  return cells <= MOST_CELLS && table.parentElement?.closest('table') === null
}

/** A table of data stays one, without its widths. The caption is a paragraph before it. */
function tidyTable(table: HTMLTableElement): void {
  for (const group of table.querySelectorAll('colgroup')) group.remove()
  for (const caption of table.querySelectorAll('caption')) {
    const line = rename(caption, 'p')
    table.before(line)
  }
  const height = rowsOf(table).length
  for (const cell of table.querySelectorAll<HTMLTableCellElement>('td, th')) {
    if (cell.rowSpan > height) cell.rowSpan = 1
  }
}

/**
 * A table that only lays out the page is taken off its content. One in another table, and one too large for a note,
 * comes in as lines: one per row, cells apart by a bar.
 */
function unfoldTable(table: HTMLTableElement): void {
  const rows = rowsOf(table)
  const isLayout = rows.every(row => cellsOf(row).length <= 1)
  if (!isLayout && keepTable(table)) {
    tidyTable(table)
    return
  }
  const lines = rows.flatMap((row): Node[] => {
    const cells = cellsOf(row)
    if (isLayout) return cells.flatMap(cell => [...cell.childNodes])
    const line = table.ownerDocument.createElement('p')
    const words = cells.map(cell => (cell.textContent ?? '').replace(/\s+/g, ' ').trim())
    line.textContent = words.join(' | ')
    return [line]
  })
  table.replaceWith(...lines)
}

function isBold(weight: string): boolean | null {
  if (!weight) return null
  if (weight === 'bold' || weight === 'bolder') return true
  if (weight === 'normal' || weight === 'lighter') return false
  const number = Number(weight)
  return Number.isNaN(number) ? null : number >= 600
}

/** What of an element's style says how the words are set. In headings and links some of it is only their look. */
function marksOf(element: HTMLElement): string {
  const { fontWeight, fontStyle, textDecoration, textDecorationLine } = element.style
  const bold = element.closest(HEADINGS) ? null : isBold(fontWeight)
  const lines = `${textDecoration} ${textDecorationLine}`
  const underline = /underline/.test(lines) && !element.closest('a')
  const strike = /line-through/.test(lines)
  const marks = [
    bold === null ? '' : `font-weight: ${bold ? 'bold' : 'normal'}`,
    /italic|oblique/.test(fontStyle) ? 'font-style: italic' : fontStyle === 'normal' ? 'font-style: normal' : '',
    underline || strike ? `text-decoration:${underline ? ' underline' : ''}${strike ? ' line-through' : ''}` : '',
  ]
  return marks.filter(Boolean).join('; ')
}

function setMarks(element: HTMLElement, marks: string): void {
  element.removeAttribute('style')
  if (!marks) return
  const isInline = /^(SPAN|B|STRONG|I|EM|U|S|CODE|A|MARK|SUB|SUP)$/.test(element.tagName)
  if (isInline && element.tagName !== 'A') {
    element.setAttribute('style', marks)
    return
  }
  if (/:\s*normal/.test(marks) && !/bold|italic|underline|line-through/.test(marks)) return
  const inner = element.ownerDocument.createElement('span')
  inner.setAttribute('style', marks)
  inner.append(...element.childNodes)
  element.append(inner)
}

function keepAttributes(element: HTMLElement): void {
  const kept = KEPT[element.tagName] ?? []
  const isTask = element.tagName === 'LI' && element.classList.contains('task-list-item')
  for (const { name } of [...element.attributes])
    if (name !== 'style' && !kept.includes(name)) element.removeAttribute(name)
  if (isTask) element.className = 'task-list-item'
}

function cleanElement(element: HTMLElement): void {
  const marks = marksOf(element)
  const inHeading = element.closest(HEADINGS) !== null
  const isGoogleWrapper = /^(B|STRONG)$/.test(element.tagName) && isBold(element.style.fontWeight) === false
  const isPlain =
    (inHeading && /^(B|STRONG)$/.test(element.tagName)) || (element.tagName === 'U' && element.closest('a'))
  keepAttributes(element)
  setMarks(element, marks)
  if (isGoogleWrapper || isPlain) unwrap(element)
}

/**
 * Takes from a pasted page all but words, headings, lists, tables, quotes, code, rules, links and the five marks, in
 * place. The document must come from a DOMParser, which runs and loads nothing.
 */
export function cleanHtml(page: Document): void {
  const { body } = page
  dropComments(body)
  for (const element of body.querySelectorAll(GONE)) element.remove()
  for (const element of body.querySelectorAll<HTMLInputElement>('input')) {
    if (element.getAttribute('type') !== 'checkbox') element.remove()
  }
  for (const element of body.querySelectorAll<HTMLElement>('[hidden],[style]')) if (isHidden(element)) element.remove()
  for (const element of [...body.querySelectorAll('*')]) if (element.tagName.includes(':')) unwrapWords(element)
  for (const element of body.querySelectorAll(UNWRAPPED)) unwrap(element)
  listsFromWord(body)
  for (const element of [...body.querySelectorAll('p')]) {
    const name = WORD_STYLES[element.className]
    if (name) rename(element, name)
  }
  // A block of code is code as a whole.
  for (const element of body.querySelectorAll('pre code')) unwrap(element)
  for (const table of [...body.querySelectorAll('table')]) unfoldTable(table)
  for (const element of [...body.querySelectorAll('*')]) {
    const name = RENAMED[element.tagName]
    if (name) rename(element, name)
  }
  for (const element of [...body.querySelectorAll<HTMLElement>('*')]) cleanElement(element)
}
