/** Those in the trash count too. `texts` of notes and `versions` of sources: an older app did not count them. */
export type Counts = { notes: number; sources: number; highlights: number; texts?: number; versions?: number }

/**
 * What stands in the database before anything is written to it. `deleted`: the browser says that it has deleted it.
 * `counts` is null where nobody has counted yet. `isAnew`: the user decided to begin it, whatever there was before.
 */
export type Standing =
  | { state: 'none' | 'deleted' | 'unreadable' }
  | { state: 'there'; schema: number; notebook: string | null; seq: number; counts: Counts | null; isAnew: boolean }

/** The last number that a copy tells of a notebook. */
export type KeptUpTo = { notebook: string; seq: number }

/** What is wrong with the database; the words of the recovery screen follow from it. */
export type Loss = 'empty' | 'unreadable' | 'other' | 'older' | 'smaller' | 'several'

export type Verdict = { start: 'new' | 'fine' | 'newer' } | { start: 'recover'; why: Loss }

/**
 * Whether the copies are to be asked before the app goes on: a database that holds nothing, of which nothing is
 * remembered, may be what is left of one that was cleaned away with its marker.
 */
export function mustAskCopies(database: Standing, marker: KeptUpTo | null): boolean {
  if (database.state !== 'there') return database.state === 'none' && !marker
  const isEmpty = database.seq === 0 && !database.isAnew && (marker?.seq ?? 0) === 0
  return isEmpty || isNameless(database, marker)
}

/**
 * Whether a database does not say whose it is, and nothing else does. It gets its name at the first start, so this is
 * one that was never started, or what a loss left of one: then copies tell of more.
 */
function isNameless(database: Standing, marker: KeptUpTo | null): boolean {
  return database.state === 'there' && database.notebook === null && !database.isAnew && marker === null
}

/**
 * What the app may do at the start. `marker` is what this profile remembers, `copies` what safe copies tell, as far as
 * they were looked at. `knownSchema` is the newest that this app writes.
 */
export function judgeStart(
  database: Standing,
  marker: (KeptUpTo & { counts: Counts }) | null,
  copies: readonly KeptUpTo[],
  knownSchema: number,
): Verdict {
  if (database.state !== 'there') {
    if (database.state === 'unreadable') return { start: 'recover', why: 'unreadable' }
    const isKnown = database.state === 'deleted' || marker !== null || copies.length > 0
    return isKnown ? { start: 'recover', why: 'empty' } : { start: 'new' }
  }
  // What a newer app means by its numbers only that one knows; nothing is written to it.
  if (database.schema > knownSchema) return { start: 'newer' }
  const { notebook, seq, counts, isAnew } = database
  const isEmpty = seq === 0
  if (isNameless(database, marker) && copies.length > 0) return { start: 'recover', why: isEmpty ? 'empty' : 'older' }
  if (marker && marker.notebook !== notebook) return { start: 'recover', why: isEmpty ? 'empty' : 'other' }
  const own = copies.filter(copy => copy.notebook === notebook)
  const known = Math.max(marker?.seq ?? 0, ...own.map(copy => copy.seq))
  if (seq < known) return { start: 'recover', why: isEmpty ? 'empty' : 'older' }
  // Nothing was ever written here, and somewhere something was.
  if (isEmpty && !isAnew && copies.some(copy => copy.seq > 0)) return { start: 'recover', why: 'empty' }
  // With each later write something may have been taken away for good.
  if (marker && counts && seq === marker.seq && isSmaller(counts, marker.counts))
    return { start: 'recover', why: 'smaller' }
  return { start: 'fine' }
}

const COUNTED = ['notes', 'sources', 'highlights', 'texts', 'versions'] as const

function isSmaller(counts: Counts, before: Counts): boolean {
  return COUNTED.some(kind => (counts[kind] ?? Number.POSITIVE_INFINITY) < (before[kind] ?? 0))
}
