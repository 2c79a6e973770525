import { $createParagraphNode, $isElementNode, $isRootOrShadowRoot, type LexicalNode, type TextNode } from 'lexical'
import { $cutOut } from '../typing/typed.ts'
import { $createEmbedNode, type EmbedNode } from './EmbedNode.ts'
import type { Embed } from './embed.ts'

/** The block that stands where other blocks can stand beside it. */
function $blockAround(node: LexicalNode): LexicalNode | null {
  let block: LexicalNode | null = node
  while (block && !$isRootOrShadowRoot(block.getParent())) block = block.getParent()
  return block
}

/** Puts an embed in the place of some characters: of their paragraph where they are all of it, else below that. */
export function $replaceByEmbed(node: TextNode, start: number, end: number, embed: Embed): EmbedNode {
  const made = $createEmbedNode(embed)
  const block = $blockAround(node)
  $cutOut(node, start, end).remove()
  const isAlone = $isElementNode(block) && block.getType() === 'paragraph' && block.getTextContent().trim() === ''
  if (isAlone) block.replace(made)
  else block?.insertAfter(made)
  const next = made.getNextSibling()
  const below = $isElementNode(next) && next.getType() === 'paragraph' ? next : $createParagraphNode()
  if (below !== next) made.insertAfter(below)
  below.selectStart()
  return made
}
