export type ListMove = { at: number; count: number; page: number }

/** Where a key leads in a list, or null where it is not ours. `at` may be -1 before the first move. */
export function moveIn(key: string, { at, count, page }: ListMove): number | null {
  if (count === 0) return null
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, at + 1)
    case 'ArrowUp':
      return at < 0 ? last : Math.max(0, at - 1)
    case 'Home':
      return 0
    case 'End':
      return last
    case 'PageDown':
      return Math.min(last, Math.max(0, at) + page)
    case 'PageUp':
      return Math.max(0, at - page)
    default:
      return null
  }
}

/** The next item from `at` on whose words begin with what was typed, round and round; -1 where there is none. */
export function typeAhead(typed: string, at: number, count: number, textAt: (i: number) => string): number {
  const wanted = typed.toLocaleLowerCase()
  // A single letter again and again goes on to the next; more letters narrow down where one is.
  const first = typed.length > 1 ? Math.max(0, at) : at + 1
  for (let step = 0; step < count; step++) {
    const i = (first + step) % count
    if (textAt(i).toLocaleLowerCase().startsWith(wanted)) return i
  }
  return -1
}
