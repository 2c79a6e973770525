import type { TagNode } from '#data/tags.ts'

export type TagRow = { tag: string; name: string; count: number; level: number; open: boolean | null }

/** The tree as the rows that are in view: what lies under an open branch follows it. */
export function tagRows(tree: TagNode[], isOpen: (tag: string) => boolean): TagRow[] {
  const rows: TagRow[] = []
  const add = (nodes: TagNode[], level: number) => {
    for (const { tag, name, count, children } of nodes) {
      const open = children.length > 0 ? isOpen(tag) : null
      rows.push({ tag, name, count, level, open })
      if (open) add(children, level + 1)
    }
  }
  add(tree, 0)
  return rows
}

/** The tags above a tag: "us/aid/f-16" lies under "us" and "us/aid". */
export function tagsAbove(tag: string): string[] {
  const segments = tag.split('/')
  return segments.slice(1).map((_, i) => segments.slice(0, i + 1).join('/'))
}

/** One more or one less of the same. */
export const toggled = (tags: ReadonlySet<string>, tag: string, on: boolean): ReadonlySet<string> => {
  const next = new Set(tags)
  if (on) next.add(tag)
  else next.delete(tag)
  return next
}
