import {
  $applyNodeReplacement,
  DecoratorNode,
  type EditorConfig,
  type LexicalNode,
  nodeSchema,
  rawValue,
  withField,
} from 'lexical'

const schema = nodeSchema<UnknownNode>()({
  json: withField(rawValue<unknown>(), { field: '__json' }),
  inline: withField(rawValue<unknown>(), { field: '__inline' }),
})

/** The words in a node's JSON, whatever it is. */
export function wordsOf(json: unknown, depth = 0): string {
  if (typeof json !== 'object' || json === null || depth > 100) return ''
  const { text, words, label, children } = json as Record<string, unknown>
  const own = [text, words, label].find(value => typeof value === 'string' && value !== '')
  if (own) return String(own)
  return Array.isArray(children)
    ? children
        .map(child => wordsOf(child, depth + 1))
        .filter(Boolean)
        .join(' ')
    : ''
}

/** Keeps what a newer app or a damaged file holds: its JSON goes back unchanged, its words can be read. */
export class UnknownNode extends DecoratorNode<null> {
  __json: unknown = null
  __inline: unknown = false

  override $config() {
    return this.config('unknown', { extends: DecoratorNode, json: schema })
  }

  override afterCloneFrom(other: this): void {
    super.afterCloneFrom(other)
    this.__json = other.__json
    this.__inline = other.__inline
  }

  getJson(): unknown {
    return this.getLatest().__json
  }

  override isInline(): boolean {
    return this.__inline === true
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const dom = document.createElement(this.isInline() ? 'span' : 'div')
    dom.className = config.theme.unknown ?? ''
    dom.dir = 'auto'
    dom.title = 'Kept as it is: this version of the app cannot show it'
    dom.textContent = wordsOf(this.getJson()) || '…'
    return dom
  }

  override updateDOM(): boolean {
    return false
  }

  override getTextContent(): string {
    return wordsOf(this.getJson())
  }

  override decorate(): null {
    return null
  }
}

export function $createUnknownNode(json: unknown, inline: boolean): UnknownNode {
  const node = new UnknownNode()
  node.__json = json
  node.__inline = inline
  return $applyNodeReplacement(node)
}

export function $isUnknownNode(node: LexicalNode | null | undefined): node is UnknownNode {
  return node instanceof UnknownNode
}
