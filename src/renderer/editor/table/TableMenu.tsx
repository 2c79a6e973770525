import { $isTableSelection } from '@lexical/table'
import {
  $getSelection,
  BLUR_COMMAND,
  COMMAND_PRIORITY_LOW,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
} from 'lexical'
import {
  ArrowDownToLine,
  ArrowLeftToLine,
  ArrowRightToLine,
  ArrowUpToLine,
  Ellipsis,
  Maximize2,
  Minimize2,
  MoveDown,
  MoveLeft,
  MoveRight,
  MoveUp,
  PanelLeft,
  PanelTop,
  RotateCcw,
  TableCellsMerge,
  TableCellsSplit,
  Trash2,
} from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { IconButton } from '#ui/IconButton.tsx'
import { Menu, type MenuEntry } from '#ui/Menu.tsx'
import styles from './TableMenu.module.css'
import { $changeTable, $tableAtSelection, $tableState, type TableAction } from './tableActions.ts'
import { OPEN_TABLE_MENU } from './tableKeys.ts'

type InTable = { cell: NodeKey; table: NodeKey } & ReturnType<typeof $tableState>

function $inTable(): InTable | null {
  const at = $tableAtSelection()
  if (!at) return null
  return { cell: at.cell.getKey(), table: at.table.getKey(), ...$tableState(at) }
}

/** The cell one writes in, and how far what is selected reaches. */
function $whereIn(): string | null {
  const at = $tableAtSelection()
  const selection = $getSelection()
  return at && `${at.cell.getKey()} ${$isTableSelection(selection) ? selection.focus.key : ''}`
}

/** The cell one writes in. Looks at the selection alone, unless something other than words has changed. */
function useTable(editor: LexicalEditor): InTable | null {
  const [at, setAt] = useState<InTable | null>(null)
  useEffect(() => {
    let last: string | null = null
    const set = (next: InTable | null, where: string | null) => {
      last = where
      setAt(next)
    }
    return mergeRegister(
      editor.registerUpdateListener(({ editorState, dirtyElements }) => {
        const where = editorState.read($whereIn)
        const isChanged = where !== null && [...dirtyElements.values()].includes(true)
        if (where !== last || isChanged) set(editorState.read($inTable), where)
      }),
      editor.registerCommand(
        BLUR_COMMAND,
        event => {
          const to = event.relatedTarget
          if (to instanceof Element && !to.closest('[data-table-menu], [role="menu"]')) set(null, null)
          return false
        },
        COMMAND_PRIORITY_LOW,
      ),
    )
  }, [editor])
  return at
}

/** Beside the row one writes in, outside the table where there is room. */
function place(editor: LexicalEditor, at: InTable, dom: HTMLElement): void {
  const cell = editor.getElementByKey(at.cell)?.getBoundingClientRect()
  const table = editor.getElementByKey(at.table)
  const box = table?.getBoundingClientRect()
  if (!cell || !table || !box) return
  const { width } = dom.getBoundingClientRect()
  const isRtl = getComputedStyle(table).direction === 'rtl'
  const left = isRtl ? Math.max(4, box.left - width) : Math.min(box.right, window.innerWidth - width - 4)
  const isSeen = cell.top < window.innerHeight - 40 && cell.top > 40
  Object.assign(dom.style, { left: `${left}px`, top: `${cell.top + 4}px`, visibility: isSeen ? 'visible' : 'hidden' })
}

function entriesFor(at: InTable, run: (action: TableAction) => void): MenuEntry[] {
  const entry = (id: TableAction, label: string, more: object) => ({ id, label, run: () => run(id), ...more })
  return [
    entry('rowAbove', 'Row above', { icon: ArrowUpToLine }),
    entry('rowBelow', 'Row below', { icon: ArrowDownToLine }),
    entry('columnBefore', 'Column before', { icon: ArrowLeftToLine }),
    entry('columnAfter', 'Column after', { icon: ArrowRightToLine }),
    'separator',
    entry('headerRow', 'Header row', { icon: PanelTop, checked: at.headerRow }),
    entry('headerColumn', 'Header column', { icon: PanelLeft, checked: at.headerColumn }),
    'separator',
    entry('rowUp', 'Move row up', { icon: MoveUp, disabled: !at.canMove }),
    entry('rowDown', 'Move row down', { icon: MoveDown, disabled: !at.canMove }),
    entry('columnBack', 'Move column back', { icon: MoveLeft, disabled: !at.canMove }),
    entry('columnOn', 'Move column on', { icon: MoveRight, disabled: !at.canMove }),
    'separator',
    entry('wider', 'Wider column', { icon: Maximize2 }),
    entry('narrower', 'Narrower column', { icon: Minimize2 }),
    entry('ownWidths', 'Widths by content', { icon: RotateCcw, disabled: !at.hasWidths }),
    'separator',
    entry('merge', 'Merge cells', { icon: TableCellsMerge, disabled: !at.canMerge }),
    entry('split', 'Split cell', { icon: TableCellsSplit, disabled: !at.canSplit }),
    'separator',
    entry('deleteRow', 'Delete row', { icon: Trash2 }),
    entry('deleteColumn', 'Delete column', { icon: Trash2 }),
    entry('deleteTable', 'Delete table', { icon: Trash2, danger: true }),
  ]
}

/** What can be done with the table one writes in. */
export function TableMenu({ editor }: { editor: LexicalEditor }) {
  const at = useTable(editor)
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!at) return
    const set = () => ref.current && place(editor, at, ref.current)
    set()
    window.addEventListener('scroll', set, { capture: true, passive: true })
    window.addEventListener('resize', set)
    return mergeRegister(
      editor.registerUpdateListener(set),
      editor.registerCommand(
        OPEN_TABLE_MENU,
        () => {
          ref.current?.querySelector('button')?.click()
          return true
        },
        COMMAND_PRIORITY_LOW,
      ),
      () => {
        window.removeEventListener('scroll', set, { capture: true })
        window.removeEventListener('resize', set)
      },
    )
  }, [editor, at])
  if (!at) return null
  const run = (action: TableAction) => {
    editor.update(() => $changeTable(action, editor))
    editor.focus()
  }
  return createPortal(
    <div ref={ref} className={styles.menu} data-table-menu>
      <Menu
        label="Table"
        items={entriesFor(at, run)}
        trigger={<IconButton icon={Ellipsis} label="Table" keys="Alt+Enter" size="small" placement="top" />}
      />
    </div>,
    document.body,
  )
}
