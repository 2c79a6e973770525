import { type Json, type MarkdownNode, type Meanings, type Names, stringIn } from '../markdown/tree.ts'

/** Obsidian counts an image's width in pixels; here it is a part of the text's width, which is about this. */
const TEXT_WIDTH = 700
const FILE = /\.(png|jpe?g|gif|webp|avif)$/i
const SIZED = /(?:^|\|)\s*(\d{1,5})(?:x\d{1,5})?\s*$/

/** An image by the path of its file; null where that is not known. */
export function imageMarkdown(json: Json, names: Names): MarkdownNode | null {
  const url = names.imageAt?.(stringIn(json, 'file'))
  if (!url) return null
  const { width } = json
  const size = typeof width === 'number' ? `|${Math.round((width / 100) * TEXT_WIDTH)}` : ''
  const alt = `${stringIn(json, 'alt').replace(/\s+/g, ' ')}${size}`
  return { type: 'paragraph', children: [{ type: 'image', url, alt }] }
}

/** What an image is called and how wide it is: `The gate|300`, `300`, `The gate`. */
function described(written: string): { alt: string; width: number | null } {
  const size = SIZED.exec(written)
  if (!size) return { alt: written.trim(), width: null }
  const width = Math.round((Number(size[1]) / TEXT_WIDTH) * 100)
  return { alt: written.slice(0, size.index).trim(), width: Math.min(100, Math.max(10, width)) }
}

/** `![words|300](path)` or `![[file.png|300]]` as an image; null where it is something else or its file is not there. */
export function imageFrom(node: MarkdownNode, meanings: Meanings): Json | null {
  const isEmbed = node.type === 'wikiLink' && node.embed === true && FILE.test(node.name ?? '')
  if (!isEmbed && node.type !== 'image') return null
  const file = meanings.imageAt?.((isEmbed ? node.name : node.url) ?? '')
  if (!file) return null
  return { type: 'image', version: 1, file, ...described((isEmbed ? node.shown : node.alt) ?? '') }
}
