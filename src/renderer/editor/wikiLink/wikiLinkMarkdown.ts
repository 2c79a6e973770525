import { type Json, type MarkdownNode, type Meanings, type Names, stringIn } from '../markdown/tree.ts'
import { partFrom, partName } from '../part/partMarkdown.ts'
import type { TargetKind } from './wikiLink.ts'

/** Words as they can stand in `[[ ]]`. */
const inLink = (words: string) => words.replace(/[[\]|\r\n]+/g, ' ').trim()

/** A link by the name of its target's file; the words it shows stand behind a bar where they are others. */
export function wikiLinkMarkdown(json: Json, names: Names): MarkdownNode {
  const target = stringIn(json, 'target')
  const title = names.titleOf(target) ?? stringIn(json, 'label')
  const file = names.fileOf(target) ?? (inLink(title) || 'Untitled')
  const part = partName(json, target, names)
  const words = inLink(typeof json.shown === 'string' ? json.shown : part ? '' : title)
  return { type: 'wikiLink', name: file + part, shown: words === '' || words === file ? null : words }
}

type Target = { target: string; targetKind: TargetKind; title: string }

export const wikiLinkJson = ({ target, targetKind, title }: Target, shown: string | null): Json => ({
  type: 'wiki-link',
  version: 1,
  target,
  targetKind,
  label: title,
  shown: shown === null || shown === title || shown === '' ? null : shown,
})

/** A link from outside. A part of a note that nobody knows (`#heading`) is shown and told, not kept as a place. */
export function wikiLinkFrom(node: MarkdownNode, meanings: Meanings): Json {
  const written = node.name ?? ''
  const [name = '', ...parts] = written.split('#')
  if (node.embed) meanings.tell('embed', written)
  const target = meanings.linkTo(name.trim())
  const wanted = parts.at(-1)?.trim()
  const part = wanted && target.targetKind === 'note' ? partFrom(target.target, wanted, meanings) : null
  if (part) return { ...wikiLinkJson(target, node.shown ?? null), $: { toPart: part } }
  if (wanted) meanings.tell('part of a note', written)
  return wikiLinkJson(target, node.shown ?? (wanted ? written : null))
}
