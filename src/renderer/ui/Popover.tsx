import type { ReactElement, ReactNode } from 'react'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover as AriaPopover } from 'react-aria-components/Popover'
import styles from './Popover.module.css'

export type PopoverProps = {
  label: string
  /** A `Button` or `IconButton`. */
  trigger: ReactElement
  children: ReactNode | ((close: () => void) => ReactNode)
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | 'bottom' | 'top'
  /** The paper of the sheet it belongs to, where that is not the window's. */
  paper?: 'light' | 'sepia' | 'dark'
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

export function Popover(props: PopoverProps) {
  const { children } = props
  return (
    <DialogTrigger isOpen={props.open} onOpenChange={props.onOpenChange}>
      {props.trigger}
      <AriaPopover
        className={styles.popover}
        placement={props.placement ?? 'bottom end'}
        offset={4}
        data-paper={props.paper}
      >
        <Dialog className={styles.inside} aria-label={props.label}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  )
}
