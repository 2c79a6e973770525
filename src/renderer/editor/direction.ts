import { $isCodeNode } from '@lexical/code'
import { $isListItemNode, $isListNode } from '@lexical/list'
import { $isTableCellNode, $isTableNode, $isTableRowNode } from '@lexical/table'
import {
  $getNodeByKey,
  $getRoot,
  $isElementNode,
  $isTextNode,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
} from 'lexical'
import { directionOf } from '#lib/words.ts'
import { $isCalloutNode } from './callout/CalloutNode.ts'
import { isWholeState } from './reader.ts'
import { $isUnknownNode } from './unknown/UnknownNode.ts'
import { $isWikiLinkNode } from './wikiLink/WikiLinkNode.ts'

/** The direction of the first strong letter in a block, read no further than to it. */
function $directionOf(node: LexicalNode): 'ltr' | 'rtl' | null {
  if ($isTextNode(node) || $isUnknownNode(node)) return directionOf(node.getTextContent())
  if ($isWikiLinkNode(node)) return directionOf(node.getTextContent())
  if (!$isElementNode(node)) return null
  for (let child = node.getFirstChild(); child !== null; child = child.getNextSibling()) {
    const direction = $directionOf(child)
    if (direction) return direction
  }
  return null
}

/** Whether a block has its type set by its first letter. Inline elements and the root follow what they are in. */
function hasOwnDirection(node: LexicalNode): node is ElementNode {
  return $isElementNode(node) && !node.isInline() && node.getKey() !== 'root'
}

/** What holds blocks that say for themselves what they are set in. */
const $holdsBlocks = (node: LexicalNode) =>
  $isTableNode(node) || $isTableRowNode(node) || $isTableCellNode(node) || $isCalloutNode(node)

function setDir(dom: HTMLElement, direction: string | null): void {
  if (direction === null) dom.removeAttribute('dir')
  else if (dom.dir !== direction) dom.dir = direction
}

/** `dir="auto"` looks past blocks that have a `dir` themselves: a table's first letter says how its columns run. */
function $setDirection(dom: HTMLElement, node: ElementNode): void {
  const isWhole = $isTableNode(node) || $isCalloutNode(node)
  setDir(dom, isWhole ? ($directionOf(node) ?? 'ltr') : null)
}

/**
 * `dir="auto"` follows each keystroke by itself (the browser's own first-strong rule); what it does not do is to choose
 * the face, so a block that begins in Arabic script gets `lang="ur"`, by which the styles set Nastaliq.
 */
function $mark(editor: LexicalEditor, node: ElementNode): void {
  const dom = editor.getElementByKey(node.getKey())
  if (!dom) return
  if ($isCodeNode(node)) {
    if (dom.dir !== 'ltr') dom.dir = 'ltr'
    return
  }
  if ($holdsBlocks(node)) {
    $setDirection(dom, node)
    return
  }
  // The items of a list say for themselves what they are set in.
  if ($isListNode(node)) {
    // Its items are checkboxes to a screen reader, which a list may not hold.
    if (node.getListType() === 'check') dom.setAttribute('role', 'group')
    else dom.removeAttribute('role')
    return
  }
  // Lexical gives `dir` to top-level blocks only; the items of one list may be in two languages.
  if ($isListItemNode(node) && dom.dir !== 'auto') dom.dir = 'auto'
  const direction = $directionOf(node)
  // A number or nothing in a cell stands as its table does.
  if ($isTableCellNode(node.getParent())) setDir(dom, direction && 'auto')
  const isUrdu = direction === 'rtl'
  if (isUrdu === (dom.lang === 'ur')) return
  if (isUrdu) dom.lang = 'ur'
  else dom.removeAttribute('lang')
}

function $markAll(editor: LexicalEditor, parent: ElementNode): void {
  for (let node = parent.getFirstChild(); node !== null; node = node.getNextSibling()) {
    if (!hasOwnDirection(node)) continue
    $mark(editor, node)
    if ($isListNode(node) || $isListItemNode(node) || $holdsBlocks(node)) $markAll(editor, node)
  }
}

/** Keeps the language of each block right, looking only at blocks that change. */
export function registerDirection(editor: LexicalEditor): () => void {
  const markAll = () => editor.getEditorState().read(() => $markAll(editor, $getRoot()), { editor })
  return mergeRegister(
    editor.registerRootListener(root => {
      // The listener runs before the blocks are drawn when the root is new.
      if (root) queueMicrotask(markAll)
    }),
    editor.registerUpdateListener(update => {
      if (isWholeState(update)) return markAll()
      update.editorState.read(
        () => {
          for (const [key, isChangedItself] of update.dirtyElements) {
            const node = $getNodeByKey(key)
            if (!node || !hasOwnDirection(node)) continue
            $mark(editor, node)
            // A list that becomes another kind of list is drawn anew with all its items, a cell that becomes a header too.
            if (isChangedItself && ($isListNode(node) || $holdsBlocks(node))) $markAll(editor, node)
          }
        },
        { editor },
      )
    }),
  )
}
