import {
  $addUpdateTag,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  HISTORY_PUSH_TAG,
  KEY_ESCAPE_COMMAND,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
  SKIP_DOM_SELECTION_TAG,
} from 'lexical'
import { foldMapped } from '#lib/words.ts'
import { foldsOf } from '../collapse/folds.ts'
import { footnoteEntry } from '../footnote/footnoteEntry.ts'
import { footnotesOf } from '../footnote/footnoteNumbers.ts'
import { $replaceInFootnote } from '../footnote/footnoteWords.ts'
import { isWholeState } from '../reader.ts'
import { scrollerOf } from '../scroller.ts'
import { $topBlockOf } from '../topBlock.ts'
import { type BlockText, piecesOf, rangeOf, readBlockText } from './blockText.ts'
import { CLOSED, LONGEST_PREFILL } from './closed.ts'
import { createMatcher, type FindOptions, type Searchable, type Span } from './matching.ts'
import { createPainter } from './painting.ts'
import { $replace, $select } from './replacing.ts'

export type FindState = FindOptions & {
  isOpen: boolean
  isReplacing: boolean
  /** Grows each time it is asked for, so that the field takes the focus again. */
  asked: number
  count: number
  /** From 1; 0 where nothing is found. */
  current: number
}

/** What was replaced, and what stands in quotes, links and tags and stays. */
export type Replaced = { replaced: number; kept: number }

export type Finder = {
  get: () => FindState
  subscribe: (changed: () => void) => () => void
  open: (replacing?: boolean) => void
  close: () => void
  set: (options: Partial<FindOptions & { isReplacing: boolean }>) => void
  step: (by: 1 | -1) => void
  /** Replaces the current one and goes to the next; false where its words are not the note's own. */
  replace: (replacement: string) => boolean
  /** One step to undo. */
  replaceAll: (replacement: string) => Replaced
  register: () => () => void
}

type Block = Searchable & { key: NodeKey; dom: HTMLElement; read: BlockText; spans: Span[]; isFootnote: boolean }
type Hit = { block: Block; span: Span }

const AFTER_TYPING = 150
/** What the bar may cover, in pixels. */
const UNDER_BAR = 88

function $selectedWords(): string {
  const selection = $getSelection()
  const words = $isRangeSelection(selection) ? selection.getTextContent() : ''
  return words.length <= LONGEST_PREFILL && !words.includes('\n') ? words : ''
}

function $blockOfCaret(): NodeKey | null {
  const node = $getSelection()?.getNodes()[0]
  return (node && $topBlockOf(node)?.getKey()) ?? null
}

/**
 * Finding in the open note. The text is read off the blocks' DOM and kept folded, block by block; an edit makes only its
 * own block be read again, and only a moment after the typing.
 */
