import { tagMarkdown } from '../tag/tagMarkdown.ts'
import { unknownPart } from '../unknown/unknownMarkdown.ts'
import { wikiLinkMarkdown } from '../wikiLink/wikiLinkMarkdown.ts'
import { CODE, MARKS } from './marks.ts'
import { childrenOf, type Json, type MarkdownNode, type Names, stringIn } from './tree.ts'

type Run = { format: number; node: MarkdownNode }

const IN_TAG = /^[\p{L}\p{M}\p{N}_\-/\u200c\u200d]/u
const BEFORE_NO_TAG = /[\p{L}\p{M}\p{N}_#/&=?-]$/u
/** Keeps a tag and the letters beside it apart, unseen. */
const BORDER: MarkdownNode = { type: 'html', value: '<!---->' }

/** What stands in a line of a note, as Markdown. */
export function inlineTo(children: readonly Json[], names: Names): MarkdownNode[] {
  return nested(apart(joined(children.flatMap(child => runsOf(child, names)))), 0)
}

function runsOf(json: Json, names: Names): Run[] {
  const format = typeof json.format === 'number' ? json.format : 0
  switch (json.type) {
    case 'text':
    case 'tab':
    case 'code-highlight':
      return textRun(stringIn(json, 'text'), format)
    case 'linebreak':
      return [{ format: 0, node: { type: 'text', value: '\n' } }]
    case 'tag':
      return [{ format: format & ~CODE, node: tagMarkdown(json, names) }]
    case 'wiki-link':
      return [{ format: 0, node: wikiLinkMarkdown(json, names) }]
    case 'link':
    case 'autolink':
      return [{ format: 0, node: linkTo(json, names) }]
    case 'footnote':
      return [{ format: 0, node: names.footnote?.(json) ?? unknownPart(json) }]
    default:
      return [{ format: 0, node: unknownPart(json) }]
  }
}

function textRun(value: string, format: number): Run[] {
  if (value === '') return []
  const isCode = (format & CODE) !== 0
  return [{ format: format & ~CODE, node: { type: isCode ? 'inlineCode' : 'text', value } }]
}

function linkTo(json: Json, names: Names): MarkdownNode {
  return {
    type: 'link',
    url: stringIn(json, 'url'),
    children: inlineTo(childrenOf(json), { ...names, footnote: undefined }),
  }
}

/** Neighbours of one format become one text, so that what is escaped sees what stands beside it. */
function joined(runs: Run[]): Run[] {
  const result: Run[] = []
  for (const run of runs) {
    const last = result.at(-1)
    const joins = last?.node.type === run.node.type && last.format === run.format
    if (last && joins && (run.node.type === 'text' || run.node.type === 'inlineCode'))
      result[result.length - 1] = { ...last, node: { ...last.node, value: `${last.node.value}${run.node.value}` } }
    else result.push(run)
  }
  return result
}

function apart(runs: Run[]): Run[] {
  return runs.flatMap((run, i) => {
    if (run.node.type !== 'tag') return [run]
    const [before, after] = [runs[i - 1]?.node, runs[i + 1]?.node]
    const parts = [run]
    if (before?.type === 'tag' || BEFORE_NO_TAG.test(before?.value ?? ''))
      parts.unshift({ format: run.format, node: BORDER })
    if (IN_TAG.test(after?.value ?? '')) parts.push({ format: run.format, node: BORDER })
    return parts
  })
}

/** Runs that bear a mark side by side lie in one node for it. */
function nested(runs: Run[], depth: number): MarkdownNode[] {
  const mark = MARKS[depth]
  if (!mark) return runs.map(run => run.node)
  const result: MarkdownNode[] = []
  for (let at = 0; at < runs.length; ) {
    const isMarked = (run: Run | undefined) => run !== undefined && (run.format & mark.bit) !== 0
    const wanted = isMarked(runs[at])
    let end = at
    while (end < runs.length && isMarked(runs[end]) === wanted) end++
    const inside = nested(runs.slice(at, end), depth + 1)
    if (!wanted) result.push(...inside)
    else if (mark.node) result.push({ type: mark.node, children: inside })
    else result.push({ type: 'html', value: `<${mark.html}>` }, ...inside, { type: 'html', value: `</${mark.html}>` })
    at = end
  }
  return result
}
