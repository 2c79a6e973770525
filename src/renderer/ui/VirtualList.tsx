import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  memo,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { moveIn, typeAhead } from './listKeys.ts'
import styles from './VirtualList.module.css'

export type Modifiers = { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean }

export type VirtualListProps<T> = {
  label: string
  items: readonly T[]
  keyOf: (item: T) => string
  /** The same from render to render, and no row is rendered again that shows what it did. */
  render: (item: T, state: { selected: boolean; active: boolean }) => ReactNode
  /** Enter, or a press. */
  onActivate: (item: T, event: Modifiers) => void
  /** A button went down on it: it is likely to be activated. */
  onAim?: (item: T) => void
  /** Height of a row in px, or what to expect of it where `measured`. */
  height: number | ((item: T) => number)
  /** Rows are as high as what is in them. */
  measured?: boolean
  gap?: number
  /** Key of the chosen item. */
  selected?: string | null
  /** What letters typed on the list go to. */
  textOf?: (item: T) => string
  onDelete?: (item: T) => void
  onMenu?: (item: T, at: { x: number; y: number }) => void
  /** Makes it a tree: the level from 0, and whether it is open (null for a leaf). */
  branchOf?: (item: T) => { level: number; open: boolean | null }
  onToggle?: (item: T, open: boolean) => void
  /** Shown instead of the list when there is nothing in it. */
  empty?: ReactNode
  autoFocus?: boolean
  className?: string
}

/** A list of any length with one tab stop. The arrow keys move in it, also to rows that are not in the page yet. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { items, keyOf, height, selected = null, branchOf } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [activeKey, setActiveKey] = useState<string | null>(selected)
  const typed = useRef({ text: '', at: 0 })
  const isPressed = useRef(false)
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })

  const active = activeKey === null ? -1 : items.findIndex(item => keyOf(item) === activeKey)
  // The same while the items are: with a new one all rows are measured anew, ten thousand at each render.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a key depends on its item alone
  const getItemKey = useCallback((i: number) => keyOf(items[i] as T), [items])
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: i => (typeof height === 'number' ? height : height(items[i] as T)),
    getItemKey,
    gap: props.gap ?? 0,
    overscan: 8,
    // The active row stays in the page wherever one has scrolled to: the screen reader is on it.
    rangeExtractor: range => {
      const rows = defaultRangeExtractor(range)
      return active < 0 || rows.includes(active) ? rows : [...rows, active].sort((a, b) => a - b)
    },
    // Before the first measure (and in tests without layout) a screenful is drawn all the same.
    initialRect: { width: 300, height: 800 },
  })

  // What is opened elsewhere is where the keys go on from.
  useEffect(() => {
    if (selected !== null) setActiveKey(selected)
  }, [selected])

  const go = (i: number) => {
    const item = items[i]
    if (item === undefined) return
    setActiveKey(keyOf(item))
    virtualizer.scrollToIndex(i)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return
    const done = listKey(event, {
      go,
      active,
      item: items[active],
      page: Math.max(1, (virtualizer.range?.endIndex ?? 1) - (virtualizer.range?.startIndex ?? 0)),
      props,
      typed: typed.current,
      at: () => {
        const box = scroller.current?.querySelector('[data-active]')?.getBoundingClientRect()
        return { x: box ? box.left + 16 : 0, y: box ? box.bottom : 0 }
      },
    })
    if (!done) return
    event.preventDefault()
    event.stopPropagation()
  }

  if (items.length === 0 && props.empty) return <>{props.empty}</>
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a listbox and a tree both take them
    // biome-ignore lint/a11y/noStaticElementInteractions: its role is listbox or tree
    <div
      ref={scroller}
      className={props.className ? `${styles.list} ${props.className}` : styles.list}
      role={branchOf ? 'tree' : 'listbox'}
      aria-label={props.label}
      aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
      tabIndex={0}
      // biome-ignore lint/a11y/noAutofocus: asked for where a list is what one came for
      autoFocus={props.autoFocus}
      onKeyDown={onKeyDown}
      onPointerDown={() => {
        isPressed.current = document.activeElement !== scroller.current
      }}
      onFocus={event => {
        // A press says itself which row is meant; to go to the first would move that row away from under it.
        if (event.target === event.currentTarget && active < 0 && !isPressed.current) go(0)
        isPressed.current = false
      }}
    >
      <div className={styles.inside} role="presentation" style={{ blockSize: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(row => {
          const item = items[row.index] as T
          const branch = branchOf?.(item)
          return (
            <Option
              key={row.key}
              id={`${id}-${row.index}`}
              item={item}
              index={row.index}
              count={items.length}
              start={row.start}
              size={props.measured ? undefined : row.size}
              measure={props.measured ? virtualizer.measureElement : undefined}
              active={row.index === active}
              selected={selected !== null && keyOf(item) === selected}
              level={branch?.level}
              open={branch?.open}
              render={props.render}
              list={latest}
              onPoint={setActiveKey}
            />
          )
        })}
      </div>
    </div>
  )
}

type OptionProps<T> = {
  id: string
  item: T
  index: number
  count: number
  /** In px from the top of the list. */
  start: number
  /** In px; left to what is in it where it is measured. */
  size: number | undefined
  measure: ((node: Element | null) => void) | undefined
  active: boolean
  selected: boolean
  /** Of a tree: from 0. */
  level: number | undefined
  open: boolean | null | undefined
  render: VirtualListProps<T>['render']
  list: RefObject<VirtualListProps<T>>
  onPoint: (key: string) => void
}

