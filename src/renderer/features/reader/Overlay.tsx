import { useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { Id } from '#data/rows.ts'
import { isUrdu } from '#lib/words.ts'
import type { Page } from './page.ts'
import type { Mark, Overlay as Measures } from './useOverlayMarks.ts'

type OverlayProps = {
  page: Page
  measures: Measures
  current: Id | null
  onChoose: (id: Id) => void
}

/** Comments, pins and the bar of the current passage, in the frame beside the text. Its look is in `page.css`. */
export function Overlay({ page, measures, current, onChoose }: OverlayProps) {
  const { marks, gutter, x, isWide } = measures
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => pushDown(box.current, marks), [marks])
  return createPortal(
    <div ref={box}>
      {gutter && <div className="gutter" style={{ top: gutter.top, left: gutter.x, blockSize: gutter.height }} />}
      {marks.map(mark => (
        <Remark key={mark.id} mark={mark} x={x} isWide={isWide} isCurrent={mark.id === current} onChoose={onChoose} />
      ))}
    </div>,
    page.over,
  )
}

type RemarkProps = { mark: Mark; x: number; isWide: boolean; isCurrent: boolean; onChoose: (id: Id) => void }

function Remark({ mark, x, isWide, isCurrent, onChoose }: RemarkProps) {
  const shared = {
    type: 'button' as const,
    'data-mark': mark.id,
    'data-color': mark.color,
    'aria-current': isCurrent,
    style: { left: x, top: mark.top },
    onClick: () => onChoose(mark.id),
  }
  if (!isWide) {
    return (
      <button {...shared} className="pin" aria-label={`Comment ${mark.number}: ${mark.comment}`} title={mark.comment}>
        <span>{mark.number}</span>
      </button>
    )
  }
  return (
    <button
      {...shared}
      className="remark"
      dir="auto"
      lang={isUrdu(mark.comment) ? 'ur' : undefined}
      aria-label={`Comment: ${mark.comment}`}
    >
      {mark.comment}
      {mark.tags.length > 0 && <span className="tags">{mark.tags.map(tag => `#${tag}`).join(' ')}</span>}
    </button>
  )
}

const APART = 8

/** Those that would lie on one another go down. */
function pushDown(box: HTMLElement | null, marks: Mark[]) {
  let free = 0
  for (const mark of marks) {
    const element = box?.querySelector<HTMLElement>(`[data-mark="${mark.id}"]`)
    if (!element) continue
    const top = Math.max(mark.top, free)
    element.style.top = `${top}px`
    free = top + element.offsetHeight + (element.className === 'pin' ? 0 : APART)
  }
}
