import { type LucideIcon, X } from 'lucide-react'
import { type KeyboardEvent, type Ref, useId } from 'react'
import styles from './Field.module.css'
import { describedBy, Field, type FieldProps } from './Field.tsx'

export type TextFieldProps = Omit<FieldProps, 'id'> & {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  icon?: LucideIcon
  /** Without an edge, only for filters that carry an icon. `desk` where it stands on the desk itself. */
  look?: 'edge' | 'soft' | 'desk'
  type?: 'text' | 'search' | 'url'
  /** Shows a button that empties it. */
  clearable?: boolean
  autoFocus?: boolean
  disabled?: boolean
  lang?: string
  onEnter?: () => void
  onEscape?: () => void
  onBlur?: () => void
  ref?: Ref<HTMLInputElement>
}

const LOOKS = { edge: '', soft: styles.soft, desk: styles.ondesk }

/** A text input. The direction follows what is written in it. */
export function TextField(props: TextFieldProps) {
  const id = useId()
  const { icon: Icon, error, help, look = 'edge' } = props
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter while an input method composes chooses its suggestion and nothing else.
    if (event.nativeEvent.isComposing) return
    const run = event.key === 'Enter' ? props.onEnter : event.key === 'Escape' ? props.onEscape : undefined
    if (!run) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }
  return (
    <Field id={id} label={props.label} hideLabel={props.hideLabel} help={help} error={error} className={LOOKS[look]}>
      {Icon && <Icon size={16} strokeWidth={1.75} aria-hidden />}
      <input
        ref={props.ref}
        id={id}
        className={styles.input}
        dir="auto"
        lang={props.lang}
        type={props.type ?? 'text'}
        value={props.value}
        placeholder={props.placeholder}
        disabled={props.disabled}
        // biome-ignore lint/a11y/noAutofocus: asked for where a dialog or form opens on it
        autoFocus={props.autoFocus}
        spellCheck={props.type ? false : undefined}
        {...describedBy({ id, help, error })}
        onChange={event => props.onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={props.onBlur}
      />
      {props.clearable && props.value !== '' && (
        <button type="button" className={styles.clear} aria-label="Clear" onClick={() => props.onChange('')}>
          <X size={14} strokeWidth={2} aria-hidden />
        </button>
      )}
    </Field>
  )
}
