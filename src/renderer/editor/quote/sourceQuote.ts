import type { Id } from '#data/rows.ts'

/** What a quote holds: the highlight and its source by id, and the words and locator as they were when it was set. */
export type SourceQuote = { highlight: Id; source: Id; words: string; locator: string }
