import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'

/** The keys of a note's or clipping's front matter that say something of a source. Strings as written, or empty. */
export type FrontMatter = {
  title: string
  author: string[]
  date: string
  url: string
  publisher: string
  lang: string
  tags: string[]
}

const EMPTY: FrontMatter = { title: '', author: [], date: '', url: '', publisher: '', lang: '', tags: [] }

/** Splits Markdown into its front matter and the rest. Simple keys and lists only, no YAML: a stranger wrote it. */
export function splitFrontMatter(markdown: string): { front: FrontMatter; body: string } {
  const match = /^---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(markdown)
  if (!match) return { front: EMPTY, body: markdown }
  const fields = fieldsIn(match[1]!)
  const one = (...keys: string[]): string => keys.map(key => fields.get(key)?.[0]).find(Boolean) ?? ''
  const many = (...keys: string[]): string[] => keys.map(key => fields.get(key)).find(Boolean) ?? []
  return {
    front: {
      title: one('title'),
      author: many('author', 'authors', 'creator', 'by'),
      date: one('date', 'published', 'issued', 'created', 'year'),
      url: one('url', 'source', 'link', 'address'),
      publisher: one('publisher', 'site', 'newspaper', 'publication'),
      lang: one('lang', 'language'),
      tags: many('tags', 'tag', 'keywords')
        .flatMap(tag => tag.split(/,\s*/))
        .map(tag => tag.replace(/^#/, '')),
    },
    body: markdown.slice(match[0].length),
  }
}

function fieldsIn(yaml: string): Map<string, string[]> {
  const fields = new Map<string, string[]>()
  let open = ''
  for (const line of yaml.split(/\r?\n/)) {
    const item = /^\s*-\s+(.*)$/.exec(line)
    const pair = /^([\w-]{1,40})\s*:\s*(.*)$/.exec(line)
    if (item && open) {
      fields.get(open)!.push(unquote(item[1]!))
    } else if (pair) {
      open = pair[1]!.toLowerCase()
      const value = pair[2]!.trim()
      const list = /^\[(.*)\]$/.exec(value)
      fields.set(
        open,
        (list ? list[1]!.split(',') : [value]).map(unquote).filter(v => v !== ''),
      )
    }
  }
  return fields
}

const unquote = (value: string): string =>
  value
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim()

/** HTML of a Markdown text, GitHub's kind. Untrusted: HTML written in it comes through and is for the sanitiser. */
export function markdownToHtml(markdown: string): string {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml({ clobberPrefix: '' })],
  })
  return html.replace(/<input type="checkbox"[^>]*?( checked="")?[^>]*>/g, (box: string) =>
    /checked/.test(box) ? '☑' : '☐',
  )
}
