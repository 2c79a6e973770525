import { type Folded, fold, originalEnd } from '#lib/words.ts'

export type FindOptions = { query: string; matchCase: boolean; wholeWord: boolean }

/** A text with the form it is compared in. */
export type Searchable = { text: string; folded: Folded }

export type Span = { start: number; end: number }

const IN_WORD = /[\p{L}\p{N}\p{M}]/u

function isWordAt(folded: string, at: number): boolean {
  const char = folded.codePointAt(at)
  return char !== undefined && IN_WORD.test(String.fromCodePoint(char))
}

function isWordBefore(folded: string, at: number): boolean {
  if (at === 0) return false
  const isLow = folded.charCodeAt(at - 1) >= 0xdc00 && folded.charCodeAt(at - 1) <= 0xdfff
  return isWordAt(folded, isLow ? at - 2 : at - 1)
}

const isWhole = (folded: string, start: number, end: number) =>
  (!isWordBefore(folded, start) || !isWordAt(folded, start)) && (!isWordAt(folded, end) || !isWordBefore(folded, end))

/** The letters that have a case, without what is folded away beside it. */
function casedLetters(text: string): string {
  let cased = ''
  for (const letter of text.normalize('NFD')) if (letter.toLowerCase() !== letter.toUpperCase()) cased += letter
  return cased
}

/**
 * What finds a query in a text, as UTF-16 offsets, in order and apart. Letters are compared as search and links compare
 * them (`lib/words.ts`): ي is ی, ۵ is 5, a ZWNJ is not seen. Null where there is nothing to look for.
 */
export function createMatcher(options: FindOptions): ((searchable: Searchable) => Span[]) | null {
  const wanted = fold(options.query)
  if (wanted === '') return null
  const cased = casedLetters(options.query)
  return ({ text, folded }) => {
    const found: Span[] = []
    let last = 0
    for (let at = folded.text.indexOf(wanted); at >= 0; at = folded.text.indexOf(wanted, at + 1)) {
      const start = folded.at[at]!
      const end = originalEnd(folded.at, at + wanted.length)
      if (start < last) continue
      if (options.wholeWord && !isWhole(folded.text, at, at + wanted.length)) continue
      if (options.matchCase && casedLetters(text.slice(start, end)) !== cased) continue
      found.push({ start, end })
      last = end
    }
    return found
  }
}
