import { $getSelection, HISTORY_PUSH_TAG, type LexicalEditor } from 'lexical'
import { useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Calendar } from '#ui/Calendar.tsx'
import { Segment } from '#ui/Segment.tsx'
import { boxOfSelection } from '../FormatBar.tsx'
import { $topBlockOf } from '../topBlock.ts'
import styles from './DateField.module.css'
import { type DateForm, dateWords } from './dateWords.ts'
import { $insertDate } from './insertDate.ts'

const FORMS = [
  { value: 'words', label: 'In words' },
  { value: 'figures', label: 'In figures' },
] as const

/** What was chosen last, for as long as the window lives. */
let lastForm: DateForm = 'words'

/** An empty line has no caret to measure: its block stands for it. */
function boxOfCaret(editor: LexicalEditor): DOMRect | undefined {
  const box = boxOfSelection()
  if (box && box.height > 0) return box
  const key = editor.getEditorState().read(() => {
    const node = $getSelection()?.getNodes()[0]
    return node && $topBlockOf(node)?.getKey()
  })
  return (key ? editor.getElementByKey(key) : editor.getRootElement())?.getBoundingClientRect()
}

/** A calendar at the caret: the day that is chosen is written there. */
export function DateField({ editor, onClose }: { editor: LexicalEditor; onClose: () => void }) {
  const [form, setForm] = useState(lastForm)
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const field = ref.current
    const box = boxOfCaret(editor)
    if (!field || !box) return
    const { width, height } = field.getBoundingClientRect()
    const isRtl = getComputedStyle(editor.getRootElement() ?? field).direction === 'rtl'
    const left = Math.max(8, Math.min(isRtl ? box.right - width : box.left, window.innerWidth - width - 8))
    const below = box.bottom + 8
    const top = below + height > window.innerHeight - 8 ? Math.max(8, box.top - height - 8) : below
    Object.assign(field.style, { left: `${left}px`, top: `${top}px` })
  }, [editor])

  const close = () => {
    onClose()
    editor.focus()
  }
  const choose = (day: Date) => {
    editor.update(() => $insertDate(day, form), { tag: HISTORY_PUSH_TAG })
    close()
  }
  return createPortal(
    <div
      ref={ref}
      className={styles.field}
      role="dialog"
      aria-label="Pick a date"
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
      onBlur={event => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) onClose()
      }}
    >
      <Calendar label="Pick a date" onChoose={choose} />
      <div className={styles.foot}>
        <Segment
          label="How it is written"
          value={form}
          onChange={chosen => {
            lastForm = chosen
            setForm(chosen)
          }}
          options={FORMS}
        />
        <span className={styles.example}>{dateWords(new Date(), form)}</span>
      </div>
    </div>,
    document.body,
  )
}
