import {
  $getNodeByKey,
  $getSelection,
  $isNodeSelection,
  COMMAND_PRIORITY_CRITICAL,
  isHTMLElement,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
  registerEventListeners,
} from 'lexical'
import { $isWikiLinkNode } from '../wikiLink/WikiLinkNode.ts'
import type { WikiLink } from '../wikiLink/wikiLink.ts'

/** The link whose preview is wanted, and whether it was asked for by a key. */
export type Pointed = { key: NodeKey; link: WikiLink; byKey: boolean }

/** Long enough not to open while the pointer only passes. */
const REST_MS = 400
/** Time to go over into the preview. */
const LEAVE_MS = 250

function linkUnder(editor: LexicalEditor, target: EventTarget | null): HTMLElement | null {
  const dom = isHTMLElement(target) ? target.closest<HTMLElement>('[data-wiki-link]') : null
  // Those in a note that is shown in this one have keys of their own editor.
  return dom?.closest('[data-lexical-editor]') === editor.getRootElement() ? dom : null
}

function linkOf(editor: LexicalEditor, key: NodeKey): WikiLink | null {
  return editor.getEditorState().read(() => {
    const node = $getNodeByKey(key)
    return $isWikiLinkNode(node) ? node.getLink() : null
  })
}

/**
 * Tells which link the pointer rests on, or Shift and Enter were pressed on while it is chosen; null when it is over. `hold`
 * keeps the preview while the pointer is in it.
 */
export function followPointed(editor: LexicalEditor, tell: (pointed: Pointed | null) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let shown: Pointed | null = null
  let waiting: Pointed | null = null
  const stay = () => {
    clearTimeout(timer)
    waiting = null
  }
  const set = (next: Pointed | null) => {
    stay()
    if (next === shown) return
    shown = next
    tell(next)
  }
  const soon = (next: Pointed | null, ms: number) => {
    stay()
    waiting = next
    timer = setTimeout(() => set(next), ms)
  }
  const pointed = (key: NodeKey | undefined, byKey: boolean): Pointed | null => {
    const link = key ? linkOf(editor, key) : null
    return key && link ? { key, link, byKey } : null
  }
  const pointerover = (event: PointerEvent) => {
    const key = linkUnder(editor, event.target)?.dataset.wikiLink
    if (event.pointerType !== 'mouse' || event.buttons !== 0) return
    if (key && key === shown?.key) stay()
    else if (key) soon(pointed(key, false), REST_MS)
    else if (shown && !shown.byKey) soon(null, LEAVE_MS)
    else stay()
  }
  const leave = () => {
    // From the preview straight to another link: that one is told of first.
    if (!shown?.byKey && !waiting) soon(null, LEAVE_MS)
  }
  const stop = mergeRegister(
    editor.registerRootListener(root =>
      root
        ? registerEventListeners(root, { pointerover, pointerleave: leave, pointerdown: () => set(null) })
        : undefined,
    ),
    editor.registerUpdateListener(({ dirtyLeaves, editorState }) => {
      const isLeft = shown?.byKey && !$isNodeSelection(editorState._selection)
      if (dirtyLeaves.size > 0 || isLeft) set(null)
    }),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      event => {
        const selection = $getSelection()
        const nodes = $isNodeSelection(selection) ? selection.getNodes() : []
        if (!event?.shiftKey || nodes.length !== 1 || !$isWikiLinkNode(nodes[0])) return false
        event.preventDefault()
        const key = nodes[0].getKey()
        set(shown?.key === key ? null : pointed(key, true))
        return true
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    stay,
  )
  return { stop, hold: stay, leave, close: () => set(null) }
}
