/** What a file holds, told by its bytes. The name only decides between kinds of text. */
export type Detected =
  | { kind: 'html' | 'markdown' | 'text'; encoding: string }
  | { kind: 'refused' /** As in "This … cannot be read yet". */; what: string; type: string }

const SAMPLE = 65_536

type Magic = { bytes: string; at?: number; what: string; type: string }

/** First bytes as Latin letters. From the WHATWG MIME Sniffing standard and the formats' own specifications. */
const MAGIC: Magic[] = [
  { bytes: '%PDF-', what: 'PDF', type: 'application/pdf' },
  { bytes: '\xd0\xcf\x11\xe0', what: 'old Office document', type: 'application/x-ole-storage' },
  { bytes: '{\\rtf', what: 'rich text document (RTF)', type: 'application/rtf' },
  { bytes: '\x89PNG', what: 'picture', type: 'image/png' },
  { bytes: '\xff\xd8\xff', what: 'picture', type: 'image/jpeg' },
  { bytes: 'GIF8', what: 'picture', type: 'image/gif' },
  { bytes: 'WEBP', at: 8, what: 'picture', type: 'image/webp' },
  { bytes: 'BM', what: 'picture', type: 'image/bmp' },
  { bytes: 'II*\0', what: 'picture', type: 'image/tiff' },
  { bytes: 'MM\0*', what: 'picture', type: 'image/tiff' },
  { bytes: 'ftyp', at: 4, what: 'film or picture', type: 'application/octet-stream' },
  { bytes: 'ID3', what: 'sound recording', type: 'audio/mpeg' },
  { bytes: 'OggS', what: 'sound recording', type: 'audio/ogg' },
  { bytes: 'WAVE', at: 8, what: 'sound recording', type: 'audio/wav' },
  { bytes: '\x1f\x8b', what: 'compressed archive', type: 'application/gzip' },
  { bytes: 'Rar!', what: 'compressed archive', type: 'application/vnd.rar' },
  { bytes: '7z\xbc\xaf', what: 'compressed archive', type: 'application/x-7z-compressed' },
  { bytes: 'bplist', what: 'Safari web archive', type: 'application/x-webarchive' },
  { bytes: 'SQLite format 3', what: 'database', type: 'application/vnd.sqlite3' },
  { bytes: 'MZ', what: 'program', type: 'application/octet-stream' },
  { bytes: '\x7fELF', what: 'program', type: 'application/octet-stream' },
]

/** What a zip holds, by the names that stand near its start. */
const ZIPPED: [string, string, string][] = [
  ['word/', 'Word document', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/', 'spreadsheet', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/', 'presentation', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['opendocument.text', 'OpenDocument text', 'application/vnd.oasis.opendocument.text'],
  ['epub+zip', 'e-book', 'application/epub+zip'],
]

/** Tells by content what a file is and how its letters are written. */
export function detect(bytes: Uint8Array, name: string): Detected {
  const latin = latinOf(bytes.subarray(0, SAMPLE))
  const encoding = encodingOf(bytes, latin)
  const refused = refusedKind(latin, encoding)
  if (refused) return refused
  const head = decode(bytes.subarray(0, SAMPLE), encoding).text
  return { kind: textKind(head, name), encoding }
}

/** The text, without its byte order mark and NULs. `damaged` when some bytes were no letters in this encoding. */
export function decode(bytes: Uint8Array, encoding: string): { text: string; damaged: boolean } {
  const decoded = new TextDecoder(encoding).decode(bytes)
  const text = decoded.includes('\0') ? decoded.split('\0').join('') : decoded
  return { text, damaged: text.includes('\ufffd') }
}

function latinOf(bytes: Uint8Array): string {
  let out = ''
  for (let i = 0; i < bytes.length; i += 8192) out += String.fromCharCode(...bytes.subarray(i, i + 8192))
  return out
}

function encodingOf(bytes: Uint8Array, latin: string): string {
  if (latin.startsWith('\xef\xbb\xbf')) return 'utf-8'
  if (latin.startsWith('\xff\xfe')) return 'utf-16le'
  if (latin.startsWith('\xfe\xff')) return 'utf-16be'
  const wide = wideEncoding(bytes)
  if (wide) return wide
  const declared = declaredEncoding(latin)
  if (declared && declared !== 'utf-8') return declared
  // A sample may end in the middle of a letter, so `stream`.
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, SAMPLE), { stream: true })
    return 'utf-8'
  } catch {
    return mostlyUtf8(bytes) ? 'utf-8' : 'windows-1252'
  }
}

