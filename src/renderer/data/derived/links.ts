import type { DerivedLink } from '../rows.ts'
import { type JsonNode, type Line, linkPartOf, textField } from './lines.ts'
import { sentencesOf } from './sentence.ts'

/** A link before anyone knows which block it stands in. */
export type FoundLink = Omit<DerivedLink, 'block'>

function targetOf(node: JsonNode): Pick<FoundLink, 'to' | 'kind' | 'highlight' | 'titled' | 'part' | 'embed'> | null {
  if (node.type === 'wiki-link' || node.type === 'embed') {
    const to = textField(node, 'target')
    if (to === '') return null
    const isTitled = typeof node.shown !== 'string'
    const part = linkPartOf(node)?.id
    const embed = node.type === 'embed'
    const kind = node.targetKind === 'source' ? 'source' : 'note'
    return { to, kind, ...(isTitled && { titled: true }), ...(part && { part }), ...(embed && { embed }) }
  }
  if (node.type === 'source-quote') {
    const to = textField(node, 'source')
    return to === '' ? null : { to, kind: 'quote', highlight: textField(node, 'highlight') }
  }
  return null
}

function linksInLine(line: Line): FoundLink[] {
  const targets = line.marks.map(mark => ({ mark, target: targetOf(mark.node) }))
  if (targets.every(({ target }) => target === null)) return []
  const sentenceAt = sentencesOf(line.text)
  return targets.flatMap(({ mark, target }) => (target ? [{ ...target, ...sentenceAt(mark.start, mark.end) }] : []))
}

/** Links to notes and sources, and quotes of highlights, each with the sentence around it. */
export function linksIn(lines: Line[]): FoundLink[] {
  return lines.flatMap(linksInLine)
}
