import { drawIcon } from '../quote/icons.ts'
import type { KnownHeads } from '../surroundings.ts'
import { linkState } from '../wikiLink/paintWikiLink.ts'
import type { Embed } from './embed.ts'

export type EmbedClasses = Partial<Record<'block' | 'origin' | 'body' | 'remark' | 'more', string>>

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className = '',
  children: Node[] = [],
): HTMLElementTagNameMap[K] {
  const dom = document.createElement(name)
  dom.className = className
  dom.append(...children)
  return dom
}

/** The keyboard chooses the embed as a whole: Enter on it opens, Shift and Enter show all. */
function button(className: string | undefined, children: Node[]): HTMLButtonElement {
  const dom = element('button', className, children)
  dom.type = 'button'
  dom.tabIndex = -1
  return dom
}

/** section > (button > icon, span), body, remark, more. */
export function createEmbedDom(classes: EmbedClasses): HTMLElement {
  const origin = button(classes.origin, [drawIcon('corner'), element('span')])
  origin.dataset.embedOpen = ''
  const body = element('div', classes.body)
  body.dataset.embedBody = ''
  const remark = element('p', classes.remark)
  remark.hidden = true
  const more = button(classes.more, [])
  more.dataset.embedMore = ''
  more.hidden = true
  const dom = element('section', classes.block, [origin, body, remark, more])
  dom.setAttribute('role', 'group')
  return dom
}

export function embedParts(dom: HTMLElement) {
  const [origin, body, remark, more] = dom.children as unknown as [HTMLElement, HTMLElement, HTMLElement, HTMLElement]
  return { origin, body, remark, more }
}

/** Writes what the embed is called where that differs. */
export function paintEmbed(dom: HTMLElement, { target, label, part }: Embed, heads: KnownHeads): void {
  const title = embedParts(dom).origin.lastElementChild as HTMLElement
  const { words } = linkState({ target, targetKind: 'note', label, shown: null, part }, heads)
  if (title.textContent === words) return
  title.textContent = words
  title.dir = 'auto'
  dom.setAttribute('aria-label', `Shown from ${words}`)
}

/** A sentence in place of the text, or below it; empty for none. */
export function paintRemark(dom: HTMLElement, sentence: string): void {
  const { remark } = embedParts(dom)
  remark.textContent = sentence
  remark.hidden = sentence === ''
}

/** Long ones are cut at a height until somebody asks for all. */
export function paintHeight(dom: HTMLElement, isWhole: boolean): void {
  const { body, more } = embedParts(dom)
  if (isWhole) dom.dataset.whole = ''
  else delete dom.dataset.whole
  const isLong = isWhole || body.scrollHeight > body.clientHeight + 1
  dom.toggleAttribute('data-long', isLong)
  more.hidden = !isLong
  const words = !isLong ? '' : isWhole ? 'Show less' : 'Show all'
  if (more.textContent !== words) more.textContent = words
}