/** UTF-16 without a mark: of English half the bytes are zero, of Urdu half are 06 or zero, always on the same side. */
function wideEncoding(bytes: Uint8Array): string | null {
  const pairs = Math.min(bytes.length, 4096) >> 1
  if (pairs < 4) return null
  const high = [0, 0]
  const nul = [0, 0]
  for (let i = 0; i < pairs * 2; i++) {
    if (bytes[i] === 0) nul[i & 1]!++
    if (bytes[i] === 0 || bytes[i] === 6) high[i & 1]!++
  }
  const reads = (label: string): boolean => {
    const text = new TextDecoder(label).decode(bytes.subarray(0, pairs * 2))
    return /^[\P{C}\s\u200b-\u200f]*$/u.test(text) && /[\p{L}<]/u.test(text)
  }
  if (nul[1]! > 0 && high[1]! > pairs * 0.7 && nul[0]! < pairs * 0.05 && reads('utf-16le')) return 'utf-16le'
  if (nul[0]! > 0 && high[0]! > pairs * 0.7 && nul[1]! < pairs * 0.05 && reads('utf-16be')) return 'utf-16be'
  return null
}

/** `<meta charset>`, `http-equiv` or `<?xml encoding>` in the first 4,096 bytes, as the browser's own name for it. */
function declaredEncoding(latin: string): string | null {
  const label = /<(?:meta\b[^>]{0,500}?charset|\?xml\b[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w:.-]{2,40})/i.exec(
    latin.slice(0, 4096),
  )?.[1]
  if (!label) return null
  try {
    const name = new TextDecoder(label).encoding
    // A page that can say so in single bytes is not written in double ones.
    return name.startsWith('utf-16') ? 'utf-8' : name
  } catch {
    return null
  }
}

function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, SAMPLE))
  const broken = text.split('\ufffd').length - 1
  let letters = 0
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) letters++
  return broken < (letters - broken) / 10
}

function refusedKind(latin: string, encoding: string): Detected | null {
  const magic = MAGIC.find(
    m => latin.startsWith(m.bytes, m.at ?? 0) && (m.bytes.length > 2 || strangeIn(latin.slice(0, 64)) > 0),
  )
  if (magic) return { kind: 'refused', what: magic.what, type: magic.type }
  if (latin.startsWith('PK\x03\x04')) {
    const zipped = ZIPPED.find(([sign]) => latin.includes(sign))
    return { kind: 'refused', what: zipped?.[1] ?? 'compressed archive', type: zipped?.[2] ?? 'application/zip' }
  }
  if (
    /^(?:From: .*\r?\n)?(?:[\w-]+: .*\r?\n|[ \t].*\r?\n){0,12}?Content-Type: multipart\/related/i.test(
      latin.slice(0, 2000),
    )
  ) {
    return { kind: 'refused', what: 'web archive (MHTML)', type: 'multipart/related' }
  }
  if (encoding.startsWith('utf-16')) return null
  const strange = strangeIn(latin)
  if (latin.includes('\0\0') || strange > Math.max(8, latin.length / 50)) {
    return { kind: 'refused', what: 'file', type: 'application/octet-stream' }
  }
  return null
}

/** Bytes that no text holds: control characters other than tabs, line ends, form feeds and escapes. */
function strangeIn(latin: string): number {
  let count = 0
  for (let i = 0; i < latin.length; i++) {
    const code = latin.charCodeAt(i)
    if (code < 9 || (code > 13 && code < 32 && code !== 27)) count++
  }
  return count
}

const PAGE_START =
  /^\s*(?:<\?xml[^>]{0,300}>\s*|<!--[\s\S]{0,4000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|section|main|div|p|h[1-6]|table|span|ul|ol|a|script|style|link|header|nav|blockquote)\b/i

function textKind(head: string, name: string): 'html' | 'markdown' | 'text' {
  if (PAGE_START.test(head)) return 'html'
  if (/\.x?html?$/i.test(name) && /<[a-z][a-z0-9]*[\s>]/i.test(head)) return 'html'
  if (/\.(?:md|markdown|mdown)$/i.test(name) || looksLikeMarkdown(head)) return 'markdown'
  return 'text'
}

const MARKDOWN_SIGNS = [
  /^---\n(?:[\w-]+:.*\n(?:[ \t-].*\n)*)+---\s*$/m,
  /^#{1,6} \S.*$/m,
  /^(?:[-*+] \S.*\n){2}/m,
  /^(?:\d+\. \S.*\n){2}/m,
  /\[[^\]\n]{1,200}\]\(https?:\/\/[^)\s]+\)/,
  /^> \S/m,
  /^(?:```|~~~)/m,
  /(?:^|\s)\*\*[^*\n]{1,200}\*\*/,
  /^\|?(?:\s*:?-{3,}:?\s*\|)+/m,
]

/** One sign may be chance (a dash before a line), two are Markdown. */
function looksLikeMarkdown(head: string): boolean {
  const text = head.replace(/\r\n?/g, '\n')
  return MARKDOWN_SIGNS.filter(sign => sign.test(text)).length >= 2
}
