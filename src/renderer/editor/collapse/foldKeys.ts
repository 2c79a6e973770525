import { $isHeadingNode } from '@lexical/rich-text'
import {
  $addUpdateTag,
  $getSelection,
  $isDecoratorNode,
  $isElementNode,
  $isNodeSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  COPY_COMMAND,
  CUT_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  isDOMNode,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_LEFT_COMMAND,
  KEY_ARROW_RIGHT_COMMAND,
  KEY_ARROW_UP_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  PASTE_COMMAND,
  type PointType,
  type RangeSelection,
  REMOVE_TEXT_COMMAND,
  SKIP_DOM_SELECTION_TAG,
} from 'lexical'
import { announce } from '#ui/announce.ts'
import { $topBlockOf } from '../topBlock.ts'
import { type Folds, foldsOf } from './folds.ts'
import { $sectionOf } from './sections.ts'

type Side = 'before' | 'after'

const $beside = (node: LexicalNode, side: Side) =>
  side === 'before' ? node.getPreviousSibling() : node.getNextSibling()

/** Whether a point is at the very start, or the very end, of a block. */
function $isAtEdge(point: PointType, block: LexicalNode, side: Side): boolean {
  const node = point.getNode()
  const size = $isElementNode(node) ? node.getChildrenSize() : node.getTextContentSize()
  if (point.offset !== (side === 'before' ? 0 : size)) return false
  for (let at: LexicalNode | null = node; at && !at.is(block); at = at.getParent()) if ($beside(at, side)) return false
  return true
}

/** The hidden block that stands right before or after this one. */
function $hiddenBeside(block: LexicalNode, side: Side, folds: Folds): LexicalNode | null {
  const beside = $beside(block, side)
  return beside && folds.isHidden(beside.getKey()) ? beside : null
}

/** A hidden block that lies within what is selected. */
function $hiddenWithin(selection: RangeSelection, folds: Folds): LexicalNode | null {
  const [start, end] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus]
  const last = $topBlockOf(end.getNode())
  for (let block = $topBlockOf(start.getNode()); block; block = block.getNextSibling()) {
    if (folds.isHidden(block.getKey())) return block
    if (block.is(last)) break
  }
  // All of it, selected by the root itself.
  const node = start.getNode()
  if (node.getKey() !== 'root' || !$isElementNode(node)) return null
  return node.getChildren().find(child => folds.isHidden(child.getKey())) ?? null
}

/** What one does not see is never deleted: it is shown instead, and the next press deletes. */
function $guard(folds: Folds, side: Side | null): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return false
  let hidden: LexicalNode | null = null
  if (!selection.isCollapsed()) hidden = $hiddenWithin(selection, folds)
  else if (side) {
    const block = $topBlockOf(selection.anchor.getNode())
    if (block && $isAtEdge(selection.anchor, block, side)) hidden = $hiddenBeside(block, side, folds)
  }
  if (!hidden || !folds.show(hidden.getKey())) return false
  announce('There is folded text. It is shown now; nothing was deleted.')
  return true
}

/** What is written in a folded heading goes on under it, where it is to be seen. */
function $openHere(folds: Folds): void {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return
  const block = $topBlockOf(selection.anchor.getNode())
  if (block) folds.unfold(block.getKey())
}

/** The next block that is to be seen. */
function $nextShown(block: LexicalNode, side: Side, folds: Folds): LexicalNode | null {
  let next = $beside(block, side)
  while (next && folds.isHidden(next.getKey())) next = $beside(next, side)
  return next
}

/** Lexical looks for what stands beside the caret, and would choose an image that is folded away. */
function $step(folds: Folds, side: Side, isLine: boolean): boolean {
  const selection = $getSelection()
  const isChosen = $isNodeSelection(selection)
  if (!isChosen && !($isRangeSelection(selection) && selection.isCollapsed())) return false
  const node = selection.getNodes()[0]
  const block = node && $topBlockOf(node)
  if (!block || !$hiddenBeside(block, side, folds)) return false
  if ($isRangeSelection(selection) && !$isAtEdge(selection.anchor, block, side)) return false
  const next = $nextShown(block, side, folds)
  if (!next) return true
  if ($isDecoratorNode(next)) next.selectStart()
  else if (side === 'after' || (isLine && !$isHeadingNode(next))) next.selectStart()
  else next.selectEnd()
  return true
}

