import { Search, X } from 'lucide-react'
import type { KeyboardEvent, Ref } from 'react'
import { IconButton } from '#ui/IconButton.tsx'
import styles from './SearchBox.module.css'

export type SearchBoxProps = {
  value: string
  onChange: (value: string) => void
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
  /** Ids of the list and of the result the keys are on. */
  list: string
  active: string | undefined
  isOpen: boolean
  ref: Ref<HTMLInputElement>
}

/** The box keeps the focus while the arrow keys go through what was found. */
export function SearchBox({ value, onChange, onKeyDown, list, active, isOpen, ref }: SearchBoxProps) {
  return (
    <div className={styles.box}>
      <Search size={18} strokeWidth={1.75} aria-hidden />
      <input
        ref={ref}
        className={styles.input}
        dir="auto"
        type="search"
        role="combobox"
        aria-label="Search notes and sources"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? list : undefined}
        aria-activedescendant={isOpen ? active : undefined}
        value={value}
        placeholder="Words, “a phrase”, tag:, -not"
        spellCheck={false}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: one comes here to write into it
        autoFocus
        data-focus-first
        onChange={event => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {value !== '' && <IconButton icon={X} size="small" label="Clear" onPress={() => onChange('')} />}
    </div>
  )
}
