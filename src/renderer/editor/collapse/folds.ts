import { getPeerDependencyFromEditor } from '@lexical/extension'
import {
  $addUpdateTag,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  defineExtension,
  type LexicalEditor,
  type LexicalNode,
  mergeRegister,
  type NodeKey,
  SKIP_DOM_SELECTION_TAG,
  type UpdateListenerPayload,
} from 'lexical'
import { isWholeState } from '../reader.ts'
import { $topBlockOf } from '../topBlock.ts'
import { recallFolded, rememberFolded } from './recallFolded.ts'
import { $hasUnder, $headings, $headingsAbove, $isSectionHeading, levelOf } from './sections.ts'

/**
 * Which headings of the open note are folded. That is how one looks at a text, not what it says: it is kept on this
 * machine beside the notebook (as Obsidian keeps it), makes no step to undo and no new version of the note, and two
 * windows may each fold otherwise.
 */
export type Folds = {
  /** The folded headings that are in view, in their order. The same list until it changes. */
  get: () => readonly NodeKey[]
  subscribe: (changed: () => void) => () => void
  /** Whether anything is folded away: where not, nobody has to look. */
  any: () => boolean
  isFolded: (heading: NodeKey) => boolean
  /** Whether a block of the note lies folded away. */
  isHidden: (block: NodeKey) => boolean
  /** True where that changed something. */
  fold: (heading: NodeKey) => boolean
  unfold: (heading: NodeKey) => boolean
  foldAll: () => number
  unfoldAll: () => number
  /** Unfolds what a block lies under, so that it can be seen. */
  show: (block: NodeKey) => boolean
}

const NONE: readonly NodeKey[] = []

/** What a walk over the blocks finds hidden under folded headings, and the headings that hide it. */
function $look(folded: ReadonlySet<NodeKey>): { hidden: Set<NodeKey>; shown: NodeKey[] } {
  const hidden = new Set<NodeKey>()
  const shown: NodeKey[] = []
  let under: number | null = null
  for (let node = $getRoot().getFirstChild(); node; node = node.getNextSibling()) {
    const level = levelOf(node)
    if (under !== null && level !== null && level <= under) under = null
    if (under !== null) hidden.add(node.getKey())
    else if (level !== null && folded.has(node.getKey())) {
      shown.push(node.getKey())
      under = level
    }
  }
  return { hidden, shown }
}

const isSame = (a: readonly NodeKey[], b: readonly NodeKey[]) =>
  a.length === b.length && a.every((key, at) => key === b[at])

/** The block that the caret, or a thing chosen as a whole, is in; null where words are selected. */
function $blockOfCaret(): LexicalNode | null {
  const selection = $getSelection()
  const isCaret = $isRangeSelection(selection) ? selection.isCollapsed() : $isNodeSelection(selection)
  const node = isCaret ? selection?.getNodes()[0] : undefined
  return node ? $topBlockOf(node) : null
}

