import type { Place, TagQuery } from '#lib/place.ts'

/** Whether two places show the same thing, whatever passage of it. A pane has one search and one trash. */
export function sameRecord(a: Place, b: Place): boolean {
  if (a.kind !== b.kind) return false
  if (a.kind === 'note' || a.kind === 'source') return a.id === (b as typeof a).id
  if (a.kind === 'tag') return sameQuery(a.query, (b as typeof a).query)
  return true
}

const sameQuery = (a: TagQuery, b: TagQuery) =>
  JSON.stringify([a.all, a.any, a.none]) === JSON.stringify([b.all, b.any, b.none])

/** A place from unknown data (a stored session, an address), or null. */
export function readPlace(raw: unknown): Place | null {
  if (typeof raw !== 'object' || raw === null) return null
  const it = raw as Record<string, unknown>
  switch (it.kind) {
    case 'start':
    case 'trash':
      return { kind: it.kind }
    case 'note':
      return typeof it.id === 'string'
        ? { kind: 'note', id: it.id, ...partOf(it), ...(typeof it.block === 'number' && { block: it.block }) }
        : null
    case 'source':
      return typeof it.id === 'string'
        ? { kind: 'source', id: it.id, ...(typeof it.highlight === 'string' && { highlight: it.highlight }) }
        : null
    case 'search':
      return typeof it.query === 'string' ? { kind: 'search', query: it.query } : null
    case 'tag': {
      const query = readQuery(it.query)
      return query && { kind: 'tag', query }
    }
    default:
      return null
  }
}

const partOf = ({ part }: Record<string, unknown>) => (typeof part === 'string' ? { part } : {})

function readQuery(raw: unknown): TagQuery | null {
  if (typeof raw !== 'object' || raw === null) return null
  const { all, any, none } = raw as Record<string, unknown>
  const query = { all: strings(all), any: strings(any), none: strings(none) }
  return query.all.length + query.any.length > 0 ? query : null
}

const strings = (raw: unknown): string[] => (Array.isArray(raw) ? raw.filter(it => typeof it === 'string') : [])
