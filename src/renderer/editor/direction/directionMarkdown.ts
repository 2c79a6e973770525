import type { Json, MarkdownNode } from '../markdown/tree.ts'

const MARK = /^<!-- (ltr|rtl) -->$/

/** What was said of a block's direction, as a comment at its end that no reader shows. Markdown has no words for it. */
export function directionMark(block: Json): MarkdownNode[] {
  const said = block.direction === 'ltr' || block.direction === 'rtl' ? block.direction : null
  return said ? [{ type: 'html', value: `<!-- ${said} -->` }] : []
}

/** The words of a line without that comment, and what it said. */
export function withoutMark(children: readonly MarkdownNode[]): {
  words: MarkdownNode[]
  direction: 'ltr' | 'rtl' | null
} {
  const last = children.at(-1)
  const said = last?.type === 'html' ? MARK.exec(last.value ?? '')?.[1] : undefined
  if (said !== 'ltr' && said !== 'rtl') return { words: [...children], direction: null }
  return { words: children.slice(0, -1), direction: said }
}
