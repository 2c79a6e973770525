import { type Csl, emptyCsl, type Name, type SourceType } from '#lib/csl.ts'
import { parseDate } from '#lib/dates.ts'
import { cleanAddress, cleanLine } from './clean.ts'
import { byline, dateline, fillIn, namesIn } from './guess.ts'
import { inertText } from './inertText.ts'
import { linkedData } from './linkedData.ts'

/**
 * What a page says of itself, from JSON-LD, citation, Open Graph and Dublin Core tags, then (named in `guessed`) from
 * its title element, address, byline and time. Every string comes from a stranger: one line, cut, without control
 * characters, never HTML.
 */
export function metadataOf(doc: Document): { csl: Csl; guessed: string[] } {
  const meta = metaReader(doc)
  const ld = linkedData(doc)
  const csl = emptyCsl()
  csl.title =
    ld.title || meta('citation_title', 'og:title', 'dc.title', 'dcterms.title', 'twitter:title', 'parsely-title')
  csl.author = firstNames(ld.author, meta.all('citation_author', 'dc.creator', 'dcterms.creator'), authorMeta(meta))
  csl.publisher = ld.publisher || meta('citation_publisher', 'og:site_name', 'dc.publisher', 'application-name')
  csl['container-title'] = meta('citation_journal_title', 'citation_conference_title') || ld.container
  csl.issued = parseDate(ld.issued) ?? dateMeta(meta) ?? ''
  csl.language = languageOf(doc, ld.language, meta('og:locale', 'dc.language', 'language'))
  csl.URL = addressOf(doc, meta, ld.url)
  const type = typeOf(ld.type, meta)
  const guessed: string[] = []
  csl.type = type.type
  if (type.guessed) guessed.push('type')
  fillIn(csl, guessFromPage(doc, csl.publisher), guessed)
  csl.title = withoutSite(csl.title, csl.publisher)
  return { csl, guessed }
}

type MetaReader = { (...names: string[]): string; all(...names: string[]): string[] }

function metaReader(doc: Document): MetaReader {
  const values = new Map<string, string[]>()
  for (const element of [...doc.querySelectorAll('meta')].slice(0, 400)) {
    const name = element.getAttribute('name') ?? element.getAttribute('property') ?? element.getAttribute('itemprop')
    const value = cleanLine(inertText(element.getAttribute('content') ?? ''))
    if (!name || !value) continue
    const key = name.toLowerCase().slice(0, 60)
    values.set(key, [...(values.get(key) ?? []), value].slice(0, 30))
  }
  const one = (...names: string[]): string => names.map(name => values.get(name)?.[0]).find(Boolean) ?? ''
  return Object.assign(one, { all: (...names: string[]) => names.map(name => values.get(name)).find(Boolean) ?? [] })
}

function firstNames(...lists: (Name[] | string[])[]): Name[] {
  for (const list of lists) {
    const names = list.flatMap(item => (typeof item === 'string' ? namesOf(item) : [item]))
    if (names.length > 0) return names.slice(0, 30)
  }
  return []
}

/** "Baloch, Nadia" is one person here; "Nadia Baloch, Ruth Whitfield" are two. */
function namesOf(text: string): Name[] {
  const parts = text.split(/\s*,\s*/)
  if (parts.length === 2 && !parts[0]!.includes(' ') && parts[1] !== '')
    return [{ family: parts[0]!, given: parts[1]! }]
  return namesIn(text)
}

function authorMeta(meta: MetaReader): string[] {
  // Some give the author's page or the house's own name instead.
  return meta
    .all('author', 'article:author', 'parsely-author', 'byl', 'sailthru.author')
    .filter(n => !/^https?:|^www\.|[@/]/i.test(n))
}

function dateMeta(meta: MetaReader): string | null {
  const names = [
    'article:published_time',
    'citation_publication_date',
    'citation_date',
    'citation_online_date',
    'dc.date.issued',
    'dcterms.issued',
    'dc.date',
    'dcterms.date',
    'date',
    'pubdate',
    'publishdate',
    'parsely-pub-date',
    'datepublished',
    'sailthru.date',
    'og:published_time',
  ]
  for (const name of names) {
    const date = parseDate(meta(name))
    if (date) return date
  }
  return null
}

