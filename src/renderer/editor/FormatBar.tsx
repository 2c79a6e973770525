import {
  $getSelection,
  $isRangeSelection,
  BLUR_COMMAND,
  COMMAND_PRIORITY_LOW,
  type LexicalEditor,
  mergeRegister,
} from 'lexical'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { EditorHandle } from './handle.ts'
import styles from './Toolbar.module.css'
import { Toolbar } from './Toolbar.tsx'

const GAP = 8

/** Whether words are selected and the selecting is done: the bar must not move under the pointer. */
function useHasSelection(editor: LexicalEditor): boolean {
  const [has, setHas] = useState(false)
  useEffect(() => {
    let isPressed = false
    const look = () =>
      setHas(
        !isPressed &&
          editor.read('latest', () => {
            const selection = $getSelection()
            return $isRangeSelection(selection) && !selection.isCollapsed()
          }),
      )
    const press = (event: PointerEvent) => {
      isPressed = editor.getRootElement()?.contains(event.target as Node) ?? false
    }
    const release = () => {
      isPressed = false
      requestAnimationFrame(look)
    }
    window.addEventListener('pointerdown', press)
    window.addEventListener('pointerup', release)
    return mergeRegister(
      editor.registerUpdateListener(({ editorState, prevEditorState }) => {
        if (editorState._selection !== prevEditorState._selection) look()
      }),
      editor.registerCommand(
        BLUR_COMMAND,
        event => {
          const to = event.relatedTarget
          if (!(to instanceof Element && to.closest('[data-format-bar]'))) setHas(false)
          return false
        },
        COMMAND_PRIORITY_LOW,
      ),
      () => {
        window.removeEventListener('pointerdown', press)
        window.removeEventListener('pointerup', release)
      },
    )
  }, [editor])
  return has
}

export function boxOfSelection(): DOMRect | null {
  const selection = document.getSelection()
  return selection && selection.rangeCount > 0 ? selection.getRangeAt(0).getBoundingClientRect() : null
}

/** The toolbar, 8 px above selected words. It lies over the text and never moves it. */
export function FormatBar({
  editor,
  handle,
  hidden,
}: {
  editor: LexicalEditor
  handle: EditorHandle
  hidden: boolean
}) {
  const shown = useHasSelection(editor) && !hidden
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!shown) return
    const place = () => {
      const box = boxOfSelection()
      const bar = ref.current
      if (!box || !bar) return
      const { width, height } = bar.getBoundingClientRect()
      const left = Math.max(GAP, Math.min(box.left + box.width / 2 - width / 2, window.innerWidth - width - GAP))
      const above = box.top - height - GAP
      const top = above < GAP ? Math.min(box.bottom + GAP, window.innerHeight - height - GAP) : above
      Object.assign(bar.style, { left: `${left}px`, top: `${top}px` })
    }
    place()
    const stop = editor.registerUpdateListener(place)
    window.addEventListener('scroll', place, { capture: true, passive: true })
    window.addEventListener('resize', place)
    return () => {
      stop()
      window.removeEventListener('scroll', place, { capture: true })
      window.removeEventListener('resize', place)
    }
  }, [shown, editor])
  if (!shown) return null
  return createPortal(
    // biome-ignore lint/a11y/noStaticElementInteractions: a press on the bar must not end the selection
    <div ref={ref} className={styles.floating} data-format-bar onMouseDown={event => event.preventDefault()}>
      <Toolbar handle={handle} />
    </div>,
    document.body,
  )
}
