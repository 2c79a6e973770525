import { InitialStateExtension } from '@lexical/extension'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { ContentEditable } from '@lexical/react/LexicalContentEditable'
import { LexicalExtensionComposer } from '@lexical/react/LexicalExtensionComposer'
import {
  $getNodeByKey,
  $getRoot,
  COMMAND_PRIORITY_LOW,
  configExtension,
  defineExtension,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  KEY_DOWN_COMMAND,
  KEY_ESCAPE_COMMAND,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
  SKIP_DOM_SELECTION_TAG,
} from 'lexical'
import { ArrowDownToLine, Trash2 } from 'lucide-react'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useSetting } from '#data/useSetting.ts'
import { IconButton } from '#ui/IconButton.tsx'
import { $jsonOf, $setBlocks } from '../blocks.ts'
import { noteExtension } from '../noteExtension.ts'
import { SurroundingsExtension, surroundingsOf } from '../surroundings.ts'
import { theme } from '../theme.ts'
import { TypeaheadMenu } from '../typeahead/TypeaheadMenu.tsx'
import { windowExtension } from '../windowExtension.ts'
import styles from './FootnoteField.module.css'
import { $isFootnoteNode } from './FootnoteNode.ts'
import { footnoteEntry } from './footnoteEntry.ts'
import { $leaveFootnote, EDIT_FOOTNOTE } from './footnoteKeys.ts'

const $footnote = (key: NodeKey) => {
  const node = $getNodeByKey(key)
  return $isFootnoteNode(node) ? node : null
}

/** An editor of its own: links, tags and marks are written in a footnote as in the note. */
function createExtension(editor: LexicalEditor, key: NodeKey) {
  const content = editor.read('latest', () => $footnote(key)?.getContent() ?? [])
  return defineExtension({
    name: 'aide/footnote-field',
    namespace: 'aide-memoire',
    theme,
    $initialEditorState: () => {
      $setBlocks(content)
      $getRoot().selectEnd()
    },
    dependencies: [
      noteExtension,
      windowExtension,
      configExtension(SurroundingsExtension, surroundingsOf(editor)),
      configExtension(InitialStateExtension, {
        updateOptions: { tag: HISTORY_MERGE_TAG, skipTransforms: true, discrete: true },
      }),
    ],
    onError: error => editor._onError(error),
  })
}

/** Hands each change on to the footnote, so that closing the window loses nothing; Escape and Ctrl+Enter end it. */
function Field({ editor, footnote, onClose }: { editor: LexicalEditor; footnote: NodeKey; onClose: () => void }) {
  const [field] = useLexicalComposerContext()
  useEffect(() => {
    // What is written here is one step to undo in the note; a footnote just made is one step with its words.
    let tag = editor.read('latest', () => $footnote(footnote)?.getWords()) ? HISTORY_PUSH_TAG : HISTORY_MERGE_TAG
    const hand = () => {
      const content = field.read(() => $getRoot().getChildren().map($jsonOf))
      editor.update(() => $footnote(footnote)?.setContent(content), { tag: [tag, SKIP_DOM_SELECTION_TAG] })
      tag = HISTORY_MERGE_TAG
    }
    field.focus()
    return mergeRegister(
      field.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
        if (dirtyElements.size > 0 || dirtyLeaves.size > 0) hand()
      }),
      field.registerCommand(
        KEY_ESCAPE_COMMAND,
        event => {
          event.stopPropagation()
          onClose()
          return true
        },
        COMMAND_PRIORITY_LOW,
      ),
      field.registerCommand(
        KEY_DOWN_COMMAND,
        event => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false
          event.preventDefault()
          onClose()
          return true
        },
        COMMAND_PRIORITY_LOW,
      ),
    )
  }, [editor, field, footnote, onClose])
  return (
    <>
      <ContentEditable
        className={styles.text}
        ariaLabel="Text of the footnote"
        ariaMultiline
        spellCheck={useSetting('spelling').on}
      />
      <TypeaheadMenu editor={field} />
    </>
  )
}

function place(dom: HTMLElement, beside: HTMLElement | null): void {
  const box = beside?.getBoundingClientRect()
  if (!box) return
  const { width, height } = dom.getBoundingClientRect()
  const left = Math.max(8, Math.min(box.left - 16, window.innerWidth - width - 8))
  const below = box.bottom + 8
  const top = below + height > window.innerHeight - 8 ? Math.max(8, box.top - height - 8) : below
  Object.assign(dom.style, { left: `${left}px`, top: `${top}px` })
}

function FootnotePopover({
  editor,
  footnote,
  from,
  onClose,
}: {
  editor: LexicalEditor
  footnote: NodeKey
  /** What it was opened from below the text. */
  from: HTMLElement | null
  onClose: (to?: HTMLElement | null) => void
}) {
  const [extension] = useState(() => createExtension(editor, footnote))
  const ref = useRef<HTMLDivElement>(null)
  const mark = editor.getElementByKey(footnote)
  const name = `Footnote ${mark?.textContent ?? ''}`

  useLayoutEffect(() => {
    if (ref.current) place(ref.current, from ?? mark)
  }, [mark, from])
  useEffect(() => {
    const press = ({ target }: PointerEvent) => {
      const isInside =
        target instanceof Element && (ref.current?.contains(target) || target.closest('[role="listbox"]'))
      if (!isInside) onClose()
    }
    window.addEventListener('pointerdown', press, true)
    return () => window.removeEventListener('pointerdown', press, true)
  }, [onClose])

  const showBelow = () => {
    const entry = footnoteEntry(editor, footnote)
    onClose(entry)
    entry?.scrollIntoView({ block: 'center' })
  }
  const remove = () => {
    editor.update(() => $footnote(footnote)?.setContent([]))
    onClose()
  }
  return createPortal(
    <div ref={ref} className={styles.popover} role="dialog" aria-label={name}>
      <div className={styles.head}>
        <span className={styles.name}>{name}</span>
        <IconButton icon={ArrowDownToLine} label="Show it below the text" size="small" onPress={showBelow} />
        <IconButton icon={Trash2} label="Delete the footnote" size="small" onPress={remove} />
      </div>
      <LexicalExtensionComposer extension={extension} contentEditable={null}>
        <Field editor={editor} footnote={footnote} onClose={onClose} />
      </LexicalExtensionComposer>
    </div>,
    document.body,
  )
}

/** The text of the footnote that was asked for, beside its number. */
export function FootnoteField({ editor }: { editor: LexicalEditor }) {
  const [footnote, setFootnote] = useState<NodeKey | null>(null)
  const [from, setFrom] = useState<HTMLElement | null>(null)
  useEffect(
    () =>
      editor.registerCommand(
        EDIT_FOOTNOTE,
        key => {
          setFrom(document.activeElement?.closest<HTMLElement>('[data-footnote-entry]') ?? null)
          setFootnote(key)
          return true
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor],
  )
  const close = useCallback(
    (to: HTMLElement | null = from) => {
      // The caret stays where it was for one who goes on below the text.
      const isKept = footnote && editor.read('latest', () => $footnote(footnote)?.getWords().trim())
      const isBelow = isKept && to?.isConnected === true
      const tag = isBelow ? { tag: SKIP_DOM_SELECTION_TAG } : {}
      if (footnote) editor.update(() => $leaveFootnote(footnote), tag)
      setFootnote(null)
      if (isBelow) to.focus({ preventScroll: true })
      else editor.focus()
    },
    [editor, footnote, from],
  )
  return footnote && <FootnotePopover key={footnote} editor={editor} footnote={footnote} from={from} onClose={close} />
}
