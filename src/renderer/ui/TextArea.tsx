import { type KeyboardEvent, type Ref, useId } from 'react'
import styles from './Field.module.css'
import { describedBy, Field, type FieldProps } from './Field.tsx'

export type TextAreaProps = Omit<FieldProps, 'id'> & {
  value: string
  onChange: (value: string) => void
  placeholder?: string
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
    <Field id={id} label={props.label} hideLabel={props.hideLabel} help={help} error={error} className={styles.area}>
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
        {...describedBy({ id, help, error })}
        onChange={event => props.onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={props.onBlur}
      />
    </Field>
  )
}
