import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import styles from './Sash.module.css'

export type SashProps = {
  label: string
  /** The size it sets, in the unit of its owner, for screen readers. */
  value: number
  least: number
  most: number
  direction?: 'row' | 'column'
  /** How far it was moved since the last call, in pixels along the reading direction. */
  onMove: (by: number) => void
}

const STEP = 16

/** The gap between two sheets, to be dragged or moved with the arrow keys. */
export function Sash({ label, value, least, most, direction = 'row', onMove }: SashProps) {
  const last = useRef(0)
  const along = (event: PointerEvent) => (direction === 'row' ? event.clientX : event.clientY)
  const sign = (element: HTMLElement) => (direction === 'row' && getComputedStyle(element).direction === 'rtl' ? -1 : 1)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowRight: STEP, ArrowDown: STEP, ArrowLeft: -STEP, ArrowUp: -STEP }[event.key]
    if (by === undefined) return
    event.preventDefault()
    onMove(by * sign(event.currentTarget))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is no rule
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={direction === 'row' ? 'vertical' : 'horizontal'}
      aria-valuenow={Math.round(value)}
      aria-valuemin={least}
      aria-valuemax={most}
      className={direction === 'row' ? styles.sash : `${styles.sash} ${styles.column}`}
      onKeyDown={onKeyDown}
      onPointerDown={event => {
        last.current = along(event)
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={event => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
        const now = along(event)
        if (now !== last.current) onMove((now - last.current) * sign(event.currentTarget))
        last.current = now
      }}
    />
  )
}
