import type { Id } from '../rows.ts'
import type { Kind } from './query.ts'
import type { Snippet } from './snippet.ts'

export type { Kind } from './query.ts'

export type Hit = {
  id: Id
  kind: Kind
  score: number
  /** Empty where it has none; a highlight has none. */
  title: string
  titleLit: [number, number][]
  snippet: Snippet
  changedAt: number
}

export type Found = {
  hits: Hit[]
  /** How many there are of the kinds asked for, and of each kind. */
  total: number
  counts: Record<Kind, number>
  ms: number
  /** Near spellings that stood in for words that are nowhere. */
  near: { word: string; taken: string[] }[]
}

/** `indexing`: the answers are not yet whole. `version` counts up whenever another answer is possible. */
export type SearchState = {
  phase: 'starting' | 'indexing' | 'ready' | 'failed'
  done: number
  total: number
  version: number
  /** A sentence for the user, where it failed. */
  reason: string | null
}

export type SearchOptions = { limit: number; kinds?: readonly Kind[] }

export type ToWorker =
  | { type: 'search'; call: number; query: string; options: SearchOptions }
  | { type: 'passages'; call: number; query: string; id: Id }
  | { type: 'drop'; call: number }
  | { type: 'changed' }

export type FromWorker =
  | { type: 'found'; call: number; found: Found }
  | { type: 'passages'; call: number; passages: Snippet[] }
  | { type: 'refused'; call: number; reason: string }
  | { type: 'state'; state: SearchState }
