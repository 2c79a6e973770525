import type { Json, MarkdownNode, Meanings, Names } from '../markdown/tree.ts'
import { partFrom } from '../part/partMarkdown.ts'
import { wikiLinkMarkdown } from '../wikiLink/wikiLinkMarkdown.ts'

/** A name that Obsidian takes for a file which is no note. */
const FILE = /\.(?!md$)[a-z\d]{2,5}$/i

/** `![[Title#Heading]]` alone in its paragraph; null where the title would be taken for a picture's. */
export function embedMarkdown(json: Json, names: Names): MarkdownNode | null {
  const { name = '' } = wikiLinkMarkdown({ ...json, shown: null }, names)
  if (FILE.test(name)) return null
  return { type: 'paragraph', children: [{ type: 'wikiLink', name, shown: null, embed: true }] }
}

/** A paragraph that is nothing but `![[ ]]` as an embed; null where it is something else. */
export function embedFrom({ children = [] }: MarkdownNode, meanings: Meanings): Json | null {
  const [node] = children
  if (children.length !== 1 || node?.type !== 'wikiLink' || !node.embed || FILE.test(node.name ?? '')) return null
  const [name = '', ...parts] = (node.name ?? '').split('#')
  const { target, targetKind, title } = meanings.linkTo(name.trim())
  if (targetKind !== 'note') return null
  const written = parts.at(-1)?.trim()
  const part = written ? partFrom(target, written, meanings) : null
  if (written && !part) meanings.tell('part of a note', node.name ?? '')
  return { type: 'embed', version: 1, target, label: title, ...(part && { $: { toPart: part } }) }
}
