/** Those in the trash count too. */
export type Counts = { notes: number; sources: number; highlights: number }

/** What stands in the database before anything is written to it. `counts` is null where nobody has counted yet. */
export type Standing =
  | { state: 'none' }
  | { state: 'unreadable' }
  | { state: 'there'; schema: number; notebook: string | null; seq: number; counts: Counts | null }

/** The last number that a copy tells of a notebook. */
export type KeptUpTo = { notebook: string; seq: number }

/** What is wrong with the database; the words of the recovery screen follow from it. */
export type Loss = 'empty' | 'unreadable' | 'other' | 'older' | 'smaller'

export type Verdict = { start: 'new' | 'fine' | 'catch up' | 'newer' } | { start: 'recover'; why: Loss }

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
  if (database.state === 'unreadable') return { start: 'recover', why: 'unreadable' }
  if (database.state === 'none')
    return marker || copies.length > 0 ? { start: 'recover', why: 'empty' } : { start: 'new' }
  if (database.schema > knownSchema) return { start: 'newer' }
  const { notebook, seq, counts } = database
  if (isNameless(database, marker) && copies.length > 0) return { start: 'recover', why: 'older' }
  if (marker && marker.notebook !== notebook) return { start: 'recover', why: seq === 0 ? 'empty' : 'other' }
  const own = copies.filter(copy => copy.notebook === notebook)
  const known = Math.max(marker?.seq ?? 0, ...own.map(copy => copy.seq))
  if (seq < known) return { start: 'recover', why: seq === 0 ? 'empty' : 'older' }
  // With each later write something may have been taken away for good.
  if (marker && counts && seq === marker.seq && isSmaller(counts, marker.counts))
    return { start: 'recover', why: 'smaller' }
  return { start: own.some(copy => copy.seq < seq) ? 'catch up' : 'fine' }
}

/**
 * Whether a database does not say whose it is, and nothing else does. It gets its name at the first start, so this is
 * one that was never started, or what a loss left of one: then copies tell of more.
 */
function isNameless(database: Standing, marker: KeptUpTo | null): boolean {
  return database.state === 'there' && database.notebook === null && marker === null
}

/** Whether the copies are to be asked at the start: a start that finds everything asks nobody else. */
export function mustAskCopies(database: Standing, marker: KeptUpTo | null): boolean {
  return (database.state === 'none' && marker === null) || isNameless(database, marker)
}

function isSmaller(counts: Counts, before: Counts): boolean {
  return counts.notes < before.notes || counts.sources < before.sources || counts.highlights < before.highlights
}
