import { directionOf } from '#lib/words.ts'

/** A version made without a DOM: safe by construction, since every letter of the text is escaped. */
export type Plain = { html: string; text: string; blocks: number[] }

export type PlainBlock = { tag: 'p' | 'h2' | 'h3' | 'li' | 'blockquote' | 'pre'; text: string }

/** A reader can scroll this much and the search index can hold it; the original keeps the rest. */
export const MOST_LETTERS = 5_000_000

/**
 * The cleaned HTML and canonical text of a list of blocks; `readCanonical` reads the same text from the HTML (a test
 * holds the two together). `cut`: text beyond MOST_LETTERS was left out.
 */
export function toPlain(blocks: PlainBlock[]): Plain & { cut: boolean } {
  const html: string[] = []
  const texts: string[] = []
  const starts: number[] = []
  let length = 0
  let cut = false
  for (const { tag, text: raw } of blocks) {
    let text = tag === 'pre' ? raw.replace(/^\n+/, '').trimEnd() : collapse(raw)
    if (text.trim() === '') continue
    if (length + text.length > MOST_LETTERS) {
      text = text.slice(0, Math.max(0, MOST_LETTERS - length)).trimEnd()
      cut = true
      if (text === '') break
    }
    const start = length === 0 ? 0 : length + 2
    starts.push(start)
    texts.push(text)
    html.push(`<${tag}${directionOf(text) === 'rtl' ? ' lang="ur" dir="rtl"' : ''}>${escapeHtml(text)}</${tag}>`)
    length = start + text.length
    if (cut) break
  }
  return { html: html.join('\n'), text: texts.join('\n\n'), blocks: starts, cut }
}

/** As the browser shows it; what it does not call white space (a no-break space) stays, but not at the ends. */
function collapse(text: string): string {
  const collapsed = text.replace(/[ \t\n\f\r\v]+/g, ' ').trimEnd()
  return collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, c => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'))
}
