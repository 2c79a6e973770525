import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Kbd } from './Kbd.tsx'
import styles from './Notice.module.css'

export type EmptyStep = { icon: LucideIcon; label: string; detail?: string; keys?: string; run: () => void }

export type EmptyProps = {
  /** A sentence. */
  title: string
  children?: ReactNode
  /** What to do next, as rows that work. The first one stands out. */
  steps?: EmptyStep[]
  /** In a pane or list instead of a whole sheet. */
  small?: boolean
}

export function Empty({ title, children, steps = [], small }: EmptyProps) {
  const Title = small ? 'p' : 'h1'
  return (
    <div className={small ? `${styles.empty} ${styles.small}` : styles.empty}>
      <Title className={styles.title}>{title}</Title>
      {children && <div className={styles.lead}>{children}</div>}
      {steps.length > 0 && (
        <div className={styles.steps}>
          {steps.map((step, i) => (
            <Step key={step.label} step={step} first={i === 0 && !small} />
          ))}
        </div>
      )}
    </div>
  )
}

function Step({ step, first }: { step: EmptyStep; first: boolean }) {
  const { icon: Icon, label, detail, keys, run } = step
  return (
    <button type="button" className={first ? `${styles.step} ${styles.first}` : styles.step} onClick={run}>
      <span className={styles.icon}>
        <Icon size={18} strokeWidth={1.75} aria-hidden />
      </span>
      <span>
        <b>{label}</b>
        {detail && <span className={styles.detail}>{detail}</span>}
      </span>
      {keys && <Kbd keys={keys} />}
    </button>
  )
}
