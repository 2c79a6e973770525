import { markdownTree } from '../convert.ts'
import { jsonIn, type MarkdownNode, type Names } from '../markdown/tree.ts'
import { wordsOf } from '../unknown/UnknownNode.ts'

const MARKS: Record<string, string> = { strong: '**', emphasis: '*', delete: '~~' }
const COMMENT = /^<!--[\s\S]*-->$/
/** What would begin something else at the start of a line, or be a mark, where it stands in words. */
const MARK = /([\\`*]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|~(?=~)|\[(?=\[)|\](?=\())/gu
const STARTS = /^( {0,3})(#{1,6}(?= |$)|[-+>](?= |$)|\d{1,9}(?=[.)] )|\|)/gm

const escaped = (words: string) => words.replace(MARK, '\\$1').replace(STARTS, '$1\\$2')

class Printer {
  isExact: boolean

  constructor(isExact: boolean) {
    this.isExact = isExact
  }

  blocks(nodes: readonly MarkdownNode[]): string {
    return nodes
      .map(node => this.block(node))
      .filter(words => words !== '')
      .join('\n\n')
  }

  block(node: MarkdownNode): string {
    const children = node.children ?? []
    switch (node.type) {
      case 'heading':
        return `${'#'.repeat(node.depth ?? 1)} ${this.inline(children)}`
      case 'blockquote':
        return this.quote(children)
      case 'code':
        return codeOf(node)
      case 'list':
        return this.list(node)
      case 'table':
        return this.table(children)
      case 'thematicBreak':
        return '---'
      case 'footnoteDefinition':
        return `[^${node.identifier}]: ${indented(this.blocks(children), 4)}`
      default:
        return this.inline(node.children ?? [node])
    }
  }

  quote(children: MarkdownNode[]): string {
    const [head, ...rest] = children
    const isCallout = head?.children?.[0]?.value?.startsWith('[!')
    const words = isCallout ? `${this.block(head!)}\n${this.blocks(rest)}` : this.blocks(children)
    return words.replace(/^/gm, '> ').replace(/^> $/gm, '>')
  }

  list(node: MarkdownNode): string {
    const start = node.start ?? 1
    const items = (node.children ?? []).map((item, at) => {
      const mark = node.ordered ? `${start + at}.` : '-'
      const box = typeof item.checked === 'boolean' ? `[${item.checked ? 'x' : ' '}] ` : ''
      const words = (item.children ?? []).map(child => this.block(child)).join('\n')
      return `${mark} ${box}${indented(words, mark.length + 1)}`
    })
    return items.join('\n')
  }

  table(rows: MarkdownNode[]): string {
    const cellOf = (cell: MarkdownNode) =>
      this.inline(cell.children ?? [])
        .replace(/\\?\|/g, '\\|')
        .replaceAll('\n', '<br>')
    const lines = rows.map(row => `| ${(row.children ?? []).map(cellOf).join(' | ')} |`)
    const [first] = rows
    return [lines[0], `|${' --- |'.repeat(first?.children?.length ?? 1)}`, ...lines.slice(1)].join('\n')
  }

  inline(nodes: readonly MarkdownNode[]): string {
    return nodes.map(node => this.part(node)).join('')
  }

  part(node: MarkdownNode): string {
    const { type, value = '', children = [] } = node
    if (type === 'text') return this.isExact ? escaped(value) : value
    if (type === 'html') return COMMENT.test(value) ? '' : value
    if (type === 'inlineCode') return inCode(value)
    if (type === 'wikiLink') return `${node.embed ? '!' : ''}[[${node.name}${node.shown ? `|${node.shown}` : ''}]]`
    if (type === 'tag') return `#${node.name}`
    if (type === 'footnoteReference') return `[^${node.identifier}]`
    if (type === 'image') return `![${node.alt ?? ''}](${node.url ?? ''})`
    const words = this.inline(children)
    if (type === 'link') return words === node.url || !words ? `<${node.url}>` : `[${words}](${node.url})`
    const mark = MARKS[type]
    return mark ? marked(words, mark) : value || words
  }
}

/** A mark stands beside a letter: spaces at the ends go outside. */
function marked(words: string, mark: string): string {
  const [, before = '', inside = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? []
  return inside ? `${before}${mark}${inside}${mark}${after}` : words
}

function inCode(value: string): string {
  const longest = Math.max(0, ...(value.match(/`+/g) ?? []).map(run => run.length))
  const fence = '`'.repeat(longest + 1)
  const space = value.startsWith('`') || value.endsWith('`') ? ' ' : ''
  return `${fence}${space}${value}${space}${fence}`
}

const indented = (words: string, by: number) => words.replace(/\n(?=.)/g, `\n${' '.repeat(by)}`)

/** What Markdown has nothing for is kept as JSON in an archive; a reader gets its words. */
function codeOf({ lang, value = '' }: MarkdownNode): string {
  if (lang === 'aide-memoire') return wordsOf(jsonIn(value))
  const longest = Math.max(2, ...(value.match(/^`+/gm) ?? []).map(run => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${lang ?? ''}\n${value}\n${fence}`
}

/** Blocks as Markdown to read and to paste. `isExact`: letters that would be taken for marks are escaped. */
export function copyMarkdown(blocks: readonly unknown[], names: Names, isExact: boolean): string {
  return new Printer(isExact).blocks(markdownTree(blocks, names).children ?? [])
}
