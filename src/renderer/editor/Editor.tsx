import { InitialStateExtension } from '@lexical/extension'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { ContentEditable } from '@lexical/react/LexicalContentEditable'
import { LexicalExtensionComposer } from '@lexical/react/LexicalExtensionComposer'
import { configExtension, defineExtension, HISTORY_MERGE_TAG } from 'lexical'
import { memo, type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { whyReadOnly } from '#data/db.ts'
import type { Id } from '#data/rows.ts'
import { useSetting } from '#data/useSetting.ts'
import type { Open } from '#lib/place.ts'
import { useAfterPaint } from '#ui/useAfterPaint.ts'
import { $setBlocks } from './blocks.ts'
import { FoldButtons } from './collapse/FoldButtons.tsx'
import { DatePicker } from './date/DatePicker.tsx'
import styles from './Editor.module.css'
import { FormatBar } from './FormatBar.tsx'
import { FootnoteField } from './footnote/FootnoteField.tsx'
import { FootnoteList } from './footnote/FootnoteList.tsx'
import { createHandle, type EditorHandle } from './handle.ts'
import { ImageField } from './image/ImageField.tsx'
import { inNotebook } from './inNotebook.ts'
import { LinkField } from './LinkField.tsx'
import { BlockHandle } from './moving/BlockHandle.tsx'
import { noteExtension } from './noteExtension.ts'
import { addOpenEditor } from './openEditors.ts'
import { LinkPreview } from './preview/LinkPreview.tsx'
import { SurroundingsExtension } from './surroundings.ts'
import { TableMenu } from './table/TableMenu.tsx'
import { theme } from './theme.ts'
import { TypeaheadMenu } from './typeahead/TypeaheadMenu.tsx'
import { windowExtension } from './windowExtension.ts'

export type { EditorCommand } from './actions.ts'
export type { EditorHandle } from './handle.ts'

export type EditorProps = {
  noteId: Id
  /** The stored blocks. Read once; another note is another editor, by `key`. */
  blocks: unknown[]
  /** After each change, with a way to read the text when it is time to. */
  onChange: (read: () => unknown[]) => void
  onOpen: Open
  onHandle: (handle: EditorHandle | null) => void
  /** More was pasted than a note should hold: nothing was inserted. Without it, it comes in as plain text. */
  onLargePaste?: (paste: { html: string | null; text: string }) => void
  /** The arrow up in the first line. */
  onLeaveStart?: () => void
  /** What the field is called for those who do not see it. */
  label: string
}

/** One object for the life of the editor: a new one would be a new editor, and what was typed would be gone. */
function createExtension(latest: RefObject<EditorProps>) {
  const { noteId, blocks, onLargePaste } = latest.current
  return defineExtension({
    name: 'aide/editor',
    namespace: 'aide-memoire',
    editable: whyReadOnly() === null,
    theme,
    $initialEditorState: () => $setBlocks(blocks),
    dependencies: [
      noteExtension,
      windowExtension,
      configExtension(SurroundingsExtension, {
        ...inNotebook(noteId, (place, where) => latest.current.onOpen(place, where)),
        onLargePaste: onLargePaste ? paste => latest.current.onLargePaste?.(paste) : null,
        onLeaveStart: () => latest.current.onLeaveStart?.(),
      }),
      // The stored text is shown as it is; the transforms are for what is typed.
      configExtension(InitialStateExtension, {
        updateOptions: { tag: HISTORY_MERGE_TAG, skipTransforms: true, discrete: true },
      }),
    ],
    onError: error => {
      // Lexical goes back to the last good state by itself; the error must still be seen.
      queueMicrotask(() => {
        throw error
      })
    },
  })
}

/** The text of one note, open for writing. */
export function Editor(props: EditorProps) {
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })
  const [extension] = useState(() => createExtension(latest))
  return (
    <LexicalExtensionComposer extension={extension} contentEditable={null}>
      <Text label={props.label} latest={latest} />
    </LexicalExtensionComposer>
  )
}

/** Rendered once: nothing in it follows the text, so no keystroke passes through React. */
const Text = memo(function Text({ label, latest }: { label: string; latest: RefObject<EditorProps> }) {
  const [editor] = useLexicalComposerContext()
  const [isLinking, setLinking] = useState(false)
  const [handle, setHandle] = useState<EditorHandle | null>(null)
  const askLink = useCallback(() => setLinking(true), [])
  const isPainted = useAfterPaint()
  const canWrite = editor.isEditable()

  useEffect(() => {
    const made = createHandle(editor, { onChange: read => latest.current.onChange(read), askLink })
    const { onHandle } = latest.current
    setHandle(made.handle)
    const forget = addOpenEditor(latest.current.noteId, made.handle)
    onHandle(made.handle)
    return () => {
      forget()
      onHandle(null)
      made.dispose()
    }
  }, [editor, latest, askLink])

  return (
    <div className={styles.editor}>
      <ContentEditable className={styles.text} ariaLabel={label} ariaMultiline spellCheck={useSetting('spelling').on} />
      <TypeaheadMenu editor={editor} />
      {isPainted && (
        <>
          <FootnoteList editor={editor} />
          <LinkPreview editor={editor} />
          <FoldButtons editor={editor} />
        </>
      )}
      {isPainted && canWrite && (
        <>
          <TableMenu editor={editor} />
          <FootnoteField editor={editor} />
          <ImageField editor={editor} />
          <BlockHandle editor={editor} />
          <DatePicker editor={editor} />
        </>
      )}
      {handle && canWrite && <FormatBar editor={editor} handle={handle} hidden={isLinking} />}
      {isLinking && <LinkField editor={editor} onClose={() => setLinking(false)} />}
    </div>
  )
})
