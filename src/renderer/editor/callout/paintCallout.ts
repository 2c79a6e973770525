import { drawIcon, type IconName } from '../quote/icons.ts'
import { type Tone, toneWord } from './tone.ts'

type CalloutClasses = Partial<Record<'block' | 'kind' | 'body', string>>

const ICONS: Record<Tone, IconName> = { info: 'info', warning: 'warning', danger: 'danger' }

/** div > (button > icon), div: the blocks stand in the last. `paintCallout` finds its parts by this order. */
export function createCalloutDom(classes: CalloutClasses): HTMLElement {
  const dom = document.createElement('div')
  dom.className = classes.block ?? ''
  dom.setAttribute('role', 'note')
  const kind = document.createElement('button')
  kind.className = classes.kind ?? ''
  kind.type = 'button'
  // The command changes the kind from the keyboard.
  kind.tabIndex = -1
  kind.contentEditable = 'false'
  kind.dataset.calloutKind = ''
  const body = document.createElement('div')
  body.className = classes.body ?? ''
  dom.append(kind, body)
  return dom
}

/** Writes what differs. */
export function paintCallout(dom: HTMLElement, tone: Tone): void {
  if (dom.dataset.tone === tone) return
  dom.dataset.tone = tone
  dom.setAttribute('aria-label', toneWord(tone))
  const kind = dom.firstElementChild as HTMLElement
  kind.replaceChildren(drawIcon(ICONS[tone]))
  kind.setAttribute('aria-label', `${toneWord(tone)}: change the kind`)
  kind.title = `${toneWord(tone)}: click for the next kind`
}
