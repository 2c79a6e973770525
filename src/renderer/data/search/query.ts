import { normalTag, tagKey } from '#lib/tag.ts'
import { wordsIn } from '#lib/words.ts'

/** Folded words that stand side by side. One word is a phrase of one. */
export type WordsClause = {
  kind: 'words'
  words: string[]
  /** Still being typed: the last word may go on. */
  isPrefix: boolean
  /** Looked for in titles, aliases and authors only. */
  isTitle: boolean
}

/** Bears the tag or one below it; `isPrefix` while it is being typed. */
export type TagClause = { kind: 'tag'; key: string; isPrefix: boolean }

export type Clause = WordsClause | TagClause

/** Matches what has one of each group in `all` and none of `none`; only of `kinds` where those are named. */
export type Query = { all: Clause[][]; none: Clause[]; kinds?: Kind[] }

/** What can be found. */
export const KINDS = ['note', 'source', 'highlight'] as const
export type Kind = (typeof KINDS)[number]

const QUOTES = /["“”„‟«»＂❝❞〝〞]/
const DASHES = /^[-−–—]+(?=\S)/
const MOST_CLAUSES = 60
const LONGEST = 2000

type Token = {
  text: string
  /** What stood before a colon, "" for a plain word. */
  field: '' | 'tag' | 'title' | 'kind'
  isQuoted: boolean
  isNot: boolean
  /** Nothing comes after it, no space and no closing quote. */
  isOpen: boolean
}

/**
 * Reads what stands in the search box: `words "a phrase" tag:us/military-aid tag:"us/military aid" #tag title:word
 * kind:note -not -"not this" -tag:x`, `OR` between two, `NOT` before one. Any kind of double quote will do, a missing one is
 * taken to stand at the end. Never throws.
 */
export function parseQuery(text: string): Query {
  const query: Query = { all: [], none: [] }
  let isOr = false
  let isNot = false
  let clauses = 0
  const wanted = new Set<Kind>()
  const unwanted = new Set<Kind>()
  for (const token of tokensOf(text.slice(0, LONGEST).normalize('NFC'))) {
    const isBare = !token.isQuoted && token.field === '' && !token.isNot
    if (isBare && !token.isOpen && ['AND', 'OR', 'NOT'].includes(token.text)) {
      isOr = token.text === 'OR' && query.all.length > 0
      isNot = token.text === 'NOT'
      continue
    }
    for (const kind of kindsNamed(token)) (token.isNot || isNot ? unwanted : wanted).add(kind)
    const clause = clauseOf(token)
    if (clause && ++clauses <= MOST_CLAUSES) {
      if (token.isNot || isNot) query.none.push(clause)
      else if (isOr) query.all[query.all.length - 1]!.push(clause)
      else query.all.push([clause])
    }
    isOr = false
    isNot = false
  }
  if (wanted.size + unwanted.size === 0) return query
  return { ...query, kinds: KINDS.filter(kind => !unwanted.has(kind) && (wanted.size === 0 || wanted.has(kind))) }
}

function* tokensOf(text: string): Generator<Token> {
  let at = 0
  while (at < text.length) {
    const space = /^\s+/.exec(text.slice(at))
    if (space) at += space[0].length
    if (at >= text.length) return
    const token: Token = { text: '', field: '', isQuoted: false, isNot: false, isOpen: false }
    const dash = DASHES.exec(text.slice(at))
    if (dash) {
      token.isNot = true
      at += dash[0].length
    }
    const field = /^(tag|title|kind):/i.exec(text.slice(at)) ?? /^#(?=[^\s#])/.exec(text.slice(at))
    if (field) {
      token.field = (field[1]?.toLowerCase() ?? 'tag') as Token['field']
      at += field[0].length
    }
    token.isQuoted = QUOTES.test(text[at] ?? '')
    if (token.isQuoted) at++
    const end = endOf(text, at, token.isQuoted ? QUOTES : /["“”„‟«»＂❝❞〝〞\s]/)
    token.text = text.slice(at, end)
    token.isOpen = end >= text.length
    at = token.isQuoted ? end + 1 : end
    yield token
  }
}

function endOf(text: string, from: number, stop: RegExp): number {
  let at = from
  while (at < text.length && !stop.test(text[at]!)) at++
  return at
}

/** `kind:source`, `kind:Notes`, and `kind:hi` while it is being typed. What names no kind asks for nothing. */
function kindsNamed({ field, text, isOpen }: Token): Kind[] {
  const asked = text.toLowerCase().replace(/s$/, '')
  if (field !== 'kind' || asked === '') return []
  return KINDS.filter(kind => (isOpen ? kind.startsWith(asked) : kind === asked))
}

function clauseOf(token: Token): Clause | null {
  if (token.field === 'kind') return null
  if (token.field === 'tag') {
    const tag = normalTag(token.text)
    return tag === null ? null : { kind: 'tag', key: tagKey(tag), isPrefix: token.isOpen }
  }
  const words = wordsIn(token.text).map(each => each.word)
  if (words.length === 0) return null
  const isPrefix = token.isOpen && /[\p{L}\p{N}\p{M}]$/u.test(token.text.trimEnd()) && !/\s$/.test(token.text)
  return { kind: 'words', words, isPrefix, isTitle: token.field === 'title' }
}
