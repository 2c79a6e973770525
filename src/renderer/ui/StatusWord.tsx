import type { LucideIcon } from 'lucide-react'
import styles from './Notice.module.css'

export type StatusWordProps = {
  icon: LucideIcon
  /** A state is never shown by colour or icon alone. */
  word: string
  tone?: 'plain' | 'ok' | 'warn' | 'danger'
  title?: string
}

export function StatusWord({ icon: Icon, word, tone = 'plain', title }: StatusWordProps) {
  return (
    <span className={styles.status} data-tone={tone} title={title}>
      <Icon size={14} strokeWidth={2} aria-hidden />
      {word}
    </span>
  )
}
