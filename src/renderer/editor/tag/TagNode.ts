import {
  $applyNodeReplacement,
  $createTextNode,
  type EditorConfig,
  type LexicalEditor,
  type LexicalNode,
  type SerializedPartial,
  type SerializedTextNode,
  TextNode,
} from 'lexical'
import { normalTag } from '#lib/tag.ts'

/** A tag in the text: one unit that is deleted as a whole and never mixes with the words beside it. */
export class TagNode extends TextNode {
  override $config() {
    return this.config('tag', { extends: TextNode })
  }

  /** A tag that cannot be one becomes the plain words it stands for. */
  static override importJSON(json: SerializedPartial<SerializedTextNode>): TextNode {
    const text = typeof json.text === 'string' ? json.text : ''
    const tag = text.startsWith('#') ? normalTag(text.slice(1)) : null
    if (!tag) return $createTextNode(text)
    return $createTagNode(tag).updateFromJSON({ ...json, text: `#${tag}`, mode: 'token' })
  }

  getTag(): string {
    return this.getLatest().__text.slice(1)
  }

  override createDOM(config: EditorConfig, editor?: LexicalEditor): HTMLElement {
    const dom = super.createDOM(config, editor)
    dom.className = config.theme.tag ?? ''
    dom.dataset.tag = this.getTag()
    dom.spellcheck = false
    return dom
  }

  override updateDOM(previous: this, dom: HTMLElement, config: EditorConfig): boolean {
    dom.dataset.tag = this.getTag()
    return super.updateDOM(previous, dom, config)
  }

  override canInsertTextBefore(): boolean {
    return false
  }

  override canInsertTextAfter(): boolean {
    return false
  }
}

/** `tag` in its normal form, without the `#`. */
export function $createTagNode(tag: string): TagNode {
  return $applyNodeReplacement(new TagNode(`#${tag}`)).setMode('token')
}

export function $isTagNode(node: LexicalNode | null | undefined): node is TagNode {
  return node instanceof TagNode
}
