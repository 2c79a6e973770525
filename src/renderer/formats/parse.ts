import type { MarkdownNode } from '#editor/convert.ts'
import { decode } from './detect.ts'
import { markdownToHtml } from './markdown.ts'
import { MOST_LETTERS, type Plain, toPlain } from './plain.ts'
import { slim, strip } from './strip.ts'
import { readText, type TextRead } from './text.ts'

/** Work that may take long, and needs no document: done in a worker when it is large. */
export type Jobs = {
  page: { in: { bytes: Uint8Array; encoding: string }; out: PageText }
  text: { in: { bytes: Uint8Array; encoding: string }; out: TextRead & { damaged: boolean } }
  markdown: { in: { markdown: string }; out: { html: string } }
  /** Texts of notes, many at once. */
  trees: { in: { texts: string[] }; out: { trees: MarkdownNode[] } }
}

/** `html` where the page is small enough for a document; else its bare text, and its head for the metadata. */
export type PageText = { damaged: boolean } & (
  | { html: string; stripped: null }
  | { html: string; stripped: Plain & { cut: boolean; title: string } }
)

/** A document of this many letters is parsed and cleaned in about 100 ms. */
const DOCUMENT = 450_000
const HEAD = 300_000

export const parsers: { [K in keyof Jobs]: (job: Jobs[K]['in']) => Jobs[K]['out'] | Promise<Jobs[K]['out']> } = {
  page({ bytes, encoding }) {
    const { text, damaged } = decode(bytes, encoding)
    const light = slim(text)
    if (light.length <= DOCUMENT && !tooMany(light)) return { html: light, stripped: null, damaged }
    const { title, blocks } = strip(light, MOST_LETTERS * 1.2)
    return { html: light.slice(0, HEAD), stripped: { ...toPlain(blocks), title }, damaged }
  },
  text({ bytes, encoding }) {
    const { text, damaged } = decode(bytes, encoding)
    return { ...readText(text), damaged }
  },
  markdown: ({ markdown }) => ({ html: markdownToHtml(markdown) }),
  // Fetched when it is used: only an import needs this parser, and this file is part of the page.
  async trees({ texts }) {
    const { parseMarkdown } = await import('./markdownTree.ts')
    return { trees: texts.map(parseMarkdown) }
  },
}

/** More tags than a document should have: 20,000 elements take as long to clean as a million letters. */
function tooMany(html: string): boolean {
  let tags = 0
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) tags++
  return tags > 40_000
}
