import { Check, type LucideIcon } from 'lucide-react'
import { type ReactElement, useRef } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Separator } from 'react-aria-components/Separator'
import { Kbd } from './Kbd.tsx'
import styles from './Menu.module.css'

export type MenuEntry =
  | {
      id: string
      label: string
      run: () => void
      icon?: LucideIcon
      keys?: string
      danger?: boolean
      disabled?: boolean
      /** A check mark instead of the icon; the item is then one of a choice. */
      checked?: boolean
    }
  | 'separator'

export type MenuProps = {
  /** What the menu is of, for screen readers. */
  label: string
  /** A `Button` or `IconButton`. */
  trigger: ReactElement
  items: MenuEntry[]
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end'
}

export function Menu({ label, trigger, items, placement = 'bottom end' }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover} placement={placement} offset={4}>
        <Items label={label} items={items} />
      </Popover>
    </MenuTrigger>
  )
}

export type MenuAtProps = {
  label: string
  items: MenuEntry[]
  /** Window coordinates, from a contextmenu event. */
  at: { x: number; y: number }
  onClose: () => void
}

/** A menu at a point, open for as long as it is rendered. */
export function MenuAt({ label, items, at, onClose }: MenuAtProps) {
  const anchor = useRef<HTMLDivElement>(null)
  return (
    <>
      <div ref={anchor} className={styles.at} style={{ left: at.x, top: at.y }} />
      <Popover
        className={styles.popover}
        aria-label={label}
        triggerRef={anchor}
        placement="bottom start"
        offset={0}
        isOpen
        onOpenChange={open => !open && onClose()}
      >
        <Items label={label} items={items} onClose={onClose} />
      </Popover>
    </>
  )
}

function Items({ label, items, onClose }: { label: string; items: MenuEntry[]; onClose?: () => void }) {
  const hasIcons = items.some(item => item !== 'separator' && (item.icon || item.checked !== undefined))
  return (
    <AriaMenu className={styles.menu} aria-label={label} autoFocus="first" onClose={onClose}>
      {items.map((item, i) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: a separator has nothing else to be known by
        if (item === 'separator') return <Separator key={`separator-${i}`} className={styles.separator} />
        const Icon = item.checked ? Check : item.icon
        return (
          <MenuItem
            key={item.id}
            id={item.id}
            textValue={item.label}
            className={item.danger ? `${styles.item} ${styles.danger}` : styles.item}
            isDisabled={item.disabled}
            onAction={item.run}
          >
            {Icon && <Icon size={16} strokeWidth={1.75} aria-hidden />}
            {!Icon && hasIcons && <span className={styles.blank} />}
            <span className={styles.label} dir="auto">
              {item.label}
            </span>
            {item.checked && <span className="visuallyHidden">chosen</span>}
            {item.keys && (
              <span className={styles.keys}>
                <Kbd keys={item.keys} />
              </span>
            )}
          </MenuItem>
        )
      })}
    </AriaMenu>
  )
}
