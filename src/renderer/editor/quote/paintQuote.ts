import { directionOf } from '#lib/words.ts'
import type { KnownHeads } from '../surroundings.ts'
import { drawIcon, type IconName } from './icons.ts'
import { originOf, type QuoteState, quoteState, STATE_WORDS } from './quoteState.ts'
import type { SourceQuote } from './sourceQuote.ts'

type QuoteClasses = Partial<Record<'block' | 'words' | 'line' | 'origin' | 'state', string>>

const STATE_ICONS: Record<QuoteState, IconName> = {
  verbatim: 'check',
  altered: 'pencil',
  changed: 'compare',
  lost: 'unlink',
  trash: 'trash',
}

function element(name: string, className = '', children: Node[] = []): HTMLElement {
  const dom = document.createElement(name)
  dom.className = className
  dom.append(...children)
  return dom
}

/** figure > blockquote, div > (button > icon, span), (span > icon, word). `paintQuote` finds its parts by this order. */
export function createQuoteDom(classes: QuoteClasses): HTMLElement {
  const origin = element('button', classes.origin, [drawIcon('corner'), element('span')])
  origin.setAttribute('type', 'button')
  // The quote itself is what the keyboard chooses; Enter on it does the same.
  origin.tabIndex = -1
  origin.dataset.quoteOrigin = ''
  const line = element('div', classes.line, [origin, element('span', classes.state)])
  return element('figure', classes.block, [element('blockquote', classes.words), line])
}

function paintState(dom: Element, state: QuoteState): void {
  const shown = dom as HTMLElement
  if (shown.dataset.state === state) return
  shown.dataset.state = state
  shown.replaceChildren(drawIcon(STATE_ICONS[state]), STATE_WORDS[state])
}

/** Writes into the quote's DOM what differs. */
export function paintQuote(dom: HTMLElement, quote: SourceQuote, heads: KnownHeads): void {
  const words = dom.firstElementChild as HTMLElement
  const [origin, state] = dom.lastElementChild!.children as unknown as [HTMLElement, HTMLElement]
  if (words.textContent !== quote.words) {
    words.textContent = quote.words
    const direction = directionOf(quote.words) ?? 'ltr'
    dom.dir = direction
    if (direction === 'rtl') dom.lang = 'ur'
    else dom.removeAttribute('lang')
  }
  const label = origin.lastElementChild as HTMLElement
  const text = originOf(quote, heads)
  if (label.textContent !== text) label.textContent = text
  label.dir = 'auto'
  dom.dataset.color = heads.highlights.get(quote.highlight)?.color ?? ''
  paintState(state, quoteState(quote, heads))
}
