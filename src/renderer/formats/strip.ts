import type { PlainBlock } from './plain.ts'

/** What stands in a page too large to be parsed as a document. */
export type Stripped = { title: string; blocks: PlainBlock[] }

type Token =
  | { kind: 'text'; start: number; end: number }
  /** `inner`: where the content of a raw element ends; the tokens go on behind it. */
  | { kind: 'tag'; start: number; end: number; name: string; closing: boolean; inner: number }

/** Their content is no HTML, or none that is read. */
const RAW = new Set(
  'script style template svg math noscript noembed noframes xmp iframe object textarea select title'.split(' '),
)
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const BLOCKS = new Set(
  (
    'address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer ' +
    'form header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)

/**
 * Cuts a page into texts and tags in one pass over its letters, whatever stands in it: never slower than linear, no
 * recursion. Not a parser: it knows comments, quoted attributes and the content of scripts, and no more.
 */
function* tokens(html: string): Generator<Token> {
  const ends = rawEnds(html)
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    if (open > at) yield { kind: 'text', start: at, end: open }
    const next = html.charCodeAt(open + 1) | 32
    const slash = html[open + 1] === '/'
    if (html.startsWith('<!--', open)) {
      at = after(html, '-->', open + 4)
    } else if (html[open + 1] === '!' || html[open + 1] === '?') {
      at = after(html, '>', open + 2)
    } else if (slash || (next >= 97 && next <= 122)) {
      const end = tagEnd(html, open + 1)
      const name = tagName(html, open + (slash ? 2 : 1))
      const inner = !slash && RAW.has(name) ? ends(name, end) : end
      yield { kind: 'tag', start: open, end, name, closing: slash, inner }
      at = inner
    } else {
      yield { kind: 'text', start: open, end: open + 1 }
      at = open + 1
    }
  }
  if (at < html.length) yield { kind: 'text', start: at, end: html.length }
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from)
  return at < 0 ? html.length : at + mark.length
}

function tagName(html: string, from: number): string {
  return (/^[a-z][a-z0-9]*/i.exec(html.slice(from, from + 32))?.[0] ?? '').toLowerCase()
}

/** Behind the ">" of a tag. Quotes count only after "=", as in the HTML standard, so a stray one does not swallow the page. */
function tagEnd(html: string, from: number): number {
  let value = false
  for (let i = from; i < html.length; i++) {
    const code = html.charCodeAt(i)
    if (code === 62) return i + 1
    if (value && (code === 34 || code === 39)) {
      const close = html.indexOf(code === 34 ? '"' : "'", i + 1)
      if (close < 0) return html.length
      i = close
    }
    value = code === 61 || (value && code <= 32)
  }
  return html.length
}

/** Where the content of a raw element that opens before `from` ends. Each kind is sought once more only from there on. */
function rawEnds(html: string): (name: string, from: number) => number {
  const none = new Set<string>()
  return (name, from) => {
    if (none.has(name)) return from
    const close = new RegExp(`</${name}[\\s/>]`, 'gi')
    close.lastIndex = from
    const match = close.exec(html)
    if (!match) {
      none.add(name)
      return name === 'script' || name === 'style' ? html.length : from
    }
    return match.index
  }
}

/** The readable text of a page as blocks, for pages too large for a document. At most `most` letters, then it stops. */
export function strip(html: string, most: number): Stripped {
  const blocks: PlainBlock[] = []
  let title = ''
  let parts: string[] = []
  let tag: PlainBlock['tag'] = 'p'
  let letters = 0
  const close = (): void => {
    const text = decodeEntities(parts.join(''))
    if (text.trim() !== '') blocks.push({ tag, text })
    parts = []
    tag = 'p'
  }
  for (const token of tokens(html)) {
    if (token.kind === 'text') {
      parts.push(html.slice(token.start, token.end))
      letters += token.end - token.start
      if (letters > most) break
      continue
    }
    const { name, closing } = token
    if (name === 'title' && !closing && title === '') {
      title = decodeEntities(html.slice(token.end, token.inner)).replace(/\s+/g, ' ').trim()
    } else if (BLOCKS.has(name) || HEADINGS.has(name)) {
      close()
      if (!closing) tag = HEADINGS.has(name) ? 'h2' : name === 'li' ? 'li' : name === 'blockquote' ? 'blockquote' : 'p'
    }
  }
  close()
  return { title, blocks }
}

/** Left out whole: never read, or able to do something. JSON-LD stays, the metadata is in it. */
const DROPPED = new Set(
  'script style template svg math noscript iframe frame frameset object embed applet base noembed noframes xmp plaintext portal textarea select'.split(
    ' ',
  ),
)
const ATTRIBUTES = new Set(
  (
    'alt class charset colspan content datetime dir hidden href id itemprop lang name property rel reversed role rowspan ' +
    'scope start style type xml:lang'
  ).split(' '),
)

/**
 * The page without what makes saved pages heavy and is never read: scripts, styles, drawings, pictures written into
 * the page. Each tag is written anew with the few attributes that are read later, because the browser reports event
 * handlers and styles against the CSP while it parses, even in a document that cannot run them. The sanitiser comes after it.
 */
export function slim(html: string): string {
  const kept: string[] = []
  for (const token of tokens(html)) {
    const { start, end, kind } = token
    if (kind === 'text') {
      // A lone "<" would make a tag with what follows a left-out piece.
      kept.push(html[start] === '<' ? '&lt;' : html.slice(start, end))
    } else if (token.name === 'script' && !token.closing && /ld\+json/i.test(html.slice(start, end))) {
      kept.push('<script type="application/ld+json">', html.slice(end, token.inner), '</script>')
    } else if (token.name === 'title' && !token.closing) {
      kept.push('<title>', html.slice(end, token.inner), '</title>')
    } else if (token.name !== '' && !DROPPED.has(token.name)) {
      kept.push(token.closing ? `</${token.name}>` : openTag(token.name, html.slice(start, end)))
    }
  }
  return kept.join('')
}

function openTag(name: string, whole: string): string {
  let tag = `<${name}`
  const inside = whole.slice(name.length + 1, -1)
  for (const match of inside.matchAll(/([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g)) {
    const key = match[1]!.toLowerCase()
    const value = match[2] ?? match[3] ?? match[4] ?? ''
    if (!ATTRIBUTES.has(key) || value.length > 4000) continue
    // Readability leaves out what is hidden; no other style is read.
    if (key === 'style' && !/display\s*:\s*none/i.test(value)) continue
    tag += ` ${key}="${value.replace(/"/g, '&quot;')}"`
  }
  return `${tag}>`
}

const NAMED = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    hellip: '…',
    bull: '•',
    middot: '·',
    copy: '©',
    eacute: 'é',
    zwnj: '\u200c',
    zwj: '\u200d',
  }),
)

/** The letters that entities stand for; unknown ones stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED.get(name) ?? NAMED.get(name.toLowerCase()) ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    const letter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    return letter ? String.fromCodePoint(code) : '\ufffd'
  })
}
