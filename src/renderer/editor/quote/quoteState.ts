import { shortCitation } from '#lib/csl.ts'
import type { KnownHeads } from '../surroundings.ts'
import type { SourceQuote } from './sourceQuote.ts'

/** `trash`: the highlight or its source lies there. The others as the looks have them. */
export type QuoteState = 'verbatim' | 'altered' | 'changed' | 'lost' | 'trash'

export const STATE_WORDS = {
  verbatim: 'Verbatim',
  altered: 'Altered',
  changed: 'Source changed',
  lost: 'Lost',
  trash: 'In the trash',
} as const satisfies Record<QuoteState, string>

const sameWords = (a: string, b: string) => a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim()

/** Whether the words still stand in their source, and how surely. */
export function quoteState(quote: SourceQuote, heads: KnownHeads): QuoteState {
  const highlight = heads.highlights.get(quote.highlight)
  const source = heads.sources.get(quote.source)
  if (!highlight || !source) return 'lost'
  if (highlight.deletedAt !== null || source.deletedAt !== null) return 'trash'
  if (highlight.state === 'lost') return 'lost'
  if (!sameWords(highlight.anchor.exact, quote.words)) return 'altered'
  return highlight.state === 'approximate' ? 'changed' : 'verbatim'
}

/** The line below the words: "Baloch and Whitfield 2019, ¶ 9". */
export function originOf(quote: SourceQuote, heads: KnownHeads): string {
  const source = heads.sources.get(quote.source)
  const name = source ? shortCitation(source.csl) || source.csl.title : 'A source that is not in this notebook'
  return [name, quote.locator].filter(Boolean).join(', ')
}
