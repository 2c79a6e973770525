import {
  $applyNodeReplacement,
  DecoratorNode,
  type DOMExportOutput,
  type EditorConfig,
  enumValue,
  type LexicalEditor,
  type LexicalNode,
  nodeSchema,
  nullable,
  stringValue,
  transformValue,
  withField,
} from 'lexical'
import type { Id } from '#data/rows.ts'
import { $linkPart, $setLinkPart } from '../part/partState.ts'
import { safeId } from '../safeId.ts'
import { $surroundings, surroundingsOf } from '../surroundings.ts'
import { linkState, paintWikiLink } from './paintWikiLink.ts'
import type { TargetKind, WikiLink } from './wikiLink.ts'

const schema = nodeSchema<WikiLinkNode>()({
  target: withField(transformValue(stringValue(), safeId), { field: '__target' }),
  targetKind: withField(enumValue(['note', 'source']), { field: '__targetKind' }),
  label: withField(stringValue(), { field: '__label' }),
  shown: withField(nullable(stringValue(), { defaultAsNull: true }), { field: '__shown' }),
})

/** A link to a note or a source, by id. Not React: a note may hold hundreds, and a title changes without an update. */
export class WikiLinkNode extends DecoratorNode<null> {
  __target: Id = ''
  __targetKind: TargetKind = 'note'
  __label = ''
  __shown: string | null = null

  override $config() {
    return this.config('wiki-link', { extends: DecoratorNode, json: schema })
  }

  override afterCloneFrom(other: this): void {
    super.afterCloneFrom(other)
    this.__target = other.__target
    this.__targetKind = other.__targetKind
    this.__label = other.__label
    this.__shown = other.__shown
  }

  getLink(): WikiLink {
    const { __target, __targetKind, __label, __shown } = this.getLatest()
    const part = $linkPart(this)
    return { target: __target, targetKind: __targetKind, label: __label, shown: __shown, ...(part && { part }) }
  }

  setLink(link: WikiLink): this {
    const self = this.getWritable()
    self.__target = link.target
    self.__targetKind = link.targetKind
    self.__label = link.label
    self.__shown = link.shown
    $setLinkPart(self, link.part ?? null)
    return self
  }

  override createDOM(config: EditorConfig, editor: LexicalEditor): HTMLElement {
    const dom = document.createElement('span')
    dom.setAttribute('role', 'link')
    dom.dir = 'auto'
    dom.dataset.wikiLink = this.getKey()
    dom.className = config.theme.wikiLink ?? ''
    const around = surroundingsOf(editor)
    paintWikiLink(dom, this.getLink(), around.heads(), around.noteId)
    return dom
  }

  override updateDOM(_previous: this, dom: HTMLElement): boolean {
    const around = $surroundings()
    paintWikiLink(dom, this.getLink(), around.heads(), around.noteId)
    return false
  }

  override exportDOM(): DOMExportOutput {
    const element = document.createElement('span')
    element.textContent = this.getTextContent()
    return { element }
  }

  override getTextContent(): string {
    const around = $surroundings()
    return linkState(this.getLink(), around.heads(), around.noteId).words
  }

  override decorate(): null {
    return null
  }
}

export function $createWikiLinkNode(link: WikiLink): WikiLinkNode {
  return $applyNodeReplacement(new WikiLinkNode()).setLink(link)
}

export function $isWikiLinkNode(node: LexicalNode | null | undefined): node is WikiLinkNode {
  return node instanceof WikiLinkNode
}
