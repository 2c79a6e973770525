import { Fragment, type ReactNode } from 'react'
import styles from './Lit.module.css'

export type LitProps = {
  text: string
  /** Start and end, UTF-16 units, in order and not overlapping; what is out of order or out of the text is left out. */
  ranges: readonly (readonly [number, number])[]
  /** `found`: words lit up. `matched`: letters of a completion, bold and underlined. */
  look?: 'found' | 'matched'
}

export function Lit({ text, ranges, look = 'found' }: LitProps) {
  const parts: ReactNode[] = []
  let at = 0
  for (const [start, end] of ranges) {
    if (start < at || end <= start || start >= text.length) continue
    parts.push(
      <Fragment key={start}>
        {text.slice(at, start)}
        <mark className={look === 'found' ? styles.lit : styles.matched}>{text.slice(start, end)}</mark>
      </Fragment>,
    )
    at = Math.min(end, text.length)
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  )
}
