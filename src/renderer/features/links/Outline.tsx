import { type KeyboardEvent, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Id } from '#data/rows.ts'
import { useOpenEditor } from '#editor/openEditors.ts'
import type { Outline as OpenOutline } from '#editor/outline/outline.ts'
import { Empty } from '#ui/Empty.tsx'
import styles from './Outline.module.css'
import { OutlineItem } from './OutlineItem.tsx'
import { type TreeRow, treeRows } from './outlineTree.ts'
import { useSectionDrag } from './useSectionDrag.ts'

export type OutlineProps = {
  id: Id
  onReveal: (block: number) => void
}

/** The headings of the open note as a tree: a press goes there, dragging and keys move whole sections. */
export function Outline({ id, onReveal }: OutlineProps) {
  const editor = useOpenEditor(id)
  return editor ? <Tree outline={editor.outline} onReveal={onReveal} /> : null
}

export function Tree({ outline, onReveal }: { outline: OpenOutline; onReveal: (block: number) => void }) {
  const { rows, current } = useSyncExternalStore(outline.subscribe, outline.get)
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set())
  const [focused, setFocused] = useState<string | null>(null)
  const shown = useMemo(() => treeRows(rows, collapsed), [rows, collapsed])
  const tree = useRef<HTMLDivElement>(null)
  const drag = useSectionDrag(tree, shown, outline)
  useKeptFocus(tree, focused, shown)
  useShown(tree, current)

  if (rows.length === 0) {
    return (
      <Empty small title="No headings yet.">
        Begin a line with # and a space, and it stands here.
      </Empty>
    )
  }

  const toggle = ({ key, isCollapsed }: TreeRow) => {
    const next = new Set(collapsed)
    if (isCollapsed) next.delete(key)
    else next.add(key)
    setCollapsed(next)
  }
  const go = ({ key }: TreeRow) => {
    const block = outline.blockOf(key)
    if (block !== null) onReveal(block)
  }
  // What the Tab key comes to: the row last in use, the heading one is at, the first.
  const entry = [focused, current].find(key => shown.some(row => row.key === key)) ?? shown[0]?.key
  return (
    <div
      ref={tree}
      role="tree"
      aria-label="Outline"
      className={styles.outline}
      onKeyDown={event => onKey(event, { rows: shown, outline, focus: setFocused, toggle, go })}
    >
      {shown.map(row => (
        <OutlineItem
          key={row.key}
          row={row}
          isCurrent={row.key === current}
          isEntry={row.key === entry}
          isHeld={drag.held === row.key}
          onToggle={() => toggle(row)}
          onPress={() => {
            setFocused(row.key)
            if (!drag.wasDragged()) go(row)
          }}
          onFocus={() => setFocused(row.key)}
          onTake={event => drag.take(event, row.key)}
        />
      ))}
      {drag.line && (
        <div className={styles.line} style={{ insetBlockStart: drag.line.top, insetInlineStart: drag.line.start }} />
      )}
    </div>
  )
}

type Keys = {
  rows: readonly TreeRow[]
  outline: OpenOutline
  focus: (key: string) => void
  toggle: (row: TreeRow) => void
  go: (row: TreeRow) => void
}

function onKey(event: KeyboardEvent<HTMLElement>, keys: Keys): void {
  const { rows } = keys
  const at = rows.findIndex(({ key }) => key === (event.target as HTMLElement).dataset.key)
  const row = rows[at]
  if (!row || event.ctrlKey || event.metaKey) return
  const isDone = event.altKey ? move(event, row, keys.outline) : walk(event, at, keys)
  if (!isDone) return
  event.preventDefault()
  event.stopPropagation()
}

/** Alt moves the section: up and down among its like, with Shift also a level out or in. */
function move({ key, shiftKey }: KeyboardEvent, row: TreeRow, outline: OpenOutline): boolean {
  if (!shiftKey && (key === 'ArrowUp' || key === 'ArrowDown')) outline.step(row.key, key === 'ArrowUp' ? -1 : 1)
  else if (shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight'))
    outline.shift(row.key, key === 'ArrowLeft' ? -1 : 1)
  else return false
  return true
}

function walk({ key, shiftKey }: KeyboardEvent, at: number, { rows, focus, toggle, go }: Keys): boolean {
  const row = rows[at]!
  const to = (next: TreeRow | undefined) => {
    if (next) focus(next.key)
    return true
  }
  if (shiftKey) return false
  if (key === 'ArrowDown') return to(rows[at + 1])
  if (key === 'ArrowUp') return to(rows[at - 1])
  if (key === 'Home') return to(rows[0])
  if (key === 'End') return to(rows.at(-1))
  if (key === 'Enter' || key === ' ') go(row)
  else if (key === 'ArrowRight') {
    if (row.isCollapsed) toggle(row)
    else if (row.hasChildren) to(rows[at + 1])
  } else if (key === 'ArrowLeft') {
    if (row.hasChildren && !row.isCollapsed) toggle(row)
    else to(rows.slice(0, at).findLast(({ depth }) => depth < row.depth))
  } else return false
  return true
}

/** The row in use keeps the focus when rows change places around it. */
function useKeptFocus(tree: { current: HTMLElement | null }, key: string | null, rows: readonly TreeRow[]): void {
  const had = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: also when the rows have changed
  useEffect(() => {
    const isFree = document.activeElement === document.body && had.current
    if (!tree.current?.contains(document.activeElement) && !isFree) return
    had.current = true
    if (key) tree.current?.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus({ preventScroll: false })
  }, [tree, key, rows])
  useEffect(() => {
    const look = () => {
      had.current = tree.current?.contains(document.activeElement) ?? false
    }
    document.addEventListener('focusin', look)
    return () => document.removeEventListener('focusin', look)
  }, [tree])
}

/** A long outline goes along with the text. */
function useShown(tree: { current: HTMLElement | null }, current: string | null): void {
  useEffect(() => {
    if (!current || tree.current?.contains(document.activeElement)) return
    tree.current?.querySelector(`[data-key="${current}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [tree, current])
}
