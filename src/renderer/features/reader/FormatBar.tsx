import { Copy, Hash, MessageSquare, Quote, Trash2, Unlink } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type Ref, useLayoutEffect, useRef, useState } from 'react'
import { HIGHLIGHT_COLORS, type Highlight, type HighlightColor } from '#data/rows.ts'
import { Button } from '#ui/Button.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import { StatusWord } from '#ui/StatusWord.tsx'
import { SwatchButton } from '#ui/Swatch.tsx'
import type { Page, Passage } from './page.ts'
import styles from './Reader.module.css'
import { type ReaderKey, readerKey } from './readerKeys.ts'

export type BarActions = {
  color: (color: HighlightColor) => void
  comment: () => void
  tag: () => void
  copy: () => void
  quote: () => void
  remove: () => void
}

type FormatBarProps = {
  ref: Ref<HTMLDivElement>
  /** The highlight that was chosen; null over a selection. */
  highlight: Highlight | null
  isApproximate: boolean
  actions: BarActions
  /** The reader's keys hold on the buttons too. True where the key was used. */
  onKey: (key: ReaderKey) => boolean
  onLeave: () => void
}

/** The buttons over a selection or a chosen highlight. */
export function FormatBar({ ref, highlight, isApproximate, actions, onKey, onLeave }: FormatBarProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const key = readerKey(event)
    if (key?.does === 'escape') onLeave()
    else if (key?.does === 'bar' || !((key && onKey(key)) || walk(event))) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={ref}
      role="toolbar"
      aria-label={highlight ? 'Highlight' : 'Selected passage'}
      className={styles.row}
      onKeyDown={onKeyDown}
    >
      {HIGHLIGHT_COLORS.map((color, i) => (
        <SwatchButton
          key={color}
          color={color}
          keys={String(i + 1)}
          pressed={highlight ? highlight.color === color : undefined}
          onPress={() => actions.color(color)}
        />
      ))}
      <span className={styles.separator} />
      <IconButton
        icon={MessageSquare}
        label="Comment"
        keys="C"
        size="small"
        placement="top"
        onPress={actions.comment}
      />
      <IconButton icon={Hash} label="Tag" keys="T" size="small" placement="top" onPress={actions.tag} />
      <IconButton icon={Copy} label="Copy with citation" keys="Y" size="small" placement="top" onPress={actions.copy} />
      {highlight && (
        <IconButton
          icon={Trash2}
          label="Delete the highlight"
          keys="Del"
          size="small"
          placement="top"
          onPress={actions.remove}
        />
      )}
      <span className={styles.separator} />
      <Button variant="quiet" size="small" icon={Quote} className={styles.quote} onPress={actions.quote}>
        Quote in note
      </Button>
      {highlight && highlight.comment !== '' && (
        <p className={styles.comment} dir="auto">
          {highlight.comment}
        </p>
      )}
      {isApproximate && <StatusWord icon={Unlink} word="Nearly the same words" tone="warn" />}
    </div>
  )
}

/** Left and right go through the buttons, as in every toolbar. */
function walk(event: KeyboardEvent<HTMLDivElement>): boolean {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (step === 0) return false
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.indexOf(event.target as HTMLButtonElement)
  buttons[(at + step + buttons.length) % buttons.length]?.focus()
  return true
}

type OverPassageProps = { page: Page; passage: Passage; children: ReactNode }

const AWAY = 8
const EDGE = 8

/** Holds its children 8 px above a passage, or below it where there is no room; out of sight with the passage. */
export function OverPassage({ page, passage, children }: OverPassageProps) {
  const box = useRef<HTMLDivElement>(null)
  const [moves, setMoves] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: placed again after each move of the page and each render
  useLayoutEffect(() => {
    const element = box.current
    if (element) place(element, page, passage)
  }, [page, passage, moves, children])

  useLayoutEffect(() => {
    let frame = 0
    const ask = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0
        setMoves(n => n + 1)
      })
    }
    const observer = new ResizeObserver(ask)
    observer.observe(page.main)
    if (box.current) observer.observe(box.current)
    page.window.addEventListener('scroll', ask, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
      page.window.removeEventListener('scroll', ask)
    }
  }, [page])

  return (
    <div ref={box} className={styles.bar}>
      {children}
    </div>
  )
}

function place(element: HTMLElement, page: Page, passage: Passage) {
  const rects = page.rects(passage)
  const first = rects[0]
  const last = rects.at(-1)
  if (!first || !last) return
  const { innerWidth, innerHeight } = page.window
  const isAway = last.bottom < 0 || first.top > innerHeight
  // What holds the focus stays in sight, or the keyboard would be lost with it.
  element.style.visibility = isAway && !element.contains(document.activeElement) ? 'hidden' : ''
  const { offsetWidth: width, offsetHeight: height } = element
  const over = first.top - AWAY - height
  const under = last.bottom + AWAY
  const top = over >= EDGE / 2 ? over : under + height <= innerHeight ? under : Math.max(EDGE / 2, over)
  const left = Math.max(EDGE, Math.min((first.left + first.right - width) / 2, innerWidth - width - EDGE))
  element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`
}
