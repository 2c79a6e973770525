import type { Heads } from './heads.ts'

/**
 * What `select` finds in the heads, again after each commit. Renders only when the result differs; arrays and plain
 * objects are compared one level deep, so an inline `select` is fine.
 */
export function useHeads<T>(_select: (heads: Heads) => T): T {
  throw new Error('not written yet')
}