function languageOf(doc: Document, ...others: string[]): string {
  const stated = [
    doc.documentElement.getAttribute('lang') ?? doc.documentElement.getAttribute('xml:lang') ?? '',
    ...others,
  ]
  for (const tag of stated) {
    const match = /^([a-z]{2,3})(?:[-_]([a-z]{2,4}))?\b/i.exec(tag.trim())
    if (match)
      return match[2] && match[1] !== 'ur'
        ? `${match[1]!.toLowerCase()}-${match[2].toUpperCase()}`
        : match[1]!.toLowerCase()
  }
  return ''
}

function addressOf(doc: Document, meta: MetaReader, ld: string): string {
  const base = savedFrom(doc)
  const canonical = doc.querySelector('link[rel~="canonical" i]')?.getAttribute('href') ?? ''
  for (const raw of [
    canonical,
    meta('og:url', 'citation_public_url', 'citation_abstract_html_url', 'dc.identifier'),
    ld,
    base,
  ]) {
    const address = cleanAddress(raw, base)
    if (address) return address
  }
  return ''
}

/** Browsers write "saved from url=(0042)https://…" into what they save; SingleFile writes "url: https://…". */
function savedFrom(doc: Document): string {
  for (const node of [...doc.childNodes, ...doc.documentElement.childNodes].slice(0, 20)) {
    if (node.nodeType !== 8) continue
    const match = /(?:saved from url=\(\d{1,5}\)|\burl:\s*)(https?:\/\/\S{1,1900})/i.exec(
      (node.nodeValue ?? '').slice(0, 4000),
    )
    if (match) return cleanAddress(match[1])
  }
  return ''
}

function typeOf(ld: string, meta: MetaReader): { type: SourceType; guessed: boolean } {
  if (meta('citation_journal_title')) return { type: 'article-journal', guessed: false }
  if (/^ScholarlyArticle$/.test(ld)) return { type: 'article-journal', guessed: false }
  if (/NewsArticle$/.test(ld)) return { type: 'article-newspaper', guessed: false }
  if (/^(?:Report|TechArticle)$/.test(ld)) return { type: 'report', guessed: false }
  if (/^(?:Blog|SocialMedia)Posting$/.test(ld)) return { type: 'post-weblog', guessed: false }
  if (/^Legislation/.test(ld)) return { type: 'legislation', guessed: false }
  return { type: 'webpage', guessed: true }
}

function guessFromPage(doc: Document, publisher: string): Partial<Csl> {
  const headings = [...doc.querySelectorAll('h1')].map(h => cleanLine(h.textContent)).filter(Boolean)
  const title = withoutSite(cleanLine(doc.querySelector('title')?.textContent), publisher)
  const lines = [
    ...doc.querySelectorAll(
      '[rel~="author" i], [itemprop~="author" i], [class*="byline" i], [class*="author" i], address',
    ),
  ]
    .slice(0, 12)
    .map(element => cleanLine(element.textContent, 160))
  const time = [...doc.querySelectorAll('time')]
    .slice(0, 5)
    .map(t => t.getAttribute('datetime') || (t.textContent ?? ''))
  return {
    title: headings.length === 1 ? headings[0]! : title || headings[0] || '',
    author: lines.map(line => byline(/^(?:by|از)\s/i.test(line) ? line : `by ${line}`)).find(n => n.length > 0) ?? [],
    issued: time.map(t => parseDate(t)).find(Boolean) ?? lines.map(dateline).find(Boolean) ?? '',
  }
}

/** "Seven months at Torkham | Karachi Ledger" without the house's name, where that is known or a bar says so. */
function withoutSite(title: string, publisher: string): string {
  const parts = title.split(/\s+[|»·–—]\s+|\s+-\s+/)
  if (parts.length < 2) return title
  const last = parts[parts.length - 1]!
  const cut = title.slice(0, title.lastIndexOf(last)).replace(/\s*[|»·–—-]\s*$/, '')
  const named = publisher !== '' && last.toLowerCase() === publisher.toLowerCase()
  return named || (/\s[|»]\s/.test(title.slice(cut.length)) && last.length <= 40 && cut.length >= 12) ? cut : title
}
