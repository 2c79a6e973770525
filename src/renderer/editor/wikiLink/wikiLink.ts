import type { LinkPart } from '#data/derived/lines.ts'
import type { Id } from '#data/rows.ts'

export type TargetKind = 'note' | 'source'

/**
 * What a link holds: whom it leads to, the title that had when it was set, the words it shows instead, if any, and the
 * heading or block of a note it leads to, where that is not the whole.
 */
export type WikiLink = {
  target: Id
  targetKind: TargetKind
  label: string
  shown: string | null
  part?: LinkPart | null
}
