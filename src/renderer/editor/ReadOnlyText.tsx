import { useLayoutEffect, useRef } from 'react'
import type { Open } from '#lib/place.ts'
import { showReadOnly } from './embed/readOnly.ts'
import { inNotebook } from './inNotebook.ts'
import { theme } from './theme.ts'

export type ReadOnlyTextProps = {
  /** Top-level blocks of a note. */
  blocks: readonly unknown[]
  open: Open
  label: string
}

/** A text as a note shows it, not to be written in. */
export function ReadOnlyText({ blocks, open, label }: ReadOnlyTextProps) {
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef(open)
  useLayoutEffect(() => {
    latest.current = open
  })
  useLayoutEffect(() => {
    if (!place.current) return
    const root = document.createElement('div')
    const { text = '', shown = '' } = theme.embed ?? {}
    root.className = `${text} ${shown}`
    place.current.replaceChildren(root)
    const view = showReadOnly(
      root,
      inNotebook(null, (to, where) => latest.current(to, where)),
      theme,
    )
    view.show(blocks)
    return view.dispose
  }, [blocks])
  return <section ref={place} aria-label={label} dir="auto" />
}