/** A folded heading that is selected as a whole is copied and cut with what lies under it. */
function $takeUnder(folds: Folds): void {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return
  const isBackward = selection.isBackward()
  const [start, end] = isBackward ? [selection.focus, selection.anchor] : [selection.anchor, selection.focus]
  const heading = $topBlockOf(end.getNode())
  if (!$isHeadingNode(heading) || !folds.isFolded(heading.getKey()) || !$isAtEdge(end, heading, 'after')) return
  const isWhole = !$topBlockOf(start.getNode())?.is(heading) || $isAtEdge(start, heading, 'before')
  const last = $sectionOf(heading).at(-1)
  if (!isWhole || !last) return
  if ($isElementNode(last)) {
    const point = last.getLastDescendant() ?? last
    const size = $isElementNode(point) ? point.getChildrenSize() : point.getTextContentSize()
    if ($isElementNode(point) || point.getType() === 'text')
      end.set(point.getKey(), size, $isElementNode(point) ? 'element' : 'text')
    else end.set(point.getParentOrThrow().getKey(), point.getIndexWithinParent() + 1, 'element')
  } else end.set('root', last.getIndexWithinParent() + 1, 'element')
  $addUpdateTag(SKIP_DOM_SELECTION_TAG)
}

/** What keys do beside and over text that is folded away. */
export function registerFoldKeys(editor: LexicalEditor): () => void {
  const folds = foldsOf(editor)
  if (!folds) return () => {}
  const on = <T>(command: LexicalCommand<T>, $run: (payload: T) => boolean) =>
    editor.registerCommand(
      command,
      payload => {
        if (!folds.any() || !$run(payload)) return false
        if (payload instanceof Event && isDOMNode(payload.target)) payload.preventDefault()
        return true
      },
      COMMAND_PRIORITY_HIGH,
    )
  const sideOf = (isBackward: boolean): Side => (isBackward ? 'before' : 'after')
  const arrow = (command: LexicalCommand<KeyboardEvent>, side: () => Side, isLine: boolean) =>
    on(command, event => !event.shiftKey && $step(folds, side(), isLine))
  const isRtl = () => {
    const node = $getSelection()?.getNodes()[0]
    const block = node && $topBlockOf(node)
    const dom = block && editor.getElementByKey(block.getKey())
    return dom ? getComputedStyle(dom).direction === 'rtl' : false
  }
  const write = <T>(command: LexicalCommand<T>) =>
    on(command, () => {
      if ($guard(folds, null)) return true
      $openHere(folds)
      return false
    })
  return mergeRegister(
    on(DELETE_CHARACTER_COMMAND, isBackward => $guard(folds, sideOf(isBackward))),
    on(DELETE_WORD_COMMAND, isBackward => $guard(folds, sideOf(isBackward))),
    on(DELETE_LINE_COMMAND, isBackward => $guard(folds, sideOf(isBackward))),
    on(REMOVE_TEXT_COMMAND, () => $guard(folds, null)),
    on(CONTROLLED_TEXT_INSERTION_COMMAND, () => $guard(folds, null)),
    write(INSERT_PARAGRAPH_COMMAND),
    on(INSERT_LINE_BREAK_COMMAND, () => $guard(folds, null)),
    write(PASTE_COMMAND),
    arrow(KEY_ARROW_RIGHT_COMMAND, () => (isRtl() ? 'before' : 'after'), false),
    arrow(KEY_ARROW_LEFT_COMMAND, () => (isRtl() ? 'after' : 'before'), false),
    arrow(KEY_ARROW_DOWN_COMMAND, () => 'after', true),
    arrow(KEY_ARROW_UP_COMMAND, () => 'before', true),
    on(COPY_COMMAND, () => {
      $takeUnder(folds)
      return false
    }),
    on(CUT_COMMAND, () => {
      $takeUnder(folds)
      return false
    }),
  )
}
