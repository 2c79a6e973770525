import type { Place, TagQuery } from '#lib/place.ts'
import { movedTag, type TagMove, tagKey } from '#lib/tag.ts'

/** How a tag counts in a query: each of `all` is needed, one of `any` is, none of `none` may be there. */
export type TagMode = 'all' | 'any' | 'none'
export type TagTerm = { tag: string; mode: TagMode }

const MODES = ['all', 'any', 'none'] as const

export const tagQuery = (tag: string): TagQuery => ({ all: [tag], any: [], none: [] })

/** The tags of a query one by one. */
export const termsOf = (query: TagQuery): TagTerm[] => MODES.flatMap(mode => query[mode].map(tag => ({ tag, mode })))

/**
 * The query with a tag in a mode; where it stood before, it moves. "Any of" with a single other tag takes that one
 * along: `a` or `b` is any of both.
 */
export function withTerm(query: TagQuery, tag: string, mode: TagMode): TagQuery {
  const rest = without(query, tag)
  const only = rest.all.length === 1 && rest.any.length === 0
  const base = mode === 'any' && only ? { ...rest, all: [], any: rest.all } : rest
  return settle({ ...base, [mode]: [...base[mode], tag] })
}

/** The query without a tag, or null when nothing would be left to look for. */
export function withoutTerm(query: TagQuery, tag: string): TagQuery | null {
  const rest = settle(without(query, tag))
  return rest.all.length + rest.any.length > 0 ? rest : null
}

function without(query: TagQuery, tag: string): TagQuery {
  const other = (each: string) => tagKey(each) !== tagKey(tag)
  return { all: query.all.filter(other), any: query.any.filter(other), none: query.none.filter(other) }
}

/** One of one is all of one. */
const settle = (query: TagQuery): TagQuery =>
  query.any.length === 1 ? { ...query, all: [...query.all, ...query.any], any: [] } : query

/** The place where one is when a tag has another name: a page of it follows. */
export function withMovedTag(place: Place, move: TagMove & { to: string }): Place {
  if (place.kind !== 'tag') return place
  const moved = (tags: string[]) => tags.map(tag => movedTag(tag, move) ?? tag)
  const { all, any, none } = place.query
  return { ...place, query: { all: moved(all), any: moved(any), none: moved(none) } }
}

/** A query in words: "us/congress and (pk/army or imf), not trade". */
export function queryWords({ all, any, none }: TagQuery): string {
  const some = any.length > 1 && all.length > 0 ? `(${any.join(' or ')})` : any.join(' or ')
  const words = [...all, some].filter(Boolean).join(' and ')
  return none.length > 0 ? `${words}, not ${none.join(', ')}` : words
}
