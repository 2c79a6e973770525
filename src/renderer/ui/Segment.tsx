import type { LucideIcon } from 'lucide-react'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import styles from './Segment.module.css'

export type SegmentProps<T extends string> = {
  label: string
  value: T
  onChange: (value: T) => void
  options: readonly { value: T; label: string; icon?: LucideIcon; count?: number; serif?: boolean }[]
}

/** One of a few, all in view. The arrow keys choose. */
export function Segment<T extends string>({ label, value, onChange, options }: SegmentProps<T>) {
  return (
    <RadioGroup
      className={styles.segment}
      aria-label={label}
      orientation="horizontal"
      value={value}
      onChange={chosen => onChange(chosen as T)}
    >
      {options.map(({ value: option, label: words, icon: Icon, count, serif }) => (
        <Radio key={option} value={option} className={serif ? `${styles.option} ${styles.serif}` : styles.option}>
          {Icon && <Icon size={16} strokeWidth={1.75} aria-hidden />}
          {words}
          {count !== undefined && <span className={styles.count}>{count.toLocaleString('en')}</span>}
        </Radio>
      ))}
    </RadioGroup>
  )
}
