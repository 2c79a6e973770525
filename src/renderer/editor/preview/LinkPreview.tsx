import type { LexicalEditor } from 'lexical'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { isUrdu } from '#lib/words.ts'
import { announce } from '#ui/announce.ts'
import { showReadOnly } from '../embed/readOnly.ts'
import { surroundingsOf } from '../surroundings.ts'
import styles from './LinkPreview.module.css'
import { placePreview } from './placePreview.ts'
import { followPointed, type Pointed } from './pointed.ts'
import { type Preview, previewOf } from './previewOf.ts'

type Shown = { pointed: Pointed; preview: Preview }

/** What a link leads to, beside it, while the pointer rests on it or after Shift and Enter. The text keeps the focus. */
export function LinkPreview({ editor }: { editor: LexicalEditor }) {
  const [shown, setShown] = useState<Shown | null>(null)
  const follower = useRef<ReturnType<typeof followPointed> | null>(null)

  useEffect(() => {
    let asked: Pointed | null = null
    const onPointed = (pointed: Pointed | null) => {
      asked = pointed
      if (!pointed) return setShown(null)
      const show = (preview: Preview) => {
        if (asked !== pointed) return
        setShown({ pointed, preview })
        if (pointed.byKey) announce(`${preview.title}. ${preview.meta}. ${preview.remark}`)
      }
      previewOf(pointed.link, surroundingsOf(editor)).then(show, error => editor._onError(error))
    }
    const following = followPointed(editor, onPointed)
    follower.current = following
    return following.stop
  }, [editor])

  if (!shown || !follower.current) return null
  return (
    <Card
      key={shown.pointed.key}
      editor={editor}
      shown={shown}
      onEnter={follower.current.hold}
      onLeave={follower.current.leave}
      onClose={follower.current.close}
    />
  )
}

type CardProps = { editor: LexicalEditor; shown: Shown; onEnter: () => void; onLeave: () => void; onClose: () => void }

function Card({ editor, shown: { pointed, preview }, onEnter, onLeave, onClose }: CardProps) {
  const ref = useRef<HTMLElement>(null)
  const body = useRef<HTMLDivElement>(null)
  useText(editor, body, preview, onClose)
  usePlace(editor, ref, pointed)
  useClosing(ref, onClose)
  const { title, meta, text, blocks, remark } = preview
  return createPortal(
    // The mouse must not take the focus from the text.
    <section
      ref={ref}
      aria-label={`Preview of ${title}`}
      data-link-preview
      className={styles.card}
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
      onMouseDown={event => event.preventDefault()}
    >
      <div className={styles.head}>
        <div className={styles.title} dir="auto" lang={isUrdu(title) ? 'ur' : undefined}>
          {title}
        </div>
        {meta && <div className={styles.meta}>{meta}</div>}
      </div>
      {remark && <p className={styles.remark}>{remark}</p>}
      {text && (
        <div className={styles.body}>
          <p className={styles.text} dir="auto" lang={isUrdu(text) ? 'ur' : undefined}>
            {text}
          </p>
        </div>
      )}
      {blocks.length > 0 && <div ref={body} className={styles.body} />}
    </section>,
    document.body,
  )
}

/** The first lines of a note, set as the note is. */
function useText(
  editor: LexicalEditor,
  body: RefObject<HTMLDivElement | null>,
  { blocks }: Preview,
  onClose: () => void,
): void {
  useLayoutEffect(() => {
    if (!body.current) return
    const around = surroundingsOf(editor)
    const root = document.createElement('div')
    const { text = '', shown = '' } = editor._config.theme.embed ?? {}
    root.className = `${text} ${shown}`
    body.current.replaceChildren(root)
    const open: typeof around.open = (place, where) => {
      onClose()
      around.open(place, where)
    }
    // Embeds are named here, not shown: a preview is a glance.
    const inside = { ...around, noteId: null, open, chain: ['', '', '', ''] }
    const view = showReadOnly(root, inside, editor._config.theme)
    view.show(blocks)
    return view.dispose
  }, [editor, body, blocks, onClose])
}

function caretLine(editor: LexicalEditor): { top: number; bottom: number } | null {
  const root = editor.getRootElement()
  const selection = window.getSelection()
  if (document.activeElement !== root || !selection?.rangeCount) return null
  const range = selection.getRangeAt(0)
  const node = range.startContainer
  const box =
    range.getClientRects()[0] ?? (node instanceof Element ? node : node.parentElement)?.getBoundingClientRect()
  return box && box.height > 0 ? box : null
}

function usePlace(editor: LexicalEditor, ref: RefObject<HTMLElement | null>, { key }: Pointed): void {
  useLayoutEffect(() => {
    const link = editor.getElementByKey(key)
    const box = link?.getClientRects()[0]
    if (!link || !box || !ref.current) return
    const isRtl = getComputedStyle(link.closest('[dir]') ?? link).direction === 'rtl'
    const size = ref.current.getBoundingClientRect()
    const room = { width: document.documentElement.clientWidth, height: window.innerHeight }
    const { left, top } = placePreview(box, size, room, isRtl, caretLine(editor))
    Object.assign(ref.current.style, { left: `${left}px`, top: `${top}px` })
  })
}

/** Esc, or the link scrolling away from under it, puts it away. */
function useClosing(ref: RefObject<HTMLElement | null>, onClose: () => void): void {
  // With the first paint: who sees the preview may press Esc at once.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      onClose()
    }
    const onScroll = (event: Event) => {
      if (!(event.target instanceof Node) || !ref.current?.contains(event.target)) onClose()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    window.addEventListener('scroll', onScroll, { capture: true, passive: true })
    window.addEventListener('blur', onClose)
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true })
      window.removeEventListener('scroll', onScroll, { capture: true })
      window.removeEventListener('blur', onClose)
    }
  }, [ref, onClose])
}
