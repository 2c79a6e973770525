import {
  $applyNodeReplacement,
  DecoratorNode,
  type DOMExportOutput,
  type EditorConfig,
  type LexicalNode,
  nodeSchema,
  rawValue,
  transformValue,
  withField,
} from 'lexical'
import { wordsOf } from '../unknown/UnknownNode.ts'

const blocksIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** The words of one block of a footnote, in one line. */
function lineOf(block: unknown): string {
  const { children } = (block ?? {}) as { children?: unknown }
  const words = Array.isArray(children) ? children.map(child => wordsOf(child)).join('') : wordsOf(block)
  return words.replace(/\s+/g, ' ').trim()
}

const schema = nodeSchema<FootnoteNode>()({
  content: withField(transformValue(rawValue<unknown[]>(), blocksIn), { field: '__content' }),
})

/** A footnote: its text, as stored blocks, stands where its number is. The number is painted, never stored. */
export class FootnoteNode extends DecoratorNode<null> {
  __content: unknown[] = []

  override $config() {
    return this.config('footnote', { extends: DecoratorNode, json: schema })
  }

  override afterCloneFrom(other: this): void {
    super.afterCloneFrom(other)
    this.__content = other.__content
  }

  getContent(): unknown[] {
    return this.getLatest().__content
  }

  setContent(content: unknown[]): this {
    const self = this.getWritable()
    self.__content = content
    return self
  }

  getWords(): string {
    return this.getContent().map(lineOf).filter(Boolean).join('\n')
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const dom = document.createElement('sup')
    dom.className = config.theme.footnote ?? ''
    dom.dataset.footnote = this.getKey()
    dom.setAttribute('role', 'doc-noteref')
    dom.title = this.getWords()
    return dom
  }

  override updateDOM(_previous: this, dom: HTMLElement): boolean {
    dom.title = this.getWords()
    return false
  }

  override exportDOM(): DOMExportOutput {
    const element = document.createElement('span')
    element.textContent = this.getTextContent()
    return { element }
  }

  /** As Markdown writes a footnote within the line. */
  override getTextContent(): string {
    return `^[${this.getWords().replace(/\s+/g, ' ')}]`
  }

  override decorate(): null {
    return null
  }
}

export function $createFootnoteNode(content: unknown[] = []): FootnoteNode {
  return $applyNodeReplacement(new FootnoteNode()).setContent(content)
}

export function $isFootnoteNode(node: LexicalNode | null | undefined): node is FootnoteNode {
  return node instanceof FootnoteNode
}
