import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Notice.module.css'

export type CalloutProps = {
  tone?: 'info' | 'warn' | 'danger'
  title?: string
  children?: ReactNode
  actions?: ReactNode
}

const ICONS = { info: Info, warn: TriangleAlert, danger: CircleAlert }

export function Callout({ tone = 'info', title, children, actions }: CalloutProps) {
  const Icon = ICONS[tone]
  return (
    <div className={`${styles.callout} ${styles[tone] ?? ''}`} role={tone === 'danger' ? 'alert' : 'note'}>
      <Icon size={18} strokeWidth={1.75} aria-hidden />
      <div className={styles.body}>
        {title && <b className={styles.head}>{title}</b>}
        {children}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  )
}
