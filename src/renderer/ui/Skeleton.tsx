import { useEffect, useState } from 'react'
import styles from './Notice.module.css'

const WIDTHS = ['70%', '100%', '85%', '92%', '60%']
const QUIET = 300

/** Still bars, and nothing at all for the first 300 ms. */
export function Skeleton({ lines = 3, label = 'Loading' }: { lines?: number; label?: string }) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), QUIET)
    return () => clearTimeout(timer)
  }, [])
  if (!shown) return null
  return (
    <div className={styles.skeleton} role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: still bars have no identity
        <i key={i} style={{ inlineSize: WIDTHS[i % WIDTHS.length] }} />
      ))}
    </div>
  )
}
