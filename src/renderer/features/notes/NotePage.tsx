import { memo, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { titleOf } from '#data/heads.ts'
import type { NoteEdit } from '#data/noteEdit.ts'
import type { OpenedNote } from '#data/notes.ts'
import type { Id, NoteHead } from '#data/rows.ts'
import { Editor, type EditorHandle } from '#editor/Editor.tsx'
import { FindBar } from '#editor/find/FindBar.tsx'
import type { FoundPassage } from '#lib/passage.ts'
import type { Open } from '#lib/place.ts'
import { announce } from '#ui/announce.ts'
import { Button } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { showToast } from '#ui/toast.ts'
import { useAfterPaint } from '#ui/useAfterPaint.ts'
import { NoteMeta } from './NoteMeta.tsx'
import { NoteNotices } from './NoteNotices.tsx'
import styles from './NotePage.module.css'
import { recall, remember } from './pageMemory.ts'
import { TitleField } from './TitleField.tsx'
import { type Newer, useOpenNote } from './useOpenNote.ts'

export type NotePageProps = {
  id: Id
  /** A heading or block that a link led to, by its id, to show with each new `visit`. */
  part?: string
  /** A block to show, again with each new `visit`. */
  block?: number
  /** Words found by the search, to show likewise. */
  passage?: FoundPassage
  visit: number
  /** Names the tab, so that coming back finds the page where it was. */
  tab: string
  open: Open
  onEditor: (handle: EditorHandle | null) => void
  /** The text went on as a copy of the note, because another window had changed the same one. */
  onCopy: (id: Id) => void
  /** Shows a copy beside the note that it is a second text of, to make one of the two. */
  onCompare: (copy: Id) => void
  /** More was pasted than a note should hold; true when it is taken care of. */
  onLargePaste: (paste: { html: string | null; text: string }) => void
}

/** One note, open for writing: its title, what stands under it, and the text. */
export function NotePage(props: NotePageProps) {
  const { id, onCopy, open } = props
  const shown = useOpenNote(id, (copy, isShown) => {
    if (!isShown) return tellOfCopy(copy, open)
    announce('This note was also changed in another window. Your words are in this copy.')
    onCopy(copy.id)
  })

  if (shown.state === 'loading')
    return (
      <div className={styles.page}>
        <Skeleton lines={4} />
      </div>
    )
  if (shown.state === 'gone') return <NoteGone open={props.open} />
  return <OpenNote key={shown.id} {...props} opened={shown.opened} edit={shown.edit} newer={shown.newer} />
}

/** Its page is not in view any more when the last words became a copy. */
function tellOfCopy(copy: NoteHead, open: Open): void {
  showToast({
    text: `A note was also changed in another window. Your words are in “${titleOf(copy)}”.`,
    tone: 'warn',
    action: { label: 'Open', run: () => open({ kind: 'note', id: copy.id }) },
  })
}

/** A link that led to a heading or block that is gone opens the note all the same, and says so. */
function showPart(handle: EditorHandle, part: string): void {
  if (!handle.revealPart(part))
    showToast({ text: 'This part is no longer there. Here is the note from its start.', tone: 'warn' })
}

function NoteGone({ open }: { open: Open }) {
  return (
    <div className={styles.page}>
      <Empty title="This note is no longer in the notebook.">
        <p>It was taken out of the Trash for good.</p>
        <p className={styles.after}>
          <Button onPress={() => open({ kind: 'start' })}>Go to the start</Button>
        </p>
      </Empty>
    </div>
  )
}

type OpenNoteProps = NotePageProps & {
  opened: OpenedNote
  edit: NoteEdit
  newer: Newer | null
}

function OpenNote(props: OpenNoteProps) {
  const { id, part, block, passage, visit, tab, open, onEditor, onCompare, onLargePaste, opened, edit, newer } = props
  const scroller = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorHandle | null>(null)
  const isAwaited = useRef(false)
  const [handle, setHandle] = useState<EditorHandle | null>(null)
  const isPainted = useAfterPaint()
  const isNew = opened.head.title === '' && opened.head.words === 0
  const key = `${tab} ${opened.head.id}`

  const onHandle = useCallback(
    (next: EditorHandle | null) => {
      editor.current = next
      setHandle(next)
      onEditor(next)
      // Unless one has gone on to something else meanwhile.
      if (next && isAwaited.current && document.activeElement?.matches('[data-note-title]')) next.focus('start')
      isAwaited.current = false
    },
    [onEditor],
  )
  // The title can be typed in before the text below it can.
  const toText = useCallback(() => {
    isAwaited.current = editor.current === null
    editor.current?.focus('start')
  }, [])
  const toTitle = useCallback(() => {
    const title = scroller.current?.querySelector<HTMLTextAreaElement>('[data-note-title]')
    title?.focus()
    title?.setSelectionRange(title.value.length, title.value.length)
  }, [])
  useLayoutEffect(() => {
    if (newer?.blocks) handle?.setBlocks(newer.blocks)
  }, [newer, handle])

  useLayoutEffect(() => {
    const page = scroller.current
    if (!handle || !page) return
    const was = recall(key)
    if (was?.visit !== visit && block !== undefined) handle.reveal(block)
    else if (was?.visit !== visit && part !== undefined) showPart(handle, part)
    else if (was?.visit !== visit && passage !== undefined) handle.revealPassage(passage)
    // Neither set nor read where it is the top: either would lay the whole note out before its first paint.
    else if (was && was.top > 0) page.scrollTop = was.top
    remember(key, { top: was?.top ?? 0, visit })
    const onScroll = () => remember(key, { top: page.scrollTop, visit })
    page.addEventListener('scroll', onScroll, { passive: true })
    return () => page.removeEventListener('scroll', onScroll)
  }, [handle, part, block, passage, visit, key])

  // Where the page has the focus, or nothing has it and one was last on this side, writing goes on here.
  useEffect(() => {
    const { activeElement } = document
    const page = scroller.current
    const isLast = page?.closest('[data-pane]:not([data-active-pane])') === null
    const isFree = activeElement === document.body ? isLast : activeElement === page?.closest('[role="tabpanel"]')
    if (handle && !isNew && isFree) handle.focus('start')
  }, [handle, isNew])

  return (
    <div ref={scroller} className={styles.page}>
      {isPainted && handle && <FindBar find={handle.find} />}
      <div className={styles.text}>
        <NoteNotices id={id} open={open} onCompare={onCompare} />
        <TitleField
          title={(newer ?? opened).head.title}
          from={newer ? `${newer.head.id} ${newer.at}` : ''}
          autoFocus={isNew}
          onChange={title => edit.setTitle(title)}
          onLeave={toText}
        />
        <NoteMeta id={id} foreignAt={newer?.blocks ? newer.at : null} open={open} />
        <NoteText
          opened={opened}
          edit={edit}
          open={open}
          onHandle={onHandle}
          onLargePaste={onLargePaste}
          onLeaveStart={toTitle}
        />
      </div>
      {/* The empty paper under the text writes on at its end. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the text has the keys */}
      <div
        className={styles.below}
        onMouseDown={event => {
          event.preventDefault()
          editor.current?.focus('end')
        }}
      />
    </div>
  )
}

type NoteTextProps = {
  opened: OpenedNote
  edit: NoteEdit
  open: Open
  onHandle: (handle: EditorHandle | null) => void
  onLargePaste: NotePageProps['onLargePaste']
  onLeaveStart: () => void
}

/** Apart from the rest of the page: the editor is not rendered again when title or tags change. */
const NoteText = memo(function NoteText({ opened, edit, open, onHandle, onLargePaste, onLeaveStart }: NoteTextProps) {
  const onChange = useCallback((read: () => unknown[]) => edit.changed(read), [edit])
  return (
    <Editor
      key={opened.head.id}
      noteId={opened.head.id}
      blocks={opened.blocks}
      label="Text of the note"
      onChange={onChange}
      onOpen={open}
      onHandle={onHandle}
      onLargePaste={onLargePaste}
      onLeaveStart={onLeaveStart}
    />
  )
})
