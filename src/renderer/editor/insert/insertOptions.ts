import type { Highlight } from '#data/rows.ts'
import { shortCitation } from '#lib/csl.ts'
import { rank } from '#lib/fuzzy.ts'
import type { KnownHeads, Surroundings } from '../surroundings.ts'
import { type Insertable, insertables } from './insertables.ts'

type Lit = [number, number][]

export type InsertOption = { kind: 'insert'; insertable: Insertable; words: string; lit: Lit; end: string }
export type QuoteOption = { kind: 'quote'; highlight: Highlight; words: string; lit: Lit; end: string }

const MOST_ROWS = 8
const LONGEST_WORDS = 120

function liveHighlights(heads: KnownHeads): Highlight[] {
  const isLive = ({ deletedAt, sourceId }: Highlight) =>
    deletedAt === null && heads.sources.get(sourceId)?.deletedAt === null
  return [...heads.highlights.values()].filter(isLive).sort((a, b) => b.changedAt - a.changedAt)
}

/** What fits the letters after `/`. A quote is offered where there is something to quote. */
export function insertOptions(query: string, around: Surroundings): InsertOption[] {
  const canQuote = liveHighlights(around.heads()).length > 0
  const items = insertables.filter(({ command }) => canQuote || command !== 'insert.quote')
  const option = (insertable: Insertable, lit: Lit): InsertOption => {
    return {
      kind: 'insert',
      insertable,
      words: insertable.title,
      lit,
      end: insertable.example?.() ?? insertable.written,
    }
  }
  // All of them: one looks here for what there is. The menu scrolls.
  if (query === '') return items.map(item => option(item, []))
  const found = rank(query, items, ({ title, also }) => [title, ...also], MOST_ROWS)
  return found.map(({ item, text, ranges }) => option(item, text === 0 ? ranges : []))
}

/** The highlights that fit what is written after `/quote `, by their words or by their source; the newest first. */
export function quoteOptions(query: string, around: Surroundings): QuoteOption[] {
  const heads = around.heads()
  const wordsOf = ({ anchor }: Highlight) => anchor.exact.slice(0, LONGEST_WORDS).replace(/\s+/g, ' ')
  const sourceOf = ({ sourceId }: Highlight) => {
    const csl = heads.sources.get(sourceId)?.csl
    return csl ? shortCitation(csl) || csl.title : ''
  }
  const option = (highlight: Highlight, lit: Lit): QuoteOption => {
    return { kind: 'quote', highlight, words: wordsOf(highlight), lit, end: sourceOf(highlight) }
  }
  const live = liveHighlights(heads)
  if (query.trim() === '') return live.slice(0, MOST_ROWS).map(each => option(each, []))
  const textsOf = (each: Highlight) => [
    wordsOf(each),
    sourceOf(each),
    heads.sources.get(each.sourceId)?.csl.title ?? '',
  ]
  return rank(query, live, textsOf, MOST_ROWS).map(({ item, text, ranges }) => option(item, text === 0 ? ranges : []))
}
