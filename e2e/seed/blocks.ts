/** What a `[[Title]]` stands for. */
export type Target = { id: string; kind: 'note' | 'source' }

const BLOCK = { version: 1, direction: null, format: '', indent: 0 }
const TEXT = { version: 1, format: 0, detail: 0, style: '' }

/**
 * The blocks of a note written as text: a line is a paragraph, `# ` to `### ` a heading, `> ` a block quote, empty
 * lines count for nothing. `[[Title]]` and `[[Title|shown]]` become links, `#tag` a tag, `#[with spaces]` one with
 * spaces. Throws where a title is not known.
 */
export function blocksOf(text: string, find: (title: string) => Target | undefined): unknown[] {
  const lines = text.split('\n').filter(line => line.trim() !== '')
  return lines.map(line => {
    const [, mark = '', words = ''] = /^(#{1,3} |> )?(.*)$/.exec(line) ?? []
    const children = inlines(words, find)
    if (mark.startsWith('#')) return { ...BLOCK, type: 'heading', tag: `h${mark.trim().length}`, children }
    if (mark) return { ...BLOCK, type: 'quote', children }
    return paragraph(children)
  })
}

/** A paragraph of tags, as a researcher leaves them at the end of a note. */
export function tagBlock(tags: string[]): unknown {
  return paragraph(tags.flatMap((tag, at) => (at ? [plain(' '), tagNode(tag)] : [tagNode(tag)])))
}

function inlines(line: string, find: (title: string) => Target | undefined): unknown[] {
  const nodes: unknown[] = []
  let done = 0
  for (const match of line.matchAll(/\[\[([^\]|]+)(?:\|([^\]]+))?\]\]|(?<!\S)#(?:\[([^\]]+)\]|([^\s#,.;:!?]+))/gu)) {
    if (match.index > done) nodes.push(plain(line.slice(done, match.index)))
    const [whole, title, shown, spaced, tag] = match
    nodes.push(title ? link(title, shown ?? null, find(title)) : tagNode(spaced ?? tag ?? ''))
    done = match.index + whole.length
  }
  if (done < line.length) nodes.push(plain(line.slice(done)))
  return nodes
}

function link(title: string, shown: string | null, target: Target | undefined) {
  if (!target) throw new Error(`[[${title}]] is neither a note nor a source of this world`)
  return { type: 'wiki-link', version: 1, target: target.id, targetKind: target.kind, label: title, shown }
}

const paragraph = (children: unknown[]) => ({ ...BLOCK, type: 'paragraph', textFormat: 0, textStyle: '', children })
const plain = (text: string) => ({ ...TEXT, type: 'text', mode: 'normal', text })
const tagNode = (tag: string) => ({ ...TEXT, type: 'tag', mode: 'token', text: `#${tag}` })
