import type { ReactNode } from 'react'
import { Switch as AriaSwitch } from 'react-aria-components/Switch'
import styles from './Switch.module.css'

export type SwitchProps = {
  on: boolean
  onChange: (on: boolean) => void
  /** The visible label. */
  children?: ReactNode
  /** Where there is no visible one. */
  label?: string
  disabled?: boolean
}

export function Switch({ on, onChange, children, label, disabled }: SwitchProps) {
  return (
    <AriaSwitch className={styles.switch} isSelected={on} onChange={onChange} isDisabled={disabled} aria-label={label}>
      <span className={styles.track}>
        <span className={styles.knob} />
      </span>
      {children}
    </AriaSwitch>
  )
}
