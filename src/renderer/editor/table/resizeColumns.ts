import { $isTableCellNode, $isTableNode } from '@lexical/table'
import {
  $addUpdateTag,
  $findMatchingParent,
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type NodeKey,
  registerEventListeners,
  SKIP_DOM_SELECTION_TAG,
} from 'lexical'
import { $columnsOf, $setColumnWidth, $widthsOf } from './columnWidths.ts'
import styles from './resizeColumns.module.css'

/** How near to a line between columns one may press, in pixels. */
const NEAR = 5

type Border = { table: NodeKey; column: number; width: number; isRtl: boolean; at: number; box: DOMRect }

/** The line behind a column that lies under the pointer. */
function borderAt(editor: LexicalEditor, { target, clientX }: PointerEvent): Border | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('td, th') : null
  const dom = cell?.closest('table')
  if (!cell || !dom || !editor.getRootElement()?.contains(cell)) return null
  const isRtl = getComputedStyle(dom).direction === 'rtl'
  const { left, right } = cell.getBoundingClientRect()
  const [start, end] = isRtl ? [right, left] : [left, right]
  const isEnd = Math.abs(clientX - end) <= NEAR
  if (!isEnd && Math.abs(clientX - start) > NEAR) return null
  return editor.getEditorState().read(
    () => {
      const node = $getNearestNodeFromDOMNode(cell)
      const own = node && $findMatchingParent(node, $isTableCellNode)
      const table = own && $findMatchingParent(own, $isTableNode)
      if (!own || !table) return null
      const { first, last } = $columnsOf(table, own)
      const column = isEnd ? last : first - 1
      if (column < 0) return null
      const width = $widthsOf(editor, table)[column] ?? 0
      return { table: table.getKey(), column, width, isRtl, at: isEnd ? end : start, box: dom.getBoundingClientRect() }
    },
    { editor },
  )
}

function show(line: HTMLElement, { box, at }: Border, clientX = at): void {
  Object.assign(line.style, { left: `${clientX - 1}px`, top: `${box.top}px`, height: `${box.height}px` })
  line.hidden = false
}

/** The lines between columns are dragged by the mouse. What is dragged is one step to undo. */
export function registerColumnResizing(editor: LexicalEditor): () => void {
  let line: HTMLElement | null = null
  let dragged: (Border & { from: number; hasMoved: boolean }) | null = null
  const lineNow = () => {
    if (!line) {
      line = document.createElement('div')
      line.className = styles.line ?? ''
      line.hidden = true
      document.body.append(line)
    }
    return line
  }
  const hide = (root: HTMLElement) => {
    if (!line || line.hidden) return
    line.hidden = true
    root.classList.remove(styles.resizing ?? '')
  }
  const set = (width: number) => {
    const border = dragged
    if (!border) return
    const isFirst = !border.hasMoved
    border.hasMoved = true
    editor.update(
      () => {
        const table = $getNodeByKey(border.table)
        if ($isTableNode(table)) $setColumnWidth(editor, table, border.column, width)
        $addUpdateTag(isFirst ? HISTORY_PUSH_TAG : HISTORY_MERGE_TAG)
      },
      { tag: SKIP_DOM_SELECTION_TAG, discrete: true },
    )
  }
  const hover = (root: HTMLElement, event: PointerEvent) => {
    if (dragged || event.buttons !== 0) return
    const border = borderAt(editor, event)
    if (!border) return hide(root)
    root.classList.add(styles.resizing ?? '')
    show(lineNow(), border)
  }
  const press = (root: HTMLElement, event: PointerEvent) => {
    const border = event.button === 0 && editor.isEditable() ? borderAt(editor, event) : null
    if (!border) return
    event.preventDefault()
    event.stopPropagation()
    dragged = { ...border, from: event.clientX, hasMoved: false }
    root.setPointerCapture(event.pointerId)
  }
  const move = (root: HTMLElement, event: PointerEvent) => {
    if (!dragged) return hover(root, event)
    const by = (event.clientX - dragged.from) * (dragged.isRtl ? -1 : 1)
    if (by === 0) return
    set(dragged.width + by)
    show(lineNow(), dragged, event.clientX)
  }
  const stop = (root: HTMLElement) => {
    dragged = null
    hide(root)
  }
  const remove = editor.registerRootListener(root => {
    if (!root) return
    // Before Lexical's own listeners, which would begin to select cells.
    const held = (event: MouseEvent) => {
      if (!dragged) return
      event.preventDefault()
      event.stopPropagation()
    }
    const down = (event: PointerEvent) => press(root, event)
    root.addEventListener('pointerdown', down, true)
    root.addEventListener('mousedown', held, true)
    const off = registerEventListeners(root, {
      pointermove: (event: PointerEvent) => move(root, event),
      pointerup: () => stop(root),
      pointercancel: () => stop(root),
      pointerleave: () => dragged ?? hide(root),
    })
    return () => {
      root.removeEventListener('pointerdown', down, true)
      root.removeEventListener('mousedown', held, true)
      off()
    }
  })
  return () => {
    remove()
    line?.remove()
  }
}
