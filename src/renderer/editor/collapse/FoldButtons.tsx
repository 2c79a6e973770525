import {
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  $getSelection,
  BLUR_COMMAND,
  COMMAND_PRIORITY_LOW,
  FOCUS_COMMAND,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
} from 'lexical'
import { ChevronDown } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { keysText } from '#ui/keys.ts'
import { blockAt } from '../moving/places.ts'
import { scrollerOf } from '../scroller.ts'
import { shownBlocks } from '../shownBlocks.ts'
import { $topBlockOf } from '../topBlock.ts'
import styles from './FoldButtons.module.css'
import { toggleFold } from './foldActions.ts'
import { type Folds, foldsOf } from './folds.ts'
import { $hasUnder, $isSectionHeading } from './sections.ts'

/** Pixels. */
const SIZE = 24
const GUTTER = 24

const $foldable = (key: NodeKey | null | undefined): NodeKey | null => {
  const node = key ? $getNodeByKey(key) : null
  return $isSectionHeading(node) && $hasUnder(node) ? node.getKey() : null
}

/** The heading at the height of the pointer. */
function headingAt(editor: LexicalEditor, root: HTMLElement, y: number): NodeKey | null {
  const blocks = shownBlocks(root)
  if (blocks.length === 0) return null
  const dom = blocks[blockAt(blocks.length, index => blocks[index]!.getBoundingClientRect(), y)]!
  const { top, bottom } = dom.getBoundingClientRect()
  if (y < top - 4 || y > bottom + 4 || !/^H[1-6]$/.test(dom.tagName)) return null
  return editor.getEditorState().read(() => $foldable($getNearestNodeFromDOMNode(dom)?.getKey()), { editor })
}

function useHovered(editor: LexicalEditor): NodeKey | null {
  const [key, setKey] = useState<NodeKey | null>(null)
  useEffect(() => {
    const root = editor.getRootElement()
    if (!root) return
    const sheet = scrollerOf(root)
    let frame = 0
    const look = (event: PointerEvent) => {
      if (event.buttons !== 0) return
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => setKey(headingAt(editor, root, event.clientY)))
    }
    const hide = () => {
      cancelAnimationFrame(frame)
      setKey(null)
    }
    sheet.addEventListener('pointermove', look)
    sheet.addEventListener('pointerleave', hide)
    return () => {
      cancelAnimationFrame(frame)
      sheet.removeEventListener('pointermove', look)
      sheet.removeEventListener('pointerleave', hide)
    }
  }, [editor])
  return key
}

/** The heading that is written in. */
function useFocused(editor: LexicalEditor): NodeKey | null {
  const [key, setKey] = useState<NodeKey | null>(null)
  useEffect(() => {
    const $here = () => {
      const node = $getSelection()?.getNodes()[0]
      return $foldable(node && $topBlockOf(node)?.getKey())
    }
    const look = () => {
      const isWritten = document.activeElement === editor.getRootElement()
      setKey(isWritten ? editor.getEditorState().read($here) : null)
      return false
    }
    return mergeRegister(
      editor.registerUpdateListener(({ dirtyElements, editorState, prevEditorState }) => {
        if (editorState._selection !== prevEditorState._selection || dirtyElements.get('root')) look()
      }),
      editor.registerCommand(FOCUS_COMMAND, look, COMMAND_PRIORITY_LOW),
      editor.registerCommand(
        BLUR_COMMAND,
        () => {
          setKey(null)
          return false
        },
        COMMAND_PRIORITY_LOW,
      ),
    )
  }, [editor])
  return key
}

/** Puts a button before the first line of its heading, on the side the line begins at. */
function place(editor: LexicalEditor, button: HTMLElement, key: NodeKey): void {
  const root = editor.getRootElement()
  const heading = editor.getElementByKey(key)
  if (!root || !heading) return
  const around = (root.parentElement ?? root).getBoundingClientRect()
  const text = root.getBoundingClientRect()
  const box = heading.getBoundingClientRect()
  const { direction, lineHeight, paddingTop } = getComputedStyle(heading)
  const line = Math.min(Number.parseFloat(lineHeight) || SIZE, box.height)
  const left = direction === 'rtl' ? text.right + 4 : text.left - GUTTER
  const top = box.top + Number.parseFloat(paddingTop) + (line - SIZE) / 2
  button.dataset.way = direction
  button.style.left = `${left - around.left}px`
  button.style.top = `${top - around.top}px`
}

/** Follows what moves the headings: the height of the text, its blocks, the window. */
function usePlaces(editor: LexicalEditor, keys: readonly NodeKey[]) {
  const buttons = useRef(new Map<NodeKey, HTMLElement>())
  useLayoutEffect(() => {
    const root = editor.getRootElement()
    if (!root || keys.length === 0) return
    const placeAll = () => {
      for (const key of keys) {
        const button = buttons.current.get(key)
        if (button) place(editor, button, key)
      }
    }
    placeAll()
    const sizes = new ResizeObserver(placeAll)
    sizes.observe(root)
    const stop = editor.registerUpdateListener(({ dirtyElements }) => {
      if (dirtyElements.get('root')) placeAll()
    })
    return () => {
      sizes.disconnect()
      stop()
    }
  }, [editor, keys])
  return buttons.current
}

const wordsOf = (editor: LexicalEditor, key: NodeKey) =>
  editor.getEditorState().read(() => $getNodeByKey(key)?.getTextContent() ?? '')

const NOTHING: readonly NodeKey[] = []

/** A triangle in the margin: of each folded heading, of the one under the pointer, of the one written in. */
export function FoldButtons({ editor }: { editor: LexicalEditor }) {
  const folds = foldsOf(editor)
  return folds ? <Buttons editor={editor} folds={folds} /> : null
}

function Buttons({ editor, folds }: { editor: LexicalEditor; folds: Folds }) {
  const folded = useSyncExternalStore(folds.subscribe, folds.get)
  const hovered = useHovered(editor)
  const focused = useFocused(editor)
  const [keys, setKeys] = useState(NOTHING)
  const wanted = [...new Set([...folded, ...[hovered, focused].filter(key => key !== null)])]
  // The same list while nothing changes, so that nothing is placed anew.
  if (wanted.join(' ') !== keys.join(' ')) setKeys(wanted)
  const buttons = usePlaces(editor, keys)
  const does = keysText('Mod+Shift+[')
  return keys.map(key => {
    const isFolded = folds.isFolded(key)
    return (
      <button
        key={key}
        ref={button => {
          if (button) buttons.set(key, button)
          else buttons.delete(key)
        }}
        type="button"
        // Not on the way of the Tab key: the command folds the heading with the caret.
        tabIndex={-1}
        className={styles.fold}
        aria-expanded={!isFolded}
        aria-label={`What lies under “${wordsOf(editor, key)}”`}
        title={`${isFolded ? 'Unfold' : 'Fold'} (${does})`}
        // The focus stays in the text.
        onMouseDown={event => event.preventDefault()}
        onClick={() => toggleFold(editor, key)}
      >
        <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
      </button>
    )
  })
}
