import { Check, ChevronDown } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import styles from './Select.module.css'

export type SelectProps<T extends string> = {
  label: string
  value: T
  onChange: (value: T) => void
  options: readonly { value: T; label: string }[]
  hideLabel?: boolean
  disabled?: boolean
}

export function Select<T extends string>({ label, value, onChange, options, hideLabel, disabled }: SelectProps<T>) {
  return (
    <AriaSelect
      className={styles.select}
      value={value}
      onChange={key => onChange(key as T)}
      isDisabled={disabled}
      aria-label={hideLabel ? label : undefined}
    >
      {!hideLabel && <Label className={styles.label}>{label}</Label>}
      <Button className={styles.button}>
        <SelectValue className={styles.value}>{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover className={styles.popover} offset={4}>
        <ListBox className={styles.list}>
          {options.map(option => (
            <ListBoxItem key={option.value} id={option.value} textValue={option.label} className={styles.option}>
              {option.label}
              {option.value === value && <Check size={16} strokeWidth={2} aria-hidden />}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
