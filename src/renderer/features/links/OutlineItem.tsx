import { ChevronRight } from 'lucide-react'
import type { PointerEvent } from 'react'
import { isUrdu } from '#lib/words.ts'
import styles from './Outline.module.css'
import type { TreeRow } from './outlineTree.ts'

type OutlineItemProps = {
  row: TreeRow
  /** The heading one writes or reads under. */
  isCurrent: boolean
  /** The Tab key comes to this one. */
  isEntry: boolean
  isHeld: boolean
  onToggle: () => void
  onPress: () => void
  onFocus: () => void
  onTake: (event: PointerEvent<HTMLElement>) => void
}

export function OutlineItem(props: OutlineItemProps) {
  const { row, isCurrent, isEntry, isHeld } = props
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys
    <div
      role="treeitem"
      className={styles.heading}
      data-key={row.key}
      data-top={row.depth === 0 || undefined}
      data-held={isHeld || undefined}
      aria-level={row.depth + 1}
      aria-expanded={row.hasChildren ? !row.isCollapsed : undefined}
      aria-selected={isCurrent}
      aria-current={isCurrent ? 'location' : undefined}
      tabIndex={isEntry ? 0 : -1}
      lang={isUrdu(row.text) ? 'ur' : undefined}
      title={row.text}
      style={{ paddingInlineStart: `${row.depth}rem` }}
      onClick={props.onPress}
      onFocus={props.onFocus}
      onPointerDown={props.onTake}
    >
      {row.hasChildren ? (
        <span
          className={styles.chevron}
          data-open={!row.isCollapsed || undefined}
          aria-hidden
          onPointerDown={event => event.stopPropagation()}
          onClick={event => {
            event.stopPropagation()
            props.onToggle()
          }}
        >
          <ChevronRight size={14} strokeWidth={2} />
        </span>
      ) : (
        <span className={styles.chevron} />
      )}
      <span className={styles.words}>
        <bdi>{row.text}</bdi>
      </span>
    </div>
  )
}
