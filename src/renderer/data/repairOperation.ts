import { normalTag } from '#lib/tag.ts'
import type { Deed, Operation, Touched, TouchedRow } from './rows.ts'

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
const textIn = (value: unknown) => (typeof value === 'string' ? value : '')
const numberIn = (value: unknown) => (Number.isFinite(value) ? (value as number) : 0)
const numberOrNull = (value: unknown) => (Number.isFinite(value) ? (value as number) : null)
const textsIn = (value: unknown) => (Array.isArray(value) ? value.filter(each => typeof each === 'string') : [])

/** An operation from a folder that others can write to. Null where nobody could say what it did. */
export function repairOperation(row: unknown): Operation | null {
  const { id, did, counts, ...rest } = fieldsOf(row)
  const deed = deedOf(did)
  if (typeof id !== 'string' || !deed) return null
  const { note, source, highlight } = fieldsOf(counts)
  return {
    id,
    seq: numberIn(rest.seq),
    begun: numberIn(rest.begun),
    at: numberIn(rest.at),
    did: deed,
    counts: { note: numberIn(note), source: numberIn(source), highlight: numberIn(highlight) },
    parts: numberIn(rest.parts),
    undoneAt: numberOrNull(rest.undoneAt),
  }
}

function deedOf(value: unknown): Deed | null {
  const { kind, move, from } = fieldsOf(value)
  if (kind === 'delete') return { kind }
  if (kind === 'import') return { kind, from: textIn(from) }
  const tags = fieldsOf(move)
  const tag = normalTag(textIn(tags.from))
  const to = tags.to === null ? null : normalTag(textIn(tags.to))
  // A name that is none would take the tag off everything.
  return kind === 'tag' && tag !== null && (to !== null || tags.to === null) ? { kind, move: { from: tag, to } } : null
}

/** The same for the records of one. */
export function repairTouched(row: unknown): TouchedRow | null {
  const { id, seq, of, records } = fieldsOf(row)
  if (typeof id !== 'string' || typeof of !== 'string') return null
  const list = Array.isArray(records) ? records : []
  return { id, seq: numberIn(seq), of, records: list.flatMap(each => touchedOf(each) ?? []) }
}

function touchedOf(value: unknown): Touched | null {
  const { id, kind, rev, tags, sum } = fieldsOf(value)
  if (typeof id !== 'string' || (kind !== 'note' && kind !== 'source' && kind !== 'highlight')) return null
  return {
    id,
    kind,
    ...(typeof rev === 'string' && { rev }),
    ...(tags !== undefined && { tags: textsIn(tags) }),
    ...(typeof sum === 'string' && { sum }),
  }
}
