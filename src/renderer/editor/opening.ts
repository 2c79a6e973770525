import { $isLinkNode } from '@lexical/link'
import {
  $createNodeSelection,
  $findMatchingParent,
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  $setSelection,
  COMMAND_PRIORITY_HIGH,
  isHTMLElement,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  registerEventListeners,
} from 'lexical'
import { newId } from '#lib/id.ts'
import { type Place, type Where, whereOf } from '#lib/place.ts'
import { $isEmbedNode } from './embed/EmbedNode.ts'
import type { Embed } from './embed/embed.ts'
import { $isSourceQuoteNode } from './quote/SourceQuoteNode.ts'
import { type Surroundings, surroundingsOf } from './surroundings.ts'
import { $isTagNode } from './tag/TagNode.ts'
import { webAddress } from './webLink/address.ts'
import { findTarget } from './wikiLink/resolve.ts'
import { $isWikiLinkNode, type WikiLinkNode } from './wikiLink/WikiLinkNode.ts'
import type { WikiLink } from './wikiLink/wikiLink.ts'

const partIn = ({ part }: WikiLink) => part && { part: part.id }

/** A link to a note that is not there yet finds the one made since under that title, or makes it. */
function $openWikiLink(
  around: Surroundings,
  node: WikiLinkNode,
  where: Where,
  onError: (error: unknown) => void,
): void {
  const link = node.getLink()
  const heads = around.heads()
  if (link.targetKind === 'source' || heads.notes.has(link.target)) {
    if (link.targetKind === 'note') around.open({ kind: 'note', id: link.target, ...partIn(link) }, where)
    else if (link.target) around.open({ kind: 'source', id: link.target }, where)
    return
  }
  const known = findTarget(heads, link.label)
  if (known) {
    node.setLink({ ...link, target: known.id, targetKind: known.kind })
    around.open({ kind: known.kind, id: known.id }, where)
  } else {
    const { label: title } = link
    const id = link.target || newId()
    if (!link.target) node.setLink({ ...link, target: id })
    around.createNote({ id, title }).then(() => around.open({ kind: 'note', id }, where), onError)
  }
}

function openEmbed(
  around: Surroundings,
  { target: id, label: title, part }: Embed,
  where: Where,
  onError: (error: unknown) => void,
): void {
  const place: Place = { kind: 'note', id, ...(part && { part: part.id }) }
  if (around.heads().notes.has(id)) around.open(place, where)
  else if (id) around.createNote({ id, title }).then(() => around.open({ kind: 'note', id }, where), onError)
}

/** Opens what a node stands for; false where it stands for nothing but itself. */
function $openNode(editor: LexicalEditor, node: LexicalNode | null, where: Where): boolean {
  const around = surroundingsOf(editor)
  const link = node && $findMatchingParent(node, $isLinkNode)
  if ($isWikiLinkNode(node)) {
    $openWikiLink(around, node, where, error => editor._onError(error as Error))
  } else if ($isEmbedNode(node)) {
    openEmbed(around, node.getEmbed(), where, error => editor._onError(error as Error))
  } else if ($isTagNode(node)) {
    around.open({ kind: 'tag', query: { all: [node.getTag()], any: [], none: [] } }, where)
  } else if ($isSourceQuoteNode(node)) {
    const { source, highlight } = node.getQuote()
    // Beside: the note stays in view with the passage it quotes.
    if (source) around.open({ kind: 'source', id: source, highlight }, 'beside')
  } else if (link) {
    const address = webAddress(link.getURL())
    if (address) around.openOutside(address)
  } else return false
  return true
}

/** The node under the pointer that a click opens: a link, a tag, the source line of a quote. */
function $clicked(editor: LexicalEditor, target: HTMLElement): LexicalNode | null {
  const dom = target.closest<HTMLElement>(
    '[data-wiki-link], [data-tag], [data-quote-origin], [data-embed-open], a[href]',
  )
  if (!dom || !editor.getRootElement()?.contains(dom)) return null
  const { wikiLink, quoteOrigin, embedOpen } = dom.dataset
  const block = dom.closest<HTMLElement>('[data-quote], [data-embed]')
  const key = wikiLink ?? block?.dataset.quote ?? block?.dataset.embed
  if (key && (wikiLink || quoteOrigin !== undefined || embedOpen !== undefined)) return $getNodeByKey(key)
  return $getNearestNodeFromDOMNode(dom)
}

/** A click on a quote's words, or on an embed, chooses it: Enter leads to what it shows, Delete takes it out. */
function $selectBlock(target: Element): void {
  const { quote, embed } = target.closest<HTMLElement>('[data-quote], [data-embed]')?.dataset ?? {}
  const key = quote ?? embed
  if (!key || !$getNodeByKey(key)) return
  const selection = $createNodeSelection()
  selection.add(key)
  $setSelection(selection)
}

/** Shift alone selects up to the pointer. */
const selects = (event: MouseEvent) => event.shiftKey && whereOf(event) === 'here'

function onClick(editor: LexicalEditor, event: MouseEvent): void {
  const { target } = event
  if (!isHTMLElement(target) && !(target instanceof SVGElement)) return
  const element = isHTMLElement(target) ? target : target.parentElement
  // Nothing in a note may lead the window away from the app.
  if (element?.closest('a')) event.preventDefault()
  const isMiddle = event.type === 'auxclick' && event.button === 1
  if (!element || (event.type === 'auxclick' && !isMiddle) || selects(event)) return
  editor.update(() => {
    const selection = $getSelection()
    if ($isRangeSelection(selection) && !selection.isCollapsed()) return
    if (!$openNode(editor, $clicked(editor, element), whereOf(event))) $selectBlock(element)
  })
}

/** Enter opens what is selected as a whole; with Ctrl, Cmd or Alt elsewhere, and then also what the caret is in. */
function $onEnter(editor: LexicalEditor, event: KeyboardEvent | null): boolean {
  const selection = $getSelection()
  if (!event) return false
  let node: LexicalNode | null = null
  if ($isNodeSelection(selection)) {
    const nodes = selection.getNodes()
    node = nodes.length === 1 ? nodes[0]! : null
  } else if ($isRangeSelection(selection) && selection.isCollapsed() && whereOf(event) !== 'here') {
    node = selection.anchor.getNode()
  }
  if (!$openNode(editor, node, whereOf(event))) return false
  event.preventDefault()
  return true
}

/** Clicks and keys that open what a note links to. */
export function registerOpening(editor: LexicalEditor): () => void {
  const click = (event: MouseEvent) => onClick(editor, event)
  // A press on a link would put the browser's caret inside it, where nothing can be written: the caret stays.
  const mousedown = (event: MouseEvent) => {
    if (isHTMLElement(event.target) && event.target.closest('[data-wiki-link]') && !selects(event))
      event.preventDefault()
  }
  return mergeRegister(
    editor.registerRootListener(root =>
      root ? registerEventListeners(root, { click, auxclick: click, mousedown }) : undefined,
    ),
    editor.registerCommand(KEY_ENTER_COMMAND, event => $onEnter(editor, event), COMMAND_PRIORITY_HIGH),
  )
}