export function createFinder(editor: LexicalEditor): Finder {
  let state = CLOSED
  let blocks = new Map<NodeKey, Block>()
  let hits: Hit[] = []
  let matcher = createMatcher(CLOSED)
  // Where looking began: the first one found is the first from here on.
  let origin: NodeKey | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let frame = 0
  const painter = createPainter()
  const listeners = new Set<() => void>()

  const show = (next: Partial<FindState>) => {
    state = { ...state, ...next }
    for (const changed of listeners) changed()
  }

  const readBlock = (key: NodeKey, dom: HTMLElement | null, isFootnote = false): Block | null => {
    if (!dom) return null
    const read = readBlockText(dom)
    const searchable = { text: read.text, folded: foldMapped(read.text) }
    return { ...searchable, key, dom, read, spans: matcher?.(searchable) ?? [], isFootnote }
  }

  const search = () => {
    clearTimeout(timer)
    const before = blocks
    blocks = new Map()
    for (const key of editor.getEditorState().read(() => $getRoot().getChildrenKeys())) {
      const block = before.get(key) ?? readBlock(key, editor.getElementByKey(key))
      if (block) blocks.set(key, block)
    }
    // Where they are listed, below the text; few, and drawn by somebody else, so read each time.
    for (const { key, words } of footnotesOf(editor).get()) {
      const block = words && readBlock(key, footnoteEntry(editor, key), true)
      if (block) blocks.set(key, block)
    }
    hits = []
    for (const block of blocks.values()) for (const span of block.spans) hits.push({ block, span })
  }

  const currentHit = (): Hit | undefined => hits[state.current - 1]
  const currentRange = () => {
    const hit = currentHit()
    return hit ? rangeOf(hit.block.read, hit.span.start, hit.span.end) : null
  }

  /** The first hit at or after a place in the text, counted from 1; from the start again after the last. */
  const firstFrom = (key: NodeKey | null, offset = 0): number => {
    if (hits.length === 0) return 0
    let isPast = false
    for (const block of blocks.values()) {
      const isHere = block.key === key
      if (isHere || isPast) {
        const span = block.spans.find(({ start }) => !isHere || start >= offset)
        if (span) return hits.findIndex(hit => hit.span === span) + 1
        isPast = true
      }
    }
    return 1
  }

  const paint = () => {
    cancelAnimationFrame(frame)
    frame = 0
    const root = editor.getRootElement()
    if (!state.isOpen || !root) return painter.clear()
    const { top, bottom } = scrollerOf(root).getBoundingClientRect()
    const folds = foldsOf(editor)
    const seen = [...blocks.values()].filter(({ key }) => !folds?.isHidden(key))
    const shown = seen.map(({ dom, read, spans }) => ({ dom, text: read, spans }))
    painter.paint(shown, currentRange(), { top, bottom })
  }
  const paintSoon = () => {
    if (state.isOpen && frame === 0) frame = requestAnimationFrame(paint)
  }

  const reveal = () => {
    const root = editor.getRootElement()
    const show = () => {
      const place = currentRange()
      if (root && place) {
        const view = scrollerOf(root).getBoundingClientRect()
        const box = place.getBoundingClientRect()
        const isInView = box.top > view.top + UNDER_BAR && box.bottom < view.bottom
        if (!isInView) place.startContainer.parentElement?.scrollIntoView({ block: 'center' })
      }
      paint()
    }
    show()
    // Blocks on the way were only guessed at; once they are drawn the place is right.
    requestAnimationFrame(() => requestAnimationFrame(show))
  }

  const go = (current: number) => {
    const hit = hits[current - 1]
    if (hit) {
      origin = hit.block.key
      foldsOf(editor)?.show(hit.block.key)
    }
    show({ count: hits.length, current })
    reveal()
  }

  /** After a change of the text: the same one stays the current one, where it is still there. */
  const searchAgain = () => {
    const hit = currentHit()
    search()
    show({ count: hits.length, current: firstFrom(hit?.block.key ?? origin, hit?.span.start) })
    paint()
  }

  const pieces = ({ block, span }: Hit) => piecesOf(block.read, span.start, span.end)

  const $replaceHit = (hit: Hit, replacement: string): boolean => {
    const { block, span } = hit
    if (block.isFootnote) return $replaceInFootnote(block.key, span.start, span.end, replacement)
    return $replace(pieces(hit), replacement)
  }

  const forget = (key: NodeKey) => blocks.delete(key)

  const set: Finder['set'] = options => {
    state = { ...state, ...options }
    matcher = createMatcher(state)
    for (const block of blocks.values()) block.spans = matcher?.(block) ?? []
    search()
    go(firstFrom(origin))
  }

  const edit = ($change: () => void) =>
    editor.update(
      () => {
        $addUpdateTag(HISTORY_PUSH_TAG)
        // The focus stays in the bar.
        $addUpdateTag(SKIP_DOM_SELECTION_TAG)
        $change()
      },
      { discrete: true },
    )

  const finder: Finder = {
    get: () => state,
    subscribe: changed => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    open: (replacing = false) => {
      const asked = state.asked + 1
      const isReplacing = replacing || (state.isOpen && state.isReplacing)
      // Asked for again from the bar itself, it goes on with what is written there.
      const isFromText = !state.isOpen || document.activeElement === editor.getRootElement()
      show({ isOpen: true, isReplacing, asked })
      if (!isFromText) return
      origin = editor.read($blockOfCaret) ?? origin
      set({ query: editor.read($selectedWords) || state.query })
    },
    close: () => {
      if (!state.isOpen) return
      const hit = currentHit()
      show({ isOpen: false })
      painter.clear()
      if (hit) editor.update(() => $select(pieces(hit)), { discrete: true })
      blocks = new Map()
      hits = []
      editor.focus()
    },
    set,
    step: by => {
      if (hits.length > 0) go(((state.current - 1 + by + hits.length) % hits.length) + 1)
    },
    replace: replacement => {
      search()
      const hit = currentHit()
      if (!hit) return false
      let isDone = false
      edit(() => {
        isDone = $replaceHit(hit, replacement)
      })
      search()
      go(firstFrom(hit.block.key, isDone ? hit.span.start + replacement.length : hit.span.end))
      return isDone
    },
    replaceAll: replacement => {
      search()
      let replaced = 0
      const all = hits
      // From the end, so that what stands before keeps its place.
      edit(() => {
        for (let at = all.length - 1; at >= 0; at--) if ($replaceHit(all[at]!, replacement)) replaced++
      })
      search()
      go(firstFrom(null))
      return { replaced, kept: all.length - replaced }
    },
    register: () =>
      mergeRegister(
        editor.registerRootListener(root => {
          if (!root) return
          window.addEventListener('scroll', paintSoon, { capture: true, passive: true })
          window.addEventListener('resize', paintSoon)
          return () => {
            window.removeEventListener('scroll', paintSoon, { capture: true })
            window.removeEventListener('resize', paintSoon)
          }
        }),
        editor.registerUpdateListener(update => {
          if (!state.isOpen) return
          const { dirtyElements, dirtyLeaves } = update
          if (isWholeState(update)) blocks.clear()
          else if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return
          for (const key of dirtyElements.keys()) forget(key)
          for (const key of dirtyLeaves) forget(key)
          clearTimeout(timer)
          timer = setTimeout(searchAgain, AFTER_TYPING)
        }),
        editor.registerCommand(
          KEY_ESCAPE_COMMAND,
          () => {
            if (!state.isOpen) return false
            finder.close()
            return true
          },
          COMMAND_PRIORITY_LOW,
        ),
        () => {
          clearTimeout(timer)
          if (frame !== 0) cancelAnimationFrame(frame)
          painter.clear()
        },
      ),
  }
  return finder
}
