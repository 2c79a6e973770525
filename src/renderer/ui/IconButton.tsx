import type { LucideIcon } from 'lucide-react'
import type { Ref } from 'react'
import { Button as AriaButton, type PressEvent } from 'react-aria-components/Button'
import styles from './IconButton.module.css'
import { Tooltip } from './Tooltip.tsx'

export type IconButtonProps = {
  icon: LucideIcon
  label: string
  onPress?: (event: PressEvent) => void
  /** As in the command list, `Mod+Shift+F`; shown in the tooltip. */
  keys?: string
  /** A toggle when given. */
  pressed?: boolean
  /** The place one is in, for the rail. */
  current?: boolean
  /** How being on shows: `accent` in strips, `plain` in the title bar, `place` in the rail. */
  look?: 'accent' | 'plain' | 'place'
  /** 24, 28 or 36 px. */
  size?: 'small' | 'medium' | 'large'
  disabled?: boolean
  /** Out of the tab order, where a list or strip moves the focus itself. */
  skipTab?: boolean
  placement?: 'top' | 'bottom' | 'start' | 'end'
  className?: string
  ref?: Ref<HTMLButtonElement>
}

export function IconButton(props: IconButtonProps) {
  const { icon: Icon, label, size = 'medium', look = 'accent' } = props
  const names = [styles.button, styles[size], styles[look], props.className]
  return (
    <Tooltip text={label} keys={props.keys} placement={props.placement}>
      <AriaButton
        ref={props.ref}
        className={names.filter(Boolean).join(' ')}
        aria-label={label}
        aria-pressed={props.pressed}
        aria-current={props.current ? 'page' : undefined}
        data-current={props.current || undefined}
        onPress={props.onPress}
        isDisabled={props.disabled}
        excludeFromTabOrder={props.skipTab}
      >
        <Icon size={size === 'small' ? 16 : 18} strokeWidth={1.75} aria-hidden />
      </AriaButton>
    </Tooltip>
  )
}
