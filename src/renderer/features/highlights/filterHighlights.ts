import type { Heads } from '#data/heads.ts'
import type { Highlight, HighlightColor } from '#data/rows.ts'
import { fold } from '#lib/words.ts'

/** Live highlights of live sources that hold every word asked for, in their words, comment, tags or source's title; newest first. */
export function filterHighlights(heads: Heads, query: string, color: HighlightColor | null): Highlight[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  const found: Highlight[] = []
  for (const highlight of heads.highlights.values()) {
    if (highlight.deletedAt !== null || (color && highlight.color !== color)) continue
    const source = heads.sources.get(highlight.sourceId)
    if (!source || source.deletedAt !== null) continue
    if (words.length) {
      const { anchor, comment, tags } = highlight
      const text = fold(`${anchor.exact} ${comment} ${tags.join(' ')} ${source.csl.title}`)
      if (!words.every(word => text.includes(word))) continue
    }
    found.push(highlight)
  }
  return found.sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1))
}
