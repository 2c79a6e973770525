import type { LucideIcon } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type PressEvent } from 'react-aria-components/Button'
import styles from './Button.module.css'

export type ButtonProps = {
  children: ReactNode
  onPress?: (event: PressEvent) => void
  variant?: 'primary' | 'default' | 'quiet' | 'danger' | 'link'
  size?: 'small' | 'medium' | 'large'
  icon?: LucideIcon
  disabled?: boolean
  autoFocus?: boolean
  type?: 'button' | 'submit'
  /** Only where the words on the button do not say enough by themselves. */
  label?: string
  className?: string
  ref?: Ref<HTMLButtonElement>
}

/** One `primary` per view; `danger` only inside a dialog. */
export function Button(props: ButtonProps) {
  const { variant = 'default', size = 'medium', icon: Icon } = props
  const names = [styles.button, styles[variant], styles[size], props.className]
  return (
    <AriaButton
      ref={props.ref}
      className={names.filter(Boolean).join(' ')}
      type={props.type ?? 'button'}
      onPress={props.onPress}
      isDisabled={props.disabled}
      autoFocus={props.autoFocus}
      aria-label={props.label}
    >
      {Icon && <Icon size={size === 'small' ? 14 : 16} strokeWidth={size === 'small' ? 2 : 1.75} aria-hidden />}
      {props.children}
    </AriaButton>
  )
}
