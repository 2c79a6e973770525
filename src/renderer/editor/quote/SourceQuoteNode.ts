import {
  $applyNodeReplacement,
  DecoratorNode,
  type DOMExportOutput,
  type EditorConfig,
  type LexicalEditor,
  type LexicalNode,
  nodeSchema,
  stringValue,
  transformValue,
  withField,
} from 'lexical'
import type { Id } from '#data/rows.ts'
import { safeId } from '../safeId.ts'
import { $surroundings, surroundingsOf } from '../surroundings.ts'
import { createQuoteDom, paintQuote } from './paintQuote.ts'
import { originOf } from './quoteState.ts'
import type { SourceQuote } from './sourceQuote.ts'

const schema = nodeSchema<SourceQuoteNode>()({
  highlight: withField(transformValue(stringValue(), safeId), { field: '__highlight' }),
  source: withField(transformValue(stringValue(), safeId), { field: '__source' }),
  words: withField(stringValue(), { field: '__words' }),
  locator: withField(stringValue(), { field: '__locator' }),
})

/** A highlight set into a note. The words are the source's: they can be deleted, never edited. */
export class SourceQuoteNode extends DecoratorNode<null> {
  __highlight: Id = ''
  __source: Id = ''
  __words = ''
  __locator = ''

  override $config() {
    return this.config('source-quote', { extends: DecoratorNode, json: schema })
  }

  override afterCloneFrom(other: this): void {
    super.afterCloneFrom(other)
    this.__highlight = other.__highlight
    this.__source = other.__source
    this.__words = other.__words
    this.__locator = other.__locator
  }

  getQuote(): SourceQuote {
    const { __highlight, __source, __words, __locator } = this.getLatest()
    return { highlight: __highlight, source: __source, words: __words, locator: __locator }
  }

  setQuote(quote: SourceQuote): this {
    const self = this.getWritable()
    self.__highlight = quote.highlight
    self.__source = quote.source
    self.__words = quote.words
    self.__locator = quote.locator
    return self
  }

  override isInline(): false {
    return false
  }

  override createDOM(config: EditorConfig, editor: LexicalEditor): HTMLElement {
    const dom = createQuoteDom(config.theme.quoteBlock ?? {})
    dom.dataset.quote = this.getKey()
    paintQuote(dom, this.getQuote(), surroundingsOf(editor).heads())
    return dom
  }

  override updateDOM(_previous: this, dom: HTMLElement): boolean {
    paintQuote(dom, this.getQuote(), $surroundings().heads())
    return false
  }

  override exportDOM(): DOMExportOutput {
    const element = document.createElement('blockquote')
    const words = document.createElement('p')
    words.textContent = this.getQuote().words
    const origin = document.createElement('p')
    origin.textContent = `— ${this.getOrigin()}`
    element.append(words, origin)
    return { element }
  }

  getOrigin(): string {
    return originOf(this.getQuote(), $surroundings().heads())
  }

  override getTextContent(): string {
    return `${this.getQuote().words}\n— ${this.getOrigin()}\n`
  }

  override decorate(): null {
    return null
  }
}

export function $createSourceQuoteNode(quote: SourceQuote): SourceQuoteNode {
  return $applyNodeReplacement(new SourceQuoteNode()).setQuote(quote)
}

export function $isSourceQuoteNode(node: LexicalNode | null | undefined): node is SourceQuoteNode {
  return node instanceof SourceQuoteNode
}
