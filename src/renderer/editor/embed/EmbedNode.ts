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
import { $linkPart, $setLinkPart } from '../part/partState.ts'
import { safeId } from '../safeId.ts'
import { $surroundings, surroundingsOf } from '../surroundings.ts'
import { linkState } from '../wikiLink/paintWikiLink.ts'
import type { Embed } from './embed.ts'
import { createEmbedDom, paintEmbed } from './paintEmbed.ts'

const schema = nodeSchema<EmbedNode>()({
  target: withField(transformValue(stringValue(), safeId), { field: '__target' }),
  label: withField(stringValue(), { field: '__label' }),
})

/** Another note, or a part of it, shown where it stands. What it shows is set from outside (`showEmbeds`). */
export class EmbedNode extends DecoratorNode<null> {
  __target: Id = ''
  __label = ''

  override $config() {
    return this.config('embed', { extends: DecoratorNode, json: schema })
  }

  override afterCloneFrom(other: this): void {
    super.afterCloneFrom(other)
    this.__target = other.__target
    this.__label = other.__label
  }

  getEmbed(): Embed {
    const { __target, __label } = this.getLatest()
    return { target: __target, label: __label, part: $linkPart(this) }
  }

  setEmbed({ target, label, part }: Embed): this {
    const self = this.getWritable()
    self.__target = target
    self.__label = label
    $setLinkPart(self, part)
    return self
  }

  override isInline(): false {
    return false
  }

  override createDOM(config: EditorConfig, editor: LexicalEditor): HTMLElement {
    const dom = createEmbedDom(config.theme.embed ?? {})
    dom.dataset.embed = this.getKey()
    paintEmbed(dom, this.getEmbed(), surroundingsOf(editor).heads())
    return dom
  }

  override updateDOM(_previous: this, dom: HTMLElement): boolean {
    paintEmbed(dom, this.getEmbed(), $surroundings().heads())
    return false
  }

  override exportDOM(): DOMExportOutput {
    const element = document.createElement('p')
    element.textContent = this.getTextContent()
    return { element }
  }

  override getTextContent(): string {
    const { target, label, part } = this.getEmbed()
    return linkState({ target, targetKind: 'note', label, shown: null, part }, $surroundings().heads()).words
  }

  override decorate(): null {
    return null
  }
}

export function $createEmbedNode(embed: Embed): EmbedNode {
  return $applyNodeReplacement(new EmbedNode()).setEmbed(embed)
}

export function $isEmbedNode(node: LexicalNode | null | undefined): node is EmbedNode {
  return node instanceof EmbedNode
}
