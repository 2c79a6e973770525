import {
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  $getRoot,
  $isElementNode,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type NodeKey,
} from 'lexical'
import { GripVertical } from 'lucide-react'
import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react'
import { announce } from '#ui/announce.ts'
import { keysText } from '#ui/keys.ts'
import { scrollerOf } from '../scroller.ts'
import { shownBlocks } from '../shownBlocks.ts'
import styles from './BlockHandle.module.css'
import { $moveBlock } from './moveBlocks.ts'
import { blockAt, gapAt, lineOf, scrollNear } from './places.ts'

type Place = { key: NodeKey; left: number; top: number }

/** Pixels: how far the handle stands from the words, and its own size. */
const GUTTER = 24
/** What the triangle of a heading takes. */
const FOLD = 20
const SIZE = 24
const DRAGS_FROM = 4

const measureIn = (blocks: HTMLElement[]) => (index: number) => blocks[index]!.getBoundingClientRect()

/** The block beside the pointer, and where its handle goes: before its first line, on the side the line begins at. */
function placeAt(editor: LexicalEditor, root: HTMLElement, y: number): Place | null {
  const blocks = shownBlocks(root)
  if (blocks.length < 2) return null
  const block = blocks[blockAt(blocks.length, measureIn(blocks), y)]!
  const box = block.getBoundingClientRect()
  const key = editor.getEditorState().read(() => $getNearestNodeFromDOMNode(block)?.getKey(), { editor })
  if (!key || editor.getElementByKey(key) !== block || y < box.top - 8 || y > box.bottom + 8) return null
  const around = (root.parentElement ?? root).getBoundingClientRect()
  const text = root.getBoundingClientRect()
  const { direction, lineHeight, paddingTop } = getComputedStyle(block)
  const line = Math.min(Number.parseFloat(lineHeight) || SIZE, box.height)
  // Next to a heading stands the triangle that folds it: the handle stands beside that, where the margin has room.
  const out = /^H[1-6]$/.test(block.tagName) ? GUTTER + FOLD : GUTTER
  const left = direction === 'rtl' ? text.right + out - GUTTER + 4 : text.left - out
  const sheet = scrollerOf(root).getBoundingClientRect()
  if (left < sheet.left || left + SIZE > sheet.right) return null
  const top = box.top + Number.parseFloat(paddingTop) + (line - SIZE) / 2
  return { key, left: left - around.left, top: top - around.top }
}

/** Follows the pointer over the sheet. Only a block that is another one renders the handle again. */
function useHovered(editor: LexicalEditor, isHeld: boolean): Place | null {
  const [place, setPlace] = useState<Place | null>(null)
  useEffect(() => {
    const root = editor.getRootElement()
    if (!root || isHeld) return
    const sheet = scrollerOf(root)
    let frame = 0
    const look = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || event.buttons !== 0) return
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        const next = editor.isEditable() ? placeAt(editor, root, event.clientY) : null
        setPlace(was => (was?.key === next?.key && was?.top === next?.top && was?.left === next?.left ? was : next))
      })
    }
    const hide = () => {
      cancelAnimationFrame(frame)
      setPlace(null)
    }
    sheet.addEventListener('pointermove', look)
    sheet.addEventListener('pointerleave', hide)
    sheet.addEventListener('scroll', hide, { passive: true })
    root.addEventListener('keydown', hide)
    return () => {
      cancelAnimationFrame(frame)
      sheet.removeEventListener('pointermove', look)
      sheet.removeEventListener('pointerleave', hide)
      sheet.removeEventListener('scroll', hide)
      root.removeEventListener('keydown', hide)
    }
  }, [editor, isHeld])
  return place
}

/** Lets a block go before another one; a press without a move sets the caret in it, for the keys to move it. */
function letGo(editor: LexicalEditor, key: NodeKey, gap: number | null): void {
  const root = editor.getRootElement()
  const before = gap === null || !root ? undefined : shownBlocks(root)[gap]
  const index = before ? [...root!.children].indexOf(before) : (root?.children.length ?? 0)
  editor.update(
    () => {
      const block = $getNodeByKey(key)
      if (gap === null) {
        if ($isElementNode(block)) block.selectStart()
      } else if ($moveBlock(key, index)) {
        const place = (block?.getLatest().getIndexWithinParent() ?? 0) + 1
        announce(`Block moved to place ${place} of ${$getRoot().getChildrenSize()}`)
      }
    },
    { discrete: true, tag: HISTORY_PUSH_TAG },
  )
}

type Held = { key: NodeKey; fromY: number; y: number; gap: number | null; line: number }

/** Shown beside the block under the pointer; held, it moves the block. The keys do the same, for one block or several. */
export function BlockHandle({ editor }: { editor: LexicalEditor }) {
  const [held, setHeld] = useState<Held | null>(null)
  const hovered = useHovered(editor, held !== null)
  const button = useRef<HTMLButtonElement>(null)
  const key = held?.key

  // While it is held near an edge the sheet goes on scrolling, and the gap with it.
  useEffect(() => {
    const root = editor.getRootElement()
    const dom = key && editor.getElementByKey(key)
    if (!root || !dom) return
    const sheet = scrollerOf(root)
    dom.dataset.blockHeld = ''
    let frame = requestAnimationFrame(function follow() {
      setHeld(was => was && heldAt(root, sheet, was))
      frame = requestAnimationFrame(follow)
    })
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      setHeld(null)
    }
    window.addEventListener('keydown', cancel, { capture: true })
    return () => {
      cancelAnimationFrame(frame)
      delete dom.dataset.blockHeld
      window.removeEventListener('keydown', cancel, { capture: true })
    }
  }, [editor, key])

  if (!hovered) return null
  const take = (event: ReactPointerEvent) => {
    if (event.button !== 0) return
    event.preventDefault()
    button.current?.setPointerCapture(event.pointerId)
    setHeld({ key: hovered.key, fromY: event.clientY, y: event.clientY, gap: null, line: 0 })
  }
  const drop = () => {
    if (held) letGo(editor, held.key, held.gap)
    if (held && held.gap === null) editor.focus()
    setHeld(null)
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        // Not on the way of the Tab key: the commands move the block with the caret.
        tabIndex={-1}
        className={styles.handle}
        style={{ left: hovered.left, top: hovered.top }}
        aria-label="Move this block"
        title={`Drag to move, or ${keysText('Alt+Shift+ArrowUp')} and ${keysText('Alt+Shift+ArrowDown')}`}
        data-held={held ? '' : undefined}
        onPointerDown={take}
        onPointerMove={event => setHeld(was => was && { ...was, y: event.clientY })}
        onPointerUp={drop}
        onPointerCancel={() => setHeld(null)}
      >
        <GripVertical size={16} strokeWidth={1.75} aria-hidden />
      </button>
      {held && held.gap !== null && <div className={styles.line} style={{ top: held.line }} />}
    </>
  )
}

/** Where it would be let go now. Nothing until the pointer has really moved. */
function heldAt(root: HTMLElement, sheet: HTMLElement, held: Held): Held {
  if (held.gap === null && Math.abs(held.y - held.fromY) < DRAGS_FROM) return held
  sheet.scrollTop += scrollNear(held.y, sheet.getBoundingClientRect())
  const blocks = shownBlocks(root)
  const count = blocks.length
  const measure = measureIn(blocks)
  const gap = gapAt(count, measure, held.y)
  const line = lineOf(count, measure, gap) - (root.parentElement ?? root).getBoundingClientRect().top
  return gap === held.gap && line === held.line ? held : { ...held, gap, line }
}
