import {
  $getNodeByKey,
  $getSelection,
  $isNodeSelection,
  BLUR_COMMAND,
  COMMAND_PRIORITY_LOW,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
  SKIP_DOM_SELECTION_TAG,
} from 'lexical'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '#ui/Button.tsx'
import { Slider } from '#ui/Slider.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './ImageField.module.css'
import { $isImageNode } from './ImageNode.ts'
import type { NoteImage } from './noteImage.ts'

type Chosen = { key: NodeKey; image: NoteImage }

function $chosen(): Chosen | null {
  const selection = $getSelection()
  const nodes = $isNodeSelection(selection) ? selection.getNodes() : []
  const [node] = nodes
  return nodes.length === 1 && $isImageNode(node) ? { key: node.getKey(), image: node.getImage() } : null
}

const isSame = (a: Chosen | null, b: Chosen | null) => JSON.stringify(a) === JSON.stringify(b)

/** The image that is chosen, and what puts its field away. Enter leads to the field. */
function useChosenImage(editor: LexicalEditor, enter: () => void): [Chosen | null, () => void] {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  useEffect(() => {
    const set = (next: Chosen | null) => setChosen(before => (isSame(before, next) ? before : next))
    return mergeRegister(
      editor.registerUpdateListener(({ editorState }) => {
        if ($isNodeSelection(editorState._selection)) set(editorState.read($chosen))
        else set(null)
      }),
      editor.registerCommand(
        BLUR_COMMAND,
        event => {
          const to = event.relatedTarget
          if (to instanceof Element && !to.closest('[data-image-field]')) set(null)
          return false
        },
        COMMAND_PRIORITY_LOW,
      ),
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        event => {
          if (!$chosen()) return false
          event?.preventDefault()
          enter()
          return true
        },
        COMMAND_PRIORITY_LOW,
      ),
    )
  }, [editor, enter])
  const close = useCallback(() => setChosen(null), [])
  return [chosen, close]
}

/** At the foot of the picture, within the window. */
function place(editor: LexicalEditor, key: NodeKey, dom: HTMLElement): void {
  const figure = editor.getElementByKey(key)
  const box = (figure?.querySelector('img:not([hidden])') ?? figure)?.getBoundingClientRect()
  if (!box) return
  const { width, height } = dom.getBoundingClientRect()
  const left = Math.max(8, Math.min(box.left, window.innerWidth - width - 8))
  const top = Math.max(48, Math.min(box.bottom + 8, window.innerHeight - height - 8))
  Object.assign(dom.style, { left: `${left}px`, top: `${top}px` })
}

const focusField = () => document.querySelector<HTMLElement>('[data-image-field] input')?.focus()

/** Description and width of the image that is chosen. */
export function ImageField({ editor }: { editor: LexicalEditor }) {
  const [chosen, close] = useChosenImage(editor, focusField)
  const key = chosen?.key
  const ref = useRef<HTMLDivElement>(null)
  const isChanged = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each image that is chosen
  useEffect(() => {
    isChanged.current = false
  }, [key])
  useLayoutEffect(() => {
    if (!key) return
    const set = () => ref.current && place(editor, key, ref.current)
    set()
    window.addEventListener('scroll', set, { capture: true, passive: true })
    window.addEventListener('resize', set)
    return mergeRegister(
      editor.registerUpdateListener(() => requestAnimationFrame(set)),
      () => {
        window.removeEventListener('scroll', set, { capture: true })
        window.removeEventListener('resize', set)
      },
    )
  }, [editor, key])
  if (!chosen) return null
  const { image } = chosen
  const change = (next: Partial<NoteImage>) => {
    // What is changed here while it is chosen is one step to undo, apart from what was written before.
    const tag = isChanged.current ? HISTORY_MERGE_TAG : HISTORY_PUSH_TAG
    isChanged.current = true
    editor.update(
      () => {
        const node = $getNodeByKey(chosen.key)
        if ($isImageNode(node)) node.setImage({ ...node.getImage(), ...next })
      },
      { tag: [tag, SKIP_DOM_SELECTION_TAG] },
    )
  }
  // Lexical gives the focus back with a caret only, and here the image stays chosen.
  const backToText = () => editor.getRootElement()?.focus({ preventScroll: true })
  const remove = () => {
    editor.update(() => {
      const node = $getNodeByKey(chosen.key)
      node?.selectNext(0, 0)
      node?.remove()
    })
    editor.focus()
  }
  return createPortal(
    <div
      ref={ref}
      className={styles.field}
      role="dialog"
      aria-label="Image"
      data-image-field
      onBlur={event => {
        const to = event.relatedTarget
        if (to && !event.currentTarget.contains(to) && to !== editor.getRootElement()) close()
      }}
    >
      <TextField
        label="Description"
        value={image.alt}
        placeholder="What it shows, for those who do not see it"
        onChange={alt => change({ alt })}
        onEnter={backToText}
        onEscape={backToText}
      />
      <div className={styles.row}>
        <span>Width</span>
        <Slider
          label="Width of the image"
          min={10}
          max={100}
          step={5}
          value={image.width ?? 100}
          text={image.width === null ? 'Its own' : `${image.width} %`}
          onChange={width => change({ width })}
        />
        <Button onPress={() => change({ width: null })}>Own size</Button>
        <Button onPress={remove}>Delete</Button>
      </div>
    </div>,
    document.body,
  )
}
