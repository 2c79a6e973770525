import type { HeadingNode } from '@lexical/rich-text'
import {
  $getNodeByKey,
  $getSelection,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type NodeKey,
  SKIP_DOM_SELECTION_TAG,
  type UpdateListenerPayload,
} from 'lexical'
import { announce } from '#ui/announce.ts'
import { $headings, $headingsAbove, $isSectionHeading, levelOf } from '../collapse/sections.ts'
import { isWholeState } from '../reader.ts'
import { scrollerOf } from '../scroller.ts'
import { $topBlockOf } from '../topBlock.ts'
import { $moveSection, $setLevel, $siblingsOf, $stepSection } from './moveSection.ts'

/** A heading of the open note. `key` is its own for as long as the note is open. */
export type OutlineRow = { key: string; level: number; text: string }

export type OutlineState = { rows: readonly OutlineRow[]; current: string | null }

/** The headings of the open note as they are written, followed only while somebody looks. */
export type Outline = {
  get: () => OutlineState
  subscribe: (changed: () => void) => () => void
  /** Which top-level block a heading is now; null where it is gone. */
  blockOf: (key: string) => number | null
  /** Moves a section before another heading, or to the end, and to a level; one step to undo. */
  move: (key: string, before: string | null, level: number) => boolean
  /** Changes places with the section before or after it under the same heading. */
  step: (key: string, by: 1 | -1) => boolean
  /** One level deeper or higher, with the headings under it. */
  shift: (key: string, by: 1 | -1) => boolean
}

const NONE: OutlineState = { rows: [], current: null }
const AFTER_TYPING = 120
/** Pixels under the upper edge of the sheet at which a heading counts as come to. */
const READ_AT = 96

const isSame = (a: readonly OutlineRow[], b: readonly OutlineRow[]) =>
  a.length === b.length &&
  a.every((row, at) => row.key === b[at]!.key && row.level === b[at]!.level && row.text === b[at]!.text)

const $rows = (): OutlineRow[] =>
  $headings()
    .map(heading => ({
      key: heading.getKey(),
      level: levelOf(heading)!,
      text: heading.getTextContent().replace(/\s+/g, ' ').trim(),
    }))
    .filter(({ text }) => text !== '')

/** Whether an update may have changed a heading: looks at what it touched, not at the note. */
function mayChange(update: UpdateListenerPayload): boolean {
  const { dirtyElements, editorState } = update
  if (isWholeState(update) || dirtyElements.get('root')) return true
  return editorState.read(() => [...dirtyElements.keys()].some(key => $isSectionHeading($getNodeByKey(key))))
}

/** The heading that a block of the note is, or lies under. */
function $headingOf(block: NodeKey | null): NodeKey | null {
  const node = block ? $getNodeByKey(block) : null
  if (!node) return null
  return $isSectionHeading(node) ? node.getKey() : ($headingsAbove(node)[0]?.getKey() ?? null)
}

const $blockOfCaret = (): NodeKey | null => {
  const node = $getSelection()?.getNodes()[0]
  return (node && $topBlockOf(node)?.getKey()) ?? null
}

export function createOutline(editor: LexicalEditor): Outline {
  let state = NONE
  let written: NodeKey | null = null
  let stop: (() => void) | null = null
  const listeners = new Set<() => void>()

  const set = (next: OutlineState) => {
    if (next.current === state.current && next.rows === state.rows) return
    state = next
    for (const changed of listeners) changed()
  }

  /** The last heading that the upper edge has come to; of those folded away none. */
  const headingInView = (view: DOMRect): NodeKey | null => {
    const seen = state.rows.filter(({ key }) => editor.getElementByKey(key)?.dataset.foldedAway === undefined)
    const topOf = (at: number) => editor.getElementByKey(seen[at]!.key)?.getBoundingClientRect().top ?? 0
    let low = 0
    let high = seen.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (topOf(middle) <= view.top + READ_AT) low = middle + 1
      else high = middle
    }
    return seen[low - 1]?.key ?? null
  }

  /** Where one writes, as long as that is in view; else what is read. */
  const look = () => {
    const root = editor.getRootElement()
    if (!root) return
    const view = scrollerOf(root).getBoundingClientRect()
    const box =
      written && document.activeElement === root ? editor.getElementByKey(written)?.getBoundingClientRect() : null
    const isInView = box && box.bottom > view.top && box.top < view.bottom
    const current = isInView ? editor.getEditorState().read(() => $headingOf(written)) : headingInView(view)
    set({ ...state, current })
  }

  const readRows = () => {
    const rows = editor.getEditorState().read($rows)
    if (!isSame(rows, state.rows)) set({ ...state, rows })
  }
  const read = () => {
    readRows()
    look()
  }

  const follow = () => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let frame = 0
    const lookSoon = () => {
      if (frame === 0)
        frame = requestAnimationFrame(() => {
          frame = 0
          look()
        })
    }
    const root = editor.getRootElement()
    const sheet = root && scrollerOf(root)
    sheet?.addEventListener('scroll', lookSoon, { passive: true })
    const stopUpdates = editor.registerUpdateListener(update => {
      if (mayChange(update)) {
        clearTimeout(timer)
        timer = setTimeout(read, AFTER_TYPING)
      }
      if (update.editorState._selection === update.prevEditorState._selection) return
      const block = update.editorState.read($blockOfCaret)
      if (block === written) return
      written = block
      lookSoon()
    })
    written = editor.getEditorState().read($blockOfCaret)
    read()
    return () => {
      clearTimeout(timer)
      cancelAnimationFrame(frame)
      sheet?.removeEventListener('scroll', lookSoon)
      stopUpdates()
    }
  }

  /** The outline has the focus, and keeps it. */
  const change = (
    key: string,
    $change: (heading: HeadingNode) => boolean,
    $words: (heading: HeadingNode) => string,
  ) => {
    let words = ''
    let isChanged = false
    editor.update(
      () => {
        const heading = $getNodeByKey(key)
        if (!$isSectionHeading(heading)) return
        isChanged = $change(heading)
        words = $words(heading.getLatest())
      },
      { discrete: true, tag: [HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG] },
    )
    if (words) announce(words)
    if (isChanged && stop) read()
    return isChanged
  }

  const $place = (heading: HeadingNode) => {
    const siblings = $siblingsOf(heading)
    const place = siblings.findIndex(each => each.is(heading)) + 1
    return `“${heading.getTextContent()}” is at place ${place} of ${siblings.length}, level ${levelOf(heading)}`
  }

  return {
    get: () => {
      // Asked before it is followed, as for a first frame.
      if (!stop) readRows()
      return state
    },
    subscribe: changed => {
      stop ??= follow()
      listeners.add(changed)
      return () => {
        listeners.delete(changed)
        if (listeners.size > 0) return
        stop?.()
        stop = null
      }
    },
    blockOf: key => editor.getEditorState().read(() => $getNodeByKey(key)?.getIndexWithinParent() ?? null),
    move: (key, before, level) =>
      change(
        key,
        heading => {
          const target = before ? $getNodeByKey(before) : null
          return $moveSection(heading, $isSectionHeading(target) ? target : null, level)
        },
        $place,
      ),
    step: (key, by) => change(key, heading => $stepSection(heading, by), $place),
    shift: (key, by) => change(key, heading => $setLevel(heading, levelOf(heading)! + by), $place),
  }
}
