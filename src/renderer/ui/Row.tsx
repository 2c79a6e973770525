import { ChevronRight, type LucideIcon } from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import { isUrdu } from '#lib/words.ts'
import { pressOrMiddle } from './press.ts'
import styles from './Row.module.css'

type Shown = {
  label: string
  icon?: LucideIcon
  count?: number
  /** Small words at the end. */
  detail?: string
  selected?: boolean
  /** The label with letters lit, where it is not plain. */
  children?: ReactNode
}

export type RowProps = Shown & {
  onPress: (event: MouseEvent) => void
  onMenu?: (at: { x: number; y: number }) => void
  /** Here one is, without the ground of a choice: the place in the navigator. */
  current?: boolean
}

/** One line, 28 px, by itself a button. In a `VirtualList` use `RowBody`. */
export function Row(props: RowProps) {
  const { onPress, onMenu, current, ...shown } = props
  return (
    <button
      type="button"
      className={[styles.row, shown.selected && styles.selected, current && styles.current].filter(Boolean).join(' ')}
      aria-current={shown.selected || current ? 'page' : undefined}
      title={shown.label}
      {...pressOrMiddle(onPress)}
      onContextMenu={
        onMenu &&
        (event => {
          event.preventDefault()
          onMenu({ x: event.clientX, y: event.clientY })
        })
      }
    >
      <Inside {...shown} />
    </button>
  )
}

export type RowBodyProps = Shown & {
  /** Depth in a tree, 0 at the top. */
  level?: number
  /** Null for a leaf. */
  open?: boolean | null
  onToggle?: () => void
}

/** What a row looks like, for a list that brings its own role, focus and press. */
export function RowBody(props: RowBodyProps) {
  const { level, open, onToggle, ...shown } = props
  return (
    <div
      className={shown.selected ? `${styles.row} ${styles.selected}` : styles.row}
      style={level === undefined ? undefined : { paddingInlineStart: `${0.5 + level * 1.25}rem` }}
      title={shown.label}
    >
      {open !== undefined && <Twist open={open} onToggle={onToggle} />}
      <Inside {...shown} />
    </div>
  )
}

function Twist({ open, onToggle }: { open: boolean | null; onToggle?: () => void }) {
  if (open === null) return <span className={styles.twist} />
  return (
    // The tree's own keys open and close; this is for the pointer.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has arrow keys
    // biome-ignore lint/a11y/noStaticElementInteractions: the tree says aria-expanded on its item
    <span
      className={styles.twist}
      data-open={open}
      onClick={event => {
        event.stopPropagation()
        onToggle?.()
      }}
    >
      <ChevronRight size={14} strokeWidth={2} aria-hidden />
    </span>
  )
}

function Inside({ label, icon: Icon, count, detail, children }: Shown) {
  return (
    <>
      {Icon && <Icon size={16} strokeWidth={1.75} aria-hidden />}
      <span className={styles.label} lang={isUrdu(label) ? 'ur' : undefined}>
        <bdi>{children ?? label}</bdi>
      </span>
      {detail && (
        <span className={styles.detail} lang={isUrdu(detail) ? 'ur' : undefined}>
          <bdi>{detail}</bdi>
        </span>
      )}
      {count !== undefined && <span className={styles.count}>{count.toLocaleString('en')}</span>}
    </>
  )
}
