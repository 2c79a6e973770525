import type { Csl, Name } from '#lib/csl.ts'
import { findDate } from '#lib/dates.ts'
import { isUrdu } from '#lib/words.ts'
import { cleanLine } from './clean.ts'

/**
 * What the first lines of an article say of it. `titleLine`: the index of the line that is nothing but the title;
 * `authorLine` and `issuedLine` of those that say nothing else than names or date.
 */
export type HeadGuess = {
  title: string
  titleLine: number | null
  author: Name[]
  authorLine: number | null
  issued: string
  issuedLine: number | null
}

const HEAD = 10
const LONGEST_TITLE = 180
const BYLINE = /^(?:(?:written |reported |posted |story )?by:?|از|تحریر:?|مصنف:?|رپورٹ:?)\s+(\S.*)$/i
const NOT_A_TITLE = /^(?:home|share|menu|advertisement|opinion|news|subscribe|sign in|[-*•#\d.\s]*)$/i

/** Guesses title, author and date from the first lines of a text, as pasted from a page or a newspaper. */
export function guessHead(lines: string[]): HeadGuess {
  const head = lines.slice(0, HEAD).map(line => line.trim())
  const titleLine = head.findIndex(line => isTitle(line))
  const dated = head.map(line => dateline(line))
  const issued = dated.find(date => date !== null) ?? ''
  const dateAt = dated.findIndex(date => date !== null)
  const authorAt = head.findIndex(line => byline(line).length > 0)
  const author = authorAt >= 0 ? byline(head[authorAt]!) : []
  const isHead = (at: number) => at >= 0 && head.slice(0, at).every(line => line.length <= LONGEST_TITLE)
  return {
    title: titleLine >= 0 ? cleanLine(head[titleLine]) : firstWords(lines),
    titleLine: titleLine >= 0 && titleLine < 3 ? titleLine : null,
    author,
    authorLine: isHead(authorAt) && saysOnlyNames(head[authorAt]!, author, issued) ? authorAt : null,
    issued,
    issuedLine: isHead(dateAt) && saysOnlyDate(head[dateAt]!) ? dateAt : null,
  }
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
const LABELS =
  /\b(?:published|posted|dated|date|on|at|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|(?:پیر|منگل|بدھ|جمعرات|جمعہ|ہفتہ|اتوار|شائع|تاریخ|شدہ)/giu

/** Whether names, and the date the head was given, are all there is in a byline. */
function saysOnlyNames(line: string, names: Name[], issued: string): boolean {
  const said = BYLINE.exec(line)?.[1] ?? ''
  const date = findDate(said)
  if (date && date.edtf !== issued) return false
  const rest = date ? `${said.slice(0, date.start)} ${said.slice(date.end)}`.replace(LABELS, ' ') : said
  const named = names.map(name => name.literal ?? `${name.given ?? ''}${name.family ?? ''}`).join('')
  return letters(rest.replace(/\band\b|(?<=\s)اور(?=\s)/gi, ' ')) === letters(named)
}

/** Whether a line says a date and nothing else, no time of day either. */
function saysOnlyDate(line: string): boolean {
  const date = findDate(line)
  return date !== null && letters(`${line.slice(0, date.start)} ${line.slice(date.end)}`.replace(LABELS, ' ')) === ''
}

/** The first line that could be one: short, no full stop, neither byline nor date. Behind a long line it is no longer the head. */
function isTitle(line: string): boolean {
  if (line.length < 3 || line.length > LONGEST_TITLE || NOT_A_TITLE.test(line)) return false
  if (/^[-*•]\s/.test(line) || /[.۔;:,،]$/.test(line) || !/\p{L}{2}/u.test(line)) return false
  return byline(line).length === 0 && dateline(line) === null && !/^\d+(?:\.\d+)? ?[KMG]i?B$/.test(line)
}

function firstWords(lines: string[]): string {
  const line = lines.map(l => cleanLine(l.replace(/^[-*•#\s]+/, ''))).find(l => /\p{L}{2}/u.test(l)) ?? ''
  const words = line.split(' ')
  return words.length > 9 ? `${words.slice(0, 9).join(' ')}…` : line
}

/** The names of a byline, empty when the line is none: "By Nadia Baloch and Ruth Whitfield | 3 May 2019". */
export function byline(line: string): Name[] {
  const match = line.length <= 160 ? BYLINE.exec(line.trim()) : null
  if (!match) return []
  const date = findDate(match[1]!)
  const said = (date ? match[1]!.slice(0, date.start) : match[1]!).split(/\s*[|•·–—(]\s*|\s+-\s+|\s{3,}/)[0]!
  const names = said.replace(/[,;،\s]+$/, '')
  if (names === '' || /[.!?]\s+\p{Lu}\p{L}{3}.*[.!?]$/u.test(names) || names.split(/\s+/).length > 14) return []
  return namesIn(names)
}

const ORGANISATION =
  /\b(?:desk|staff|correspondent|reporter|agency|agencies|department|ministry|office|committee|council|embassy|government|bureau|institute|university|commission|editorial|board|team|news|press|times|reuters|afp|ap|app|bbc|cnn|dawn|group|foundation|center|centre|service)\b/i

/** People and organisations named in one string. Latin names of two to four words get a family name, all others stay whole. */
export function namesIn(text: string): Name[] {
  return cleanLine(text, 400)
    .split(/\s*(?:,|;|،|&|\band\b|(?<=\s)اور(?=\s))\s*/i)
    .filter(name => /\p{L}{2}/u.test(name))
    .slice(0, 12)
    .map(nameOf)
}

function nameOf(text: string): Name {
  const name = cleanLine(text.replace(/^(?:by|از)\s+/i, ''), 120)
  const words = name.split(' ')
  if (words.length < 2 || words.length > 4 || ORGANISATION.test(name) || !/^[\p{Script=Latin}\s.'’-]+$/u.test(name)) {
    return { literal: name }
  }
  return { given: words.slice(0, -1).join(' '), family: words[words.length - 1]! }
}

const AROUND_A_DATE =
  /\b(?:published|posted|updated|modified|last|first|on|at|date|dated|time|am|pm|est|edt|gmt|utc|pst|pkt|ist|min|read|by|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|(?:پیر|منگل|بدھ|جمعرات|جمعہ|ہفتہ|اتوار|شائع|تاریخ|شدہ)/giu

/** The date of a line that says nothing else than when it was published; null for any other. */
export function dateline(line: string): string | null {
  if (line.length > 140) return null
  const date = findDate(line)
  if (!date) return null
  const rest = (line.slice(0, date.start) + line.slice(date.end))
    .replace(AROUND_A_DATE, '')
    .replace(/[\d:\P{L}]+/gu, '')
  return rest.length <= 3 || (BYLINE.test(line) && line.length < 100) ? date.edtf : null
}

/** "ur" or "en" by the letters, empty when they are of neither script. */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, 20_000)
  if (isUrdu(sample)) return 'ur'
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0
  const all = sample.match(/\p{L}/gu)?.length ?? 0
  return latin > all * 0.6 ? 'en' : ''
}

/** A title from a file's name: without ending, underscores, hashes. */
export function titleFromName(name: string): string {
  const bare = name.replace(/\.[a-z0-9]{1,8}$/i, '').replace(/[_+]+|%20/g, ' ')
  return cleanLine(bare)
}

/** Fills the fields that are still empty and names those that were guessed. */
export function fillIn(csl: Csl, guess: Partial<Csl>, guessed: string[]): void {
  const put = <K extends keyof Csl>(key: K, value: Csl[K] | undefined): void => {
    const empty = (v: unknown): boolean => v === undefined || v === '' || (Array.isArray(v) && v.length === 0)
    if (!empty(csl[key]) || empty(value)) return
    csl[key] = value!
    guessed.push(key)
  }
  for (const key of Object.keys(guess) as (keyof Csl)[]) put(key, guess[key])
}
