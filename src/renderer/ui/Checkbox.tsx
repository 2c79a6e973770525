import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox'
import styles from './Switch.module.css'

export type CheckboxProps = {
  on: boolean
  onChange: (on: boolean) => void
  children?: ReactNode
  label?: string
  /** Some of what it stands for is on. */
  mixed?: boolean
  disabled?: boolean
}

export function Checkbox({ on, onChange, children, label, mixed, disabled }: CheckboxProps) {
  const Mark = mixed ? Minus : Check
  return (
    <AriaCheckbox
      className={styles.check}
      isSelected={on}
      isIndeterminate={mixed}
      onChange={onChange}
      isDisabled={disabled}
      aria-label={label}
    >
      <span className={styles.box}>{(on || mixed) && <Mark size={12} strokeWidth={3} aria-hidden />}</span>
      {children}
    </AriaCheckbox>
  )
}
