// Control characters, bidi overrides and isolates, and what is not shown; not ZWNJ and ZWJ, which Urdu is written with.
const HARMFUL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  /[\p{Cs}\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]/gu

/** One line of text from a file's own description of itself: no control characters, no more than `most` letters. */
export function cleanLine(raw: unknown, most = 300): string {
  if (typeof raw !== 'string') return ''
  const line = raw
    .slice(0, most * 8)
    .replace(HARMFUL, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (line.length <= most) return line
  return `${line
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`
}

/** An http or https address, or nothing. Names and passwords in it are left out. */
export function cleanAddress(raw: unknown, base = ''): string {
  const text = typeof raw === 'string' ? raw.trim() : ''
  if (text === '' || text.length > 2000) return ''
  try {
    const url = base ? new URL(text, base) : new URL(text)
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return ''
    url.username = ''
    url.password = ''
    return url.href
  } catch {
    return ''
  }
}
