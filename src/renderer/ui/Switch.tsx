import { Switch as AriaSwitch } from 'react-aria-components/Switch'
import styles from './Switch.module.css'

export type SwitchProps = {
  label: string
  on: boolean
  onChange: (on: boolean) => void
  disabled?: boolean
}

/** On or off, at once. */
export function Switch({ label, on, onChange, disabled }: SwitchProps) {
  return (
    <AriaSwitch className={styles.switch} isSelected={on} onChange={onChange} isDisabled={disabled}>
      <span className={styles.label}>{label}</span>
      <span className={styles.track} aria-hidden />
    </AriaSwitch>
  )
}
