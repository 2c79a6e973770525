import { Button } from './Button.tsx'
import styles from './Notice.module.css'

export type ProgressBarProps = {
  /** "Importing 212 notes". */
  label: string
  /** 0 to 1. */
  value: number
  /** "148 done, 3 skipped". */
  text?: string
  onStop?: () => void
}

export function ProgressBar({ label, value, text, onStop }: ProgressBarProps) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <div className={styles.progress}>
      <div className={styles.progressHead}>
        <span className={styles.progressLabel}>{label}</span>
        {text && <span className={styles.progressText}>{text}</span>}
        {onStop && (
          <Button size="small" onPress={onStop}>
            Stop
          </Button>
        )}
      </div>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={text}
      >
        <span className={styles.fill} style={{ inlineSize: `${percent}%` }} />
      </div>
    </div>
  )
}

/** 40 by 3, at the end of a list item. `value` is 0 to 1. */
export function MiniBar({ value, label }: { value: number; label: string }) {
  const percent = Math.round(value * 100)
  return (
    <span className={styles.mini} role="img" aria-label={`${label} ${percent} %`}>
      <span className={styles.fill} style={{ inlineSize: `${percent}%` }} />
    </span>
  )
}
