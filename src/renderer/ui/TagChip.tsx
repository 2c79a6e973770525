import { X } from 'lucide-react'
import type { MouseEvent } from 'react'
import { isUrdu } from '#lib/words.ts'
import { pressOrMiddle } from './press.ts'
import styles from './TagChip.module.css'

export type TagChipProps = {
  /** Without the `#`. */
  tag: string
  onPress?: (event: MouseEvent) => void
  onRemove?: () => void
  on?: boolean
  small?: boolean
  /** The cross is then reached by the field's own keys. */
  skipTab?: boolean
}

/** The last segment speaks, what it lies under is faint. */
export function TagChip({ tag, onPress, onRemove, on, small, skipTab }: TagChipProps) {
  const cut = tag.lastIndexOf('/') + 1
  const lang = isUrdu(tag) ? 'ur' : undefined
  const inside = (
    <>
      <span className={styles.parent}>#{tag.slice(0, cut)}</span>
      {tag.slice(cut)}
    </>
  )
  const words = (
    <span className={styles.words} title={`#${tag}`}>
      {inside}
    </span>
  )
  const names = [styles.tag, on && styles.on, small && styles.small, onPress && styles.press].filter(Boolean).join(' ')
  if (onPress && !onRemove) {
    return (
      <button type="button" className={names} lang={lang} dir="auto" {...pressOrMiddle(onPress)} aria-pressed={on}>
        {words}
      </button>
    )
  }
  return (
    <span className={names} lang={lang} dir={lang ? 'rtl' : 'ltr'}>
      {onPress ? (
        <button type="button" className={styles.words} title={`#${tag}`} {...pressOrMiddle(onPress)}>
          {inside}
        </button>
      ) : (
        words
      )}
      {onRemove && (
        <button
          type="button"
          className={styles.remove}
          aria-label={`Remove the tag ${tag}`}
          tabIndex={skipTab ? -1 : undefined}
          onClick={onRemove}
        >
          <X size={12} strokeWidth={2} aria-hidden />
        </button>
      )}
    </span>
  )
}
