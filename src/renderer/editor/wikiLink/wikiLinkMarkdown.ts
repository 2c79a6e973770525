import { type Json, type MarkdownNode, type Meanings, type Names, stringIn } from '../markdown/tree.ts'
import type { TargetKind } from './wikiLink.ts'

/** Words as they can stand in `[[ ]]`. */
const inLink = (words: string) => words.replace(/[[\]|\r\n]+/g, ' ').trim()

/** A link by the name of its target's file; the words it shows stand behind a bar where they are others. */
export function wikiLinkMarkdown(json: Json, names: Names): MarkdownNode {
  const target = stringIn(json, 'target')
  const title = names.titleOf(target) ?? stringIn(json, 'label')
  const name = names.fileOf(target) ?? (inLink(title) || 'Untitled')
  const words = inLink(typeof json.shown === 'string' ? json.shown : title)
  return { type: 'wikiLink', name, shown: words === '' || words === name ? null : words }
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

/** A link from outside. What it names within a note (`#heading`, `#^block`) is shown and told, not kept as a place. */
export function wikiLinkFrom(node: MarkdownNode, meanings: Meanings): Json {
  const written = node.name ?? ''
  const [name = '', ...part] = written.split('#')
  if (node.embed) meanings.tell('embed', written)
  if (part.length > 0) meanings.tell('part of a note', written)
  const shown = node.shown ?? (part.length > 0 ? written : null)
  return wikiLinkJson(meanings.linkTo(name.trim()), shown)
}