/** Takes what it shows as values and what it does from the list as it is then: most renders of a list change two rows. */
const Option = memo(function Option<T>(props: OptionProps<T>) {
  const { item, index, active, selected, level, list } = props
  const point = () => props.onPoint(list.current.keyOf(item))
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys
    // biome-ignore lint/a11y/noStaticElementInteractions: its role is option or treeitem
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: treeitem has level and expanded, option never gets them
    <div
      id={props.id}
      ref={props.measure}
      data-index={index}
      data-active={active || undefined}
      className={active ? `${styles.option} ${styles.active}` : styles.option}
      role={level === undefined ? 'option' : 'treeitem'}
      aria-selected={selected}
      aria-setsize={props.count}
      aria-posinset={index + 1}
      aria-level={level === undefined ? undefined : level + 1}
      aria-expanded={props.open ?? undefined}
      style={{ transform: `translateY(${props.start}px)`, blockSize: props.size }}
      onPointerDown={() => list.current.onAim?.(item)}
      onClick={event => {
        point()
        list.current.onActivate(item, event)
      }}
      onAuxClick={event => {
        // The middle button means a tab of its own, as in a browser.
        if (event.button === 1) list.current.onActivate(item, { ...modifiersOf(event), ctrlKey: true })
      }}
      onContextMenu={event => {
        if (!list.current.onMenu) return
        event.preventDefault()
        point()
        list.current.onMenu(item, { x: event.clientX, y: event.clientY })
      }}
    >
      {props.render(item, { selected, active })}
    </div>
  )
}) as <T>(props: OptionProps<T>) => ReactNode

function modifiersOf({ ctrlKey, metaKey, shiftKey, altKey }: Modifiers): Modifiers {
  return { ctrlKey, metaKey, shiftKey, altKey }
}

type Now<T> = {
  go: (i: number) => void
  active: number
  item: T | undefined
  page: number
  props: VirtualListProps<T>
  typed: { text: string; at: number }
  at: () => { x: number; y: number }
}

/** True where the key was ours. */
function listKey<T>(event: KeyboardEvent, now: Now<T>): boolean {
  const { props, item, active, go } = now
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey
  if (plain) {
    const next = moveIn(event.key, { at: active, count: props.items.length, page: now.page })
    if (next !== null) {
      go(next)
      return true
    }
  }
  if (item === undefined) return false
  if (event.key === 'Enter' || (event.key === ' ' && now.typed.text === '')) {
    props.onActivate(item, event)
    return true
  }
  if (event.key === 'Delete' && plain && props.onDelete) {
    props.onDelete(item)
    return true
  }
  if ((event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) && props.onMenu) {
    props.onMenu(item, now.at())
    return true
  }
  if (plain && props.branchOf && branchKey(event, now, item)) return true
  return plain && event.key.length === 1 && props.textOf !== undefined && letter(event, now, props.textOf)
}

function branchKey<T>(event: KeyboardEvent, { props, active, go }: Now<T>, item: T): boolean {
  const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl'
  const inward = isRtl ? 'ArrowLeft' : 'ArrowRight'
  const outward = isRtl ? 'ArrowRight' : 'ArrowLeft'
  if (event.key !== inward && event.key !== outward) return false
  const branch = props.branchOf?.(item)
  if (!branch) return false
  if (event.key === inward) {
    if (branch.open === false) props.onToggle?.(item, true)
    else if (branch.open) go(active + 1)
    return true
  }
  if (branch.open) {
    props.onToggle?.(item, false)
    return true
  }
  for (let i = active - 1; i >= 0; i--) {
    const above = props.items[i]
    if (above === undefined || (props.branchOf?.(above).level ?? 0) >= branch.level) continue
    go(i)
    break
  }
  return true
}

const FORGETS = 800

function letter<T>(event: KeyboardEvent, now: Now<T>, textOf: (item: T) => string): boolean {
  const { typed, props } = now
  const isOn = event.timeStamp - typed.at < FORGETS
  typed.text = isOn && typed.text !== event.key ? typed.text + event.key : event.key
  typed.at = event.timeStamp
  const next = typeAhead(typed.text, now.active, props.items.length, i => textOf(props.items[i] as T))
  if (next >= 0) now.go(next)
  return true
}
