import type { ReactNode } from 'react'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import styles from './ChoiceCards.module.css'

export type ChoiceCardsProps = {
  label: string
  value: string | null
  onChange: (value: string) => void
  disabled?: boolean
  children: ReactNode
}

/** One of several that each need a few words. The arrow keys choose. */
export function ChoiceCards({ label, value, onChange, disabled, children }: ChoiceCardsProps) {
  return (
    <RadioGroup className={styles.group} aria-label={label} value={value} onChange={onChange} isDisabled={disabled}>
      {children}
    </RadioGroup>
  )
}

export type ChoiceCardProps = { value: string; title: string; children?: ReactNode; disabled?: boolean }

export function ChoiceCard({ value, title, children, disabled }: ChoiceCardProps) {
  return (
    <Radio className={styles.card} value={value} isDisabled={disabled}>
      <i className={styles.mark} aria-hidden />
      <span className={styles.words}>
        <b>{title}</b>
        {children}
      </span>
    </Radio>
  )
}
