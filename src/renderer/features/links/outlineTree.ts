import type { OutlineRow } from '#editor/outline/outline.ts'

export type TreeRow = OutlineRow & {
  /** From 0, by the headings it stands under: a level that was left out takes no room. */
  depth: number
  hasChildren: boolean
  isCollapsed: boolean
}

/** The rows as a tree, without those under a collapsed one. */
export function treeRows(rows: readonly OutlineRow[], collapsed: ReadonlySet<string>): TreeRow[] {
  const shown: TreeRow[] = []
  const above: OutlineRow[] = []
  rows.forEach((row, at) => {
    while (above.length > 0 && above.at(-1)!.level >= row.level) above.pop()
    const isHidden = above.some(({ key }) => collapsed.has(key))
    const hasChildren = (rows[at + 1]?.level ?? 0) > row.level
    if (!isHidden)
      shown.push({ ...row, depth: above.length, hasChildren, isCollapsed: hasChildren && collapsed.has(row.key) })
    above.push(row)
  })
  return shown
}

/** Where a section that is held would be let go: before which row, at which level, and how deep the line is drawn. */
export type Drop = { gap: number; before: string | null; level: number; depth: number }

/**
 * Its own level, as far as the place allows: no section may take in the ones that follow it, and none stands more than
 * one level under the row above. Null within the section itself.
 */
export function dropAt(rows: readonly TreeRow[], held: string, gap: number): Drop | null {
  const from = rows.findIndex(({ key }) => key === held)
  const row = rows[from]
  if (!row) return null
  let end = from + 1
  while (end < rows.length && rows[end]!.level > row.level) end++
  if (gap > from && gap < end) return null
  // At its own place the rows around it count, not its own.
  const next = gap === from ? rows[end] : rows[gap]
  const previous = gap === end ? rows[from - 1] : rows[gap - 1]
  const least = next?.level ?? 1
  const most = Math.max(least, (previous?.level ?? 0) + 1)
  const level = Math.min(Math.max(row.level, least), most)
  const depth =
    next && level === next.level ? next.depth : previous ? previous.depth + Math.sign(level - previous.level) : 0
  return { gap, before: rows[gap === from ? end : gap]?.key ?? null, level, depth: Math.max(0, depth) }
}
