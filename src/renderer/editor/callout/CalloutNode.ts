import {
  $applyNodeReplacement,
  type DOMExportOutput,
  type EditorConfig,
  type ElementDOMSlot,
  ElementNode,
  enumValue,
  type LexicalNode,
  nodeSchema,
  withField,
} from 'lexical'
import { createCalloutDom, paintCallout } from './paintCallout.ts'
import type { Tone } from './tone.ts'

const schema = nodeSchema<CalloutNode>()({
  tone: withField(enumValue(['info', 'warning', 'danger']), { field: '__tone' }),
})

/** A remark set apart from the text, with blocks inside. */
export class CalloutNode extends ElementNode {
  __tone: Tone = 'info'

  override $config() {
    return this.config('callout', { extends: ElementNode, json: schema })
  }

  override afterCloneFrom(other: this): void {
    super.afterCloneFrom(other)
    this.__tone = other.__tone
  }

  getTone(): Tone {
    return this.getLatest().__tone
  }

  setTone(tone: Tone): this {
    const self = this.getWritable()
    self.__tone = tone
    return self
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const dom = createCalloutDom(config.theme.callout ?? {})
    dom.dataset.callout = this.getKey()
    paintCallout(dom, this.getTone())
    return dom
  }

  override updateDOM(_previous: this, dom: HTMLElement): boolean {
    paintCallout(dom, this.getTone())
    return false
  }

  override getDOMSlot(dom: HTMLElement): ElementDOMSlot<HTMLElement> {
    return super.getDOMSlot(dom).withElement(dom.lastElementChild as HTMLElement)
  }

  override exportDOM(): DOMExportOutput {
    return { element: document.createElement('blockquote') }
  }

  /** What is inside are blocks like those of the note: lists and headings can be made of them. */
  override isShadowRoot(): boolean {
    return true
  }

  override canBeEmpty(): boolean {
    return false
  }

  override canIndent(): boolean {
    return false
  }
}

export function $createCalloutNode(tone: Tone): CalloutNode {
  return $applyNodeReplacement(new CalloutNode()).setTone(tone)
}

export function $isCalloutNode(node: LexicalNode | null | undefined): node is CalloutNode {
  return node instanceof CalloutNode
}
