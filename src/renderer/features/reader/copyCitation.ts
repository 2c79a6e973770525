import { type Csl, citation } from '#lib/csl.ts'
import { isUrdu } from '#lib/words.ts'

export type Copy = { text: string; html: string }

/** The words in quotation marks and the reference behind them, for plain and for rich text. */
export function citedCopy(words: string, csl: Csl, locator: string): Copy {
  const reference = citation(csl, locator)
  const flat = words.replace(/\s+/g, ' ').trim()
  const dir = isUrdu(flat) ? ' dir="rtl" lang="ur"' : ''
  return {
    text: `“${flat}” (${reference})`,
    html: `<p${dir}>“${escaped(flat)}” (${escaped(reference)})</p>`,
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Puts both kinds on the clipboard. Not by `navigator.clipboard`, which asks for a permission that the desktop refuses. */
export function putOnClipboard({ text, html }: Copy): boolean {
  const fill = (event: ClipboardEvent) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    event.clipboardData?.setData('text/plain', text)
    event.clipboardData?.setData('text/html', html)
  }
  const focused = document.activeElement
  const holder = document.body.appendChild(document.createElement('textarea'))
  holder.className = 'visuallyHidden'
  holder.value = text
  holder.select()
  document.addEventListener('copy', fill, { capture: true, once: true })
  try {
    return document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', fill, { capture: true })
    holder.remove()
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  }
}
