import { type KeyboardEvent, type Ref, useId } from 'react'
import styles from './Field.module.css'

export type TextAreaProps = {
  label: string
  value: string
  onChange: (value: string) => void
  hideLabel?: boolean
  placeholder?: string
  help?: string
  error?: string
  rows?: number
  autoFocus?: boolean
  /** Ctrl or Cmd with Enter. */
  onSubmit?: () => void
  onEscape?: () => void
  onBlur?: () => void
  ref?: Ref<HTMLTextAreaElement>
}

export function TextArea(props: TextAreaProps) {
  const id = useId()
  const { error, help } = props
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const submits = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    const run = submits ? props.onSubmit : event.key === 'Escape' ? props.onEscape : undefined
    if (!run) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={props.hideLabel ? 'visuallyHidden' : styles.label}>
        {props.label}
      </label>
      <div className={[styles.box, styles.area, error && styles.bad].filter(Boolean).join(' ')}>
        <textarea
          ref={props.ref}
          id={id}
          className={styles.input}
          dir="auto"
          rows={props.rows ?? 3}
          value={props.value}
          placeholder={props.placeholder}
          // biome-ignore lint/a11y/noAutofocus: asked for where a form opens on it
          autoFocus={props.autoFocus}
          aria-invalid={error ? true : undefined}
          aria-describedby={error || help ? `${id}-help` : undefined}
          onChange={event => props.onChange(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={props.onBlur}
        />
      </div>
      {(error || help) && (
        <div id={`${id}-help`} className={error ? styles.error : styles.help}>
          {error || help}
        </div>
      )}
    </div>
  )
}
