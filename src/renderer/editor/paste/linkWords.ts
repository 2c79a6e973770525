import { $isCodeNode } from '@lexical/code'
import { $isLinkNode } from '@lexical/link'
import { $createTextNode, $isElementNode, $isTextNode, type LexicalNode, type TextNode } from 'lexical'
import type { Id } from '#data/rows.ts'
import { newId } from '#lib/id.ts'
import { normalTag, tagKey } from '#lib/tag.ts'
import { fold } from '#lib/words.ts'
import type { Surroundings } from '../surroundings.ts'
import { $createTagNode } from '../tag/TagNode.ts'
import { findTarget } from '../wikiLink/resolve.ts'
import { linkTo } from '../wikiLink/typedLink.ts'
import { $createWikiLinkNode } from '../wikiLink/WikiLinkNode.ts'

// An address is taken whole first, so that what follows a `#` in it is no tag.
const FOUND =
  /(?:[a-z][a-z\d+.-]{0,20}:\/\/|www\.)\S+|!?\[\[([^[\]|\n]{1,300})(?:\|([^[\]\n]{0,300}))?\]\]|(?<![\p{L}\p{M}\p{N}_#/&=?-])#([\p{L}\p{M}\p{N}_\-/\u200c\u200d]{1,100})/giu

const FILE = /\.(?!md$)[a-z\d]{2,5}$/i

/** Makes `[[links]]` and `#tags` of pasted words. */
class WordLinker {
  around: Surroundings
  /** Links of one paste to one title that is not there share an id, so that one note will answer all of them. */
  missing = new Map<string, Id>()
  tags: Set<string>

  constructor(around: Surroundings) {
    this.around = around
    this.tags = new Set(around.tagNames().map(({ tag }) => tagKey(tag)))
  }

  /** `![[map.png]]` embeds a file, which is not on the clipboard: it stays as it is written. */
  $linkOrFile(whole: string, written: string, shown: string | undefined): LexicalNode | null {
    return whole.startsWith('!') && FILE.test(written.trim()) ? null : this.$link(written, shown)
  }

  $link(written: string, shown: string | undefined): LexicalNode {
    // `[[Note#Heading]]` in Obsidian: the note is what can be linked to.
    const [name = ''] = written.split('#')
    const title = name.trim() || written.trim()
    const words = shown?.trim() || (title === written.trim() ? null : written.trim())
    const known = findTarget(this.around.heads(), title)
    if (known) return $createWikiLinkNode(linkTo(known, words))
    const key = fold(title)
    const target = this.missing.get(key) ?? newId()
    this.missing.set(key, target)
    return $createWikiLinkNode({ target, targetKind: 'note', label: title, shown: words })
  }

  /** Outside a notebook `#1` is rather a number than a tag. */
  $tag(written: string): LexicalNode | null {
    const tag = normalTag(written.replace(/[-_/]+$/, ''))
    return tag && (/\D/.test(tag) || this.tags.has(tagKey(tag))) ? $createTagNode(tag) : null
  }

  $inText(node: TextNode): LexicalNode[] {
    const text = node.getTextContent()
    const nodes: LexicalNode[] = []
    let from = 0
    const $upTo = (end: number) => {
      if (end > from) nodes.push($createTextNode(text.slice(from, end)).setFormat(node.getFormat()))
    }
    for (const match of text.matchAll(FOUND)) {
      const [whole, title, shown, tag] = match
      const made = title ? this.$linkOrFile(whole, title, shown) : tag ? this.$tag(tag) : null
      if (!made) continue
      $upTo(match.index)
      nodes.push(made)
      from = match.index + (title ? whole.length : made.getTextContentSize())
    }
    if (from === 0) return [node]
    $upTo(text.length)
    return nodes
  }

  $inNodes(nodes: LexicalNode[]): LexicalNode[] {
    return nodes.flatMap(node => {
      if ($isTextNode(node)) return node.isSimpleText() && !node.hasFormat('code') ? this.$inText(node) : [node]
      if ($isElementNode(node) && !$isCodeNode(node) && !$isLinkNode(node)) {
        const children = node.getChildren()
        const linked = this.$inNodes(children)
        if (linked.length !== children.length || linked.some((each, at) => each !== children[at])) {
          node.splice(0, children.length, linked)
        }
      }
      return [node]
    })
  }
}

/** Makes `[[links]]` and `#tags` in pasted nodes; returns them with the top level changed as well. */
export function $linkWords(nodes: LexicalNode[], around: Surroundings): LexicalNode[] {
  return new WordLinker(around).$inNodes(nodes)
}
