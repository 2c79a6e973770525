import type { ReactNode } from 'react'
import styles from './Field.module.css'

export type FieldProps = {
  /** Of the input; what helps is `${id}-help`. */
  id: string
  label: string
  /** The label is still there for screen readers. */
  hideLabel?: boolean
  /** What may help while writing; the error takes its place. */
  help?: string
  /** Says what to write instead. */
  error?: string
}

/** What an input needs to be described by what `Field` says under it. */
export const describedBy = ({ id, help, error }: Pick<FieldProps, 'id' | 'help' | 'error'>) => ({
  'aria-invalid': error ? true : undefined,
  'aria-describedby': error || help ? `${id}-help` : undefined,
})

/** Label, box and the sentence under it. `className` is the box's own look. */
export function Field(props: FieldProps & { className?: string; children: ReactNode }) {
  const { id, label, hideLabel, help, error, className, children } = props
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hideLabel ? 'visuallyHidden' : styles.label}>
        {label}
      </label>
      <div className={[styles.box, className, error && styles.bad].filter(Boolean).join(' ')}>{children}</div>
      {(error || help) && (
        <div id={`${id}-help`} className={error ? styles.error : styles.help}>
          {error || help}
        </div>
      )}
    </div>
  )
}
