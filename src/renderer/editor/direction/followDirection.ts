import { $isCodeNode } from '@lexical/code'
import { $isListItemNode, $isListNode } from '@lexical/list'
import { $isTableCellNode, $isTableNode, $isTableRowNode } from '@lexical/table'
import {
  $getNodeByKey,
  $getRoot,
  $isElementNode,
  $isRootOrShadowRoot,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
} from 'lexical'
import { settings } from '#data/settings.ts'
import { $isCalloutNode } from '../callout/CalloutNode.ts'
import { isWholeState } from '../reader.ts'
import {
  $directionAfter,
  $lettersOf,
  $nextBlock,
  $previousDirection,
  $wantedDirection,
  type Direction,
} from './direction.ts'

/** Whether a block has its type set by its first letter. Inline elements and the root follow what they are in. */
function hasOwnDirection(node: LexicalNode | null): node is ElementNode {
  return $isElementNode(node) && !node.isInline() && node.getKey() !== 'root'
}

/** What holds blocks that say for themselves what they are set in. */
const $holdsBlocks = (node: LexicalNode) =>
  $isTableNode(node) || $isTableRowNode(node) || $isTableCellNode(node) || $isCalloutNode(node)

/** Tells the direction of the nearest block above. */
type Above = (node: ElementNode) => Direction | null

function setDir(dom: HTMLElement, direction: string | null): void {
  if (direction === null) dom.removeAttribute('dir')
  else if (dom.dir !== direction) dom.dir = direction
}

/** `dir="auto"` looks past blocks that have a `dir` themselves: a table's first letter says how its columns run. */
function $setDirection(dom: HTMLElement, node: ElementNode, above: Above): void {
  const isWhole = $isTableNode(node) || $isCalloutNode(node)
  setDir(dom, isWhole ? ($wantedDirection(node) ?? above(node) ?? 'ltr') : null)
}

/** What the settings say of a block with nothing before it. What stands in a table or callout goes as that does. */
function $usualDirection(node: ElementNode): Direction | null {
  const { direction } = settings.get('writing')
  const top = node.getTopLevelElement()
  return direction === 'auto' || (top && $holdsBlocks(top)) ? null : direction
}

/**
 * `dir="auto"` follows each keystroke by itself (the browser's own first-strong rule); what it does not do is to choose
 * the face, so a block that begins in Arabic script gets `lang="ur"`, by which the styles set Nastaliq. A block without
 * a letter yet goes on as the one before it, or, being the first, as the settings say or what it stands in.
 */
function $markWords(dom: HTMLElement, node: ElementNode, above: Above): void {
  const letters = $lettersOf(node)
  const own = node.getDirection()
  const followed = own ?? (letters ? null : (above(node) ?? $usualDirection(node)))
  // Lexical reads the `dir` of an item to know on which side its box to check is pressed.
  const byLetters = letters === 'rtl' && $isListItemNode(node) ? letters : letters && 'auto'
  setDir(dom, followed ?? byLetters)
  const isUrdu = (letters ?? followed) === 'rtl'
  if (isUrdu === (dom.lang === 'ur')) return
  if (isUrdu) dom.lang = 'ur'
  else dom.removeAttribute('lang')
}

/** True where the block is set otherwise than before. */
function $mark(editor: LexicalEditor, node: ElementNode, above: Above = $previousDirection): boolean {
  const dom = editor.getElementByKey(node.getKey())
  if (!dom) return false
  const { dir, lang } = dom
  if ($isCodeNode(node)) setDir(dom, 'ltr')
  else if ($holdsBlocks(node)) $setDirection(dom, node, above)
  else if ($isListNode(node)) {
    // The items of a list say for themselves what they are set in. Those of a check list are checkboxes to a screen
    // reader, which a list may not hold.
    if (node.getListType() === 'check') dom.setAttribute('role', 'group')
    else dom.removeAttribute('role')
  } else $markWords(dom, node, above)
  return dom.dir !== dir || dom.lang !== lang
}

function $markAll(editor: LexicalEditor, parent: ElementNode): void {
  // Handed down from block to block: each looking up for itself would take long in a note of empty lines.
  let before: Direction | null = null
  const above: Above = $isRootOrShadowRoot(parent) ? () => before : $previousDirection
  for (let node = parent.getFirstChild(); node !== null; node = node.getNextSibling()) {
    if (!hasOwnDirection(node)) continue
    $mark(editor, node, above)
    before = $directionAfter(node) ?? before
    if ($isListNode(node) || $isListItemNode(node) || $holdsBlocks(node)) $markAll(editor, node)
  }
}

/** Blocks without a letter follow the one before them: told as far as it changes something. */
function $markFollowing(editor: LexicalEditor, changed: ElementNode): void {
  for (let next = $nextBlock(changed); next; next = $nextBlock(next)) {
    if (!hasOwnDirection(next) || $wantedDirection(next) !== null || !$mark(editor, next)) return
  }
}

/** Tells when the settings say otherwise of blocks without a letter. */
function onUsualDirection(changed: () => void): () => void {
  let last = settings.get('writing').direction
  return settings.subscribe(() => {
    const { direction } = settings.get('writing')
    if (direction === last) return
    last = direction
    changed()
  })
}

/** Keeps direction and language of each block right, looking only at blocks that change. */
export function registerDirection(editor: LexicalEditor): () => void {
  const markAll = () => editor.getEditorState().read(() => $markAll(editor, $getRoot()), { editor })
  return mergeRegister(
    onUsualDirection(markAll),
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
            if (!hasOwnDirection(node)) continue
            if ($mark(editor, node)) $markFollowing(editor, node)
            // A list that becomes another kind of list is drawn anew with all its items, a cell that becomes a header too.
            if (isChangedItself && ($isListNode(node) || $holdsBlocks(node))) $markAll(editor, node)
          }
        },
        { editor },
      )
    }),
  )
}
