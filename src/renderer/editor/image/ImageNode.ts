import {
  $applyNodeReplacement,
  DecoratorNode,
  type DOMExportOutput,
  type EditorConfig,
  type LexicalNode,
  nodeSchema,
  rawValue,
  stringValue,
  transformValue,
  withField,
} from 'lexical'
import type { Id } from '#data/rows.ts'
import { safeId } from '../safeId.ts'
import type { NoteImage } from './noteImage.ts'
import { createImageDom, paintImage } from './paintImage.ts'

/** Percent of the text's width, or null for the image's own, which is never wider than the text. */
const widthOf = (value: unknown): number | null =>
  typeof value === 'number' && value >= 10 && value <= 100 ? Math.round(value) : null

const schema = nodeSchema<ImageNode>()({
  file: withField(transformValue(stringValue(), safeId), { field: '__file' }),
  alt: withField(stringValue(), { field: '__alt' }),
  width: withField(transformValue(rawValue<number | null>(), widthOf), { field: '__width' }),
})

/** A picture in the note. Its bytes lie in the notebook; what shows them is set from outside (`showImages`). */
export class ImageNode extends DecoratorNode<null> {
  __file: Id = ''
  __alt = ''
  __width: number | null = null

  override $config() {
    return this.config('image', { extends: DecoratorNode, json: schema })
  }

  override afterCloneFrom(other: this): void {
    super.afterCloneFrom(other)
    this.__file = other.__file
    this.__alt = other.__alt
    this.__width = other.__width
  }

  getImage(): NoteImage {
    const { __file, __alt, __width } = this.getLatest()
    return { file: __file, alt: __alt, width: __width }
  }

  setImage(image: NoteImage): this {
    const self = this.getWritable()
    self.__file = image.file
    self.__alt = image.alt
    self.__width = widthOf(image.width)
    return self
  }

  override isInline(): false {
    return false
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const dom = createImageDom(config.theme.noteImage ?? {})
    dom.dataset.image = this.getKey()
    paintImage(dom, this.getImage())
    return dom
  }

  override updateDOM(_previous: this, dom: HTMLElement): boolean {
    paintImage(dom, this.getImage())
    return false
  }

  override exportDOM(): DOMExportOutput {
    const element = document.createElement('p')
    element.textContent = this.getTextContent()
    return { element }
  }

  override getTextContent(): string {
    return `[Image: ${this.getImage().alt || 'no description'}]`
  }

  override decorate(): null {
    return null
  }
}

export function $createImageNode(image: NoteImage): ImageNode {
  return $applyNodeReplacement(new ImageNode()).setImage(image)
}

export function $isImageNode(node: LexicalNode | null | undefined): node is ImageNode {
  return node instanceof ImageNode
}
