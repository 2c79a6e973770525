import { showDate, yearIn } from './dates.ts'

/** The CSL types that policy sources need, with the words the form shows for them. Types as in CSL 1.0.2, appendix III. */
export const SOURCE_TYPES = {
  'article-newspaper': 'Newspaper article',
  'article-magazine': 'Magazine article',
  'article-journal': 'Journal article',
  webpage: 'Web page',
  'post-weblog': 'Blog post',
  report: 'Report',
  speech: 'Speech or statement',
  'press-release': 'Press release',
  treaty: 'Treaty or agreement',
  hearing: 'Hearing',
  bill: 'Bill',
  legislation: 'Law',
  interview: 'Interview',
  personal_communication: 'Letter or cable',
  book: 'Book',
  chapter: 'Book chapter',
  broadcast: 'Broadcast',
  document: 'Other document',
} as const

export type SourceType = keyof typeof SOURCE_TYPES

export type Name = { family?: string; given?: string; literal?: string }

/** The part of CSL-JSON we keep. Dates are EDTF strings ("2012-07-03", "2012-07", "2012~"), as in CSL-JSON 1.1. */
export type Csl = {
  type: SourceType
  title: string
  author: Name[]
  /** The publisher or newspaper. */
  publisher: string
  'container-title': string
  issued: string
  /** BCP 47: "en", "ur". Empty when unknown. */
  language: string
  URL: string
  accessed: string
}

/** An empty description, to be filled in. */
export function emptyCsl(): Csl {
  return {
    type: 'document',
    title: '',
    author: [],
    publisher: '',
    'container-title': '',
    issued: '',
    language: '',
    URL: '',
    accessed: '',
  }
}

const isUrdu = (csl: Csl): boolean => csl.language.toLowerCase().startsWith('ur')

const fullName = (name: Name): string => name.literal ?? [name.given, name.family].filter(Boolean).join(' ')
const lastName = (name: Name): string => name.literal ?? name.family ?? name.given ?? ''

/** "Baloch and Whitfield", "Baloch et al.", joined with اور in an Urdu source. Family names only when `short`. */
function joinNames(csl: Csl, short: boolean): string {
  const names = csl.author.map(short ? lastName : fullName).filter(name => name !== '')
  const and = isUrdu(csl) ? ' اور ' : ' and '
  const comma = isUrdu(csl) ? '، ' : ', '
  if (names.length <= 2) return names.join(and)
  if (short) return names[0] + (isUrdu(csl) ? ' وغیرہ' : ' et al.')
  return names.slice(0, -1).join(comma) + (isUrdu(csl) ? '' : ',') + and + names[names.length - 1]
}

/** All authors as they are read: "Nadia Baloch and Ruth Whitfield". Empty when there are none. */
export const authorsLine = (csl: Csl): string => joinNames(csl, false)

/** The authors as a list shows them: "Baloch and Whitfield", "Baloch et al.". Empty when there are none. */
export const shortAuthors = (csl: Csl): string => joinNames(csl, true)

/** The year of publication, "2019"; empty when unknown. */
export const yearOf = (csl: Csl): string => yearIn(csl.issued)

/** Who stands in for the author: the publisher, then the title, cut after some words. */
function inPlaceOfAuthor(csl: Csl): string {
  if (csl.publisher || csl['container-title']) return csl.publisher || csl['container-title']
  const words = csl.title.split(/\s+/).filter(Boolean)
  return words.length > 6 ? `“${words.slice(0, 6).join(' ')}…”` : words.length > 0 ? `“${words.join(' ')}”` : ''
}

/** "Baloch and Whitfield 2019": what stands under a quote. Without an author the publisher or the title; never empty. */
export function shortCitation(csl: Csl): string {
  return [shortAuthors(csl) || inPlaceOfAuthor(csl), yearOf(csl)].filter(Boolean).join(' ') || 'Untitled source'
}

/**
 * The line beside or under a title, which does not say the title again: "Baloch and Whitfield, Karachi Ledger, 2019";
 * the kind of source where nobody is named.
 */
export function whence(csl: Csl): string {
  const house = csl.publisher || csl['container-title']
  const who = [shortAuthors(csl), house].filter(Boolean)
  const parts = who.length > 0 ? who : [SOURCE_TYPES[csl.type]]
  return [...parts, yearOf(csl)].filter(Boolean).join(isUrdu(csl) ? '، ' : ', ')
}

/** Types whose title stands by itself; the others are parts of something and stand in quotation marks. */
const WHOLE: ReadonlySet<SourceType> = new Set(['book', 'report', 'treaty', 'legislation', 'bill', 'document'])

/**
 * The whole reference as plain text, as a note of the Chicago Manual of Style (17th edition, 14.19) would give it:
 * Nadia Baloch, “Seven months,” Margalla Papers, 14 March 2019, ¶ 9, https://… . What is unknown is left out.
 */
export function citation(csl: Csl, locator = ''): string {
  const comma = isUrdu(csl) ? '،' : ','
  const title = csl.title || 'Untitled'
  const within = [...new Set([csl['container-title'], csl.publisher])].filter(Boolean).join(`${comma} `)
  const date = showDate(csl.issued, csl.language)
  const parts = WHOLE.has(csl.type)
    ? [authorsLine(csl), title + published(within, date, comma)]
    : [authorsLine(csl), `“${title}${comma}”`, within, date]
  return `${parts
    .concat(locator, csl.URL)
    .filter(Boolean)
    .join(`${comma} `)
    .replace(/([,،]”)[,،]/gu, '$1')
    .replace(/[,،]”$/u, '”')}.`
}

function published(within: string, date: string, comma: string): string {
  const inside = [within, date].filter(Boolean).join(`${comma} `)
  return inside ? ` (${inside})` : ''
}
