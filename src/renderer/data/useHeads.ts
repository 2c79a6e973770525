import { useRef, useSyncExternalStore } from 'react'
import type { Heads } from './headStore.ts'
import { heads } from './heads.ts'

/**
 * What `select` finds in the heads, again after each commit. Renders only when the result differs; arrays and plain
 * objects are compared one level deep, so an inline `select` is fine.
 */
export function useHeads<T>(select: (heads: Heads) => T): T {
  const last = useRef<{ heads: Heads; select: (heads: Heads) => T; found: T } | null>(null)
  return useSyncExternalStore(heads.subscribe, () => {
    const now = heads.get()
    if (last.current?.heads === now && last.current.select === select) return last.current.found
    const found = select(now)
    const kept = last.current && isSame(last.current.found, found) ? last.current.found : found
    last.current = { heads: now, select, found: kept }
    return kept
  })
}

/** Whether two results show the same: identical, or lists or plain objects of identical parts. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((part, i) => Object.is(part, b[i]))
  if (!isPlain(a) || !isPlain(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every(key => key in b && Object.is(a[key], b[key]))
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