function createFolds(editor: LexicalEditor): Folds & { register: () => () => void } {
  const folded = new Set<NodeKey>()
  let hidden: ReadonlySet<NodeKey> = new Set()
  let shown = NONE
  const listeners = new Set<() => void>()

  const mark = (key: NodeKey, name: 'folded' | 'foldedAway', isOn: boolean) => {
    const dom = editor.getElementByKey(key)
    if (!dom) return
    if (isOn) dom.dataset[name] = ''
    else delete dom.dataset[name]
  }

  const refresh = () => {
    const next = editor.getEditorState().read(() => $look(folded))
    for (const key of hidden) if (!next.hidden.has(key)) mark(key, 'foldedAway', false)
    for (const key of shown) if (!folded.has(key)) mark(key, 'folded', false)
    // All of them: a block may have been drawn anew.
    for (const key of next.hidden) mark(key, 'foldedAway', true)
    for (const key of next.shown) mark(key, 'folded', true)
    hidden = next.hidden
    if (isSame(shown, next.shown)) return
    shown = next.shown
    for (const changed of listeners) changed()
  }

  const change = ($what: () => void) => {
    const before = [...folded]
    editor.getEditorState().read($what)
    if (isSame(before, [...folded])) return false
    refresh()
    rememberFolded(editor, folded)
    return true
  }

  /** The caret cannot stay in what is folded away: it goes to the end of the heading. */
  const bringOut = () => {
    const heading = editor.getEditorState().read(() => {
      const block = $blockOfCaret()
      if (!block || !hidden.has(block.getKey())) return null
      return $headingsAbove(block)
        .find(each => shown.includes(each.getKey()))
        ?.getKey()
    })
    if (!heading) return
    editor.update(
      () => {
        const node = $getNodeByKey(heading)
        if (document.activeElement !== editor.getRootElement()) $addUpdateTag(SKIP_DOM_SELECTION_TAG)
        if ($isSectionHeading(node)) node.selectEnd()
      },
      { discrete: true },
    )
  }

  const $unfoldAbove = (block: LexicalNode) => {
    for (const heading of $headingsAbove(block)) folded.delete(heading.getKey())
  }
  const show = (key: NodeKey) =>
    hidden.has(key) &&
    change(() => {
      const block = $getNodeByKey(key)
      if (block) $unfoldAbove(block)
    })

  const $fold = (key: NodeKey) => {
    const heading = $getNodeByKey(key)
    if ($isSectionHeading(heading) && $hasUnder(heading)) folded.add(key)
  }
  const foldThen = ($what: () => void) => {
    const isChanged = change($what)
    if (isChanged) bringOut()
    return isChanged
  }

  const follow = (update: UpdateListenerPayload) => {
    if (folded.size === 0) return
    const { dirtyElements, editorState, prevEditorState } = update
    const isChanged = [...dirtyElements].some(
      ([key, itself]) => itself && (key === 'root' || hidden.has(key) || folded.has(key)),
    )
    const isOtherLevel = () =>
      editorState.read(() => [...dirtyElements].some(([key, itself]) => itself && levelOf($getNodeByKey(key)) !== null))
    if (isWholeState(update) || isChanged || isOtherLevel()) {
      // Nothing goes out of sight but by folding: a heading that would now hide more is unfolded.
      editorState.read(() => {
        for (const key of $look(folded).hidden) if (!hidden.has(key)) $unfoldAbove($getNodeByKey(key)!)
      })
      refresh()
    }
    if (hidden.size === 0 || editorState._selection === prevEditorState._selection) return
    const block = editorState.read(() => $blockOfCaret()?.getKey())
    if (block) show(block)
  }

  return {
    get: () => shown,
    subscribe: changed => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    any: () => hidden.size > 0,
    isFolded: key => folded.has(key),
    isHidden: key => hidden.has(key),
    fold: key => foldThen(() => $fold(key)),
    unfold: key => change(() => folded.delete(key)),
    foldAll: () => {
      foldThen(() => {
        for (const heading of $headings()) $fold(heading.getKey())
      })
      return folded.size
    },
    unfoldAll: () => {
      const count = folded.size
      change(() => folded.clear())
      return count
    },
    show,
    register: () => {
      let isRecalled = false
      const keep = () => {
        if (folded.size > 0) rememberFolded(editor, folded)
      }
      return mergeRegister(
        editor.registerRootListener(root => {
          if (!root) return
          // The blocks are drawn after this.
          queueMicrotask(() => {
            if (!isRecalled) for (const key of recallFolded(editor)) folded.add(key)
            isRecalled = true
            if (folded.size > 0) refresh()
          })
          // What the headings are called may have changed since they were folded.
          window.addEventListener('pagehide', keep)
          return () => {
            window.removeEventListener('pagehide', keep)
            keep()
          }
        }),
        editor.registerUpdateListener(follow),
      )
    },
  }
}

export const FoldsExtension = defineExtension({
  name: 'aide/folds',
  build: createFolds,
  register: (_editor, _config, state) => state.getOutput().register(),
})

/** Null in an editor without a window, where nothing is folded. */
export function foldsOf(editor: LexicalEditor): Folds | null {
  return getPeerDependencyFromEditor<typeof FoldsExtension>(editor, FoldsExtension.name)?.output ?? null
}
