import type { Id } from '#data/rows.ts'

export type TargetKind = 'note' | 'source'

/** What a link holds: whom it leads to, the title that had when it was set, and the words it shows instead, if any. */
export type WikiLink = { target: Id; targetKind: TargetKind; label: string; shown: string | null }
