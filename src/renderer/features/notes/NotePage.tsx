import { memo, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { titleOf } from '#data/heads.ts'
import type { NoteEdit } from '#data/noteEdit.ts'
import { type OpenedNote, restoreNote } from '#data/notes.ts'
import type { Id, NoteHead } from '#data/rows.ts'
import { useHeads } from '#data/useHeads.ts'
import { Editor, type EditorHandle } from '#editor/Editor.tsx'
import type { Open } from '#lib/place.ts'
import { announce } from '#ui/announce.ts'
import { Button } from '#ui/Button.tsx'
import { Callout } from '#ui/Callout.tsx'
import { Empty } from '#ui/Empty.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { NoteMeta } from './NoteMeta.tsx'
import styles from './NotePage.module.css'
import { recall, remember } from './pageMemory.ts'
import { TitleField } from './TitleField.tsx'
import { useOpenNote } from './useOpenNote.ts'

export type NotePageProps = {
  id: Id
  /** A block to show, again with each new `visit`. */
  block?: number
  visit: number
  /** Names the tab, so that coming back finds the page where it was. */
  tab: string
  open: Open
  onEditor: (handle: EditorHandle | null) => void
  /** The text went on as a copy of the note, because another window had changed the same one. */
  onCopy: (id: Id) => void
  /** More was pasted than a note should hold; true when it is taken care of. */
  onLargePaste: (paste: { html: string | null; text: string }) => void
}

/** One note, open for writing: its title, what stands under it, and the text. */
export function NotePage(props: NotePageProps) {
  const { id, onCopy } = props
  const [foreign, setForeign] = useState<{ opened: OpenedNote; at: number } | null>(null)
  const onForeign = useCallback((opened: OpenedNote) => setForeign({ opened, at: Date.now() }), [])
  const [copy, setCopy] = useState<NoteHead | null>(null)
  const onConflict = useCallback(
    (made: NoteHead) => {
      setCopy(made)
      announce('Another window changed this note as well. Your words go on in a copy.')
      onCopy(made.id)
    },
    [onCopy],
  )
  const shown = useOpenNote(id, { onForeign, onConflict })

  if (shown.state === 'loading')
    return (
      <div className={styles.page}>
        <Skeleton lines={4} />
      </div>
    )
  if (shown.state === 'gone') return <NoteGone open={props.open} />
  const newer = foreign && foreign.opened.head.id === shown.edit.id() ? foreign : null
  const isCopy = copy?.id === shown.edit.id()
  const title = isCopy ? copy.title : (newer ?? shown).opened.head.title
  const titleFrom = `${isCopy ? copy.id : ''} ${newer?.at ?? ''}`
  return (
    <OpenNote
      key={shown.id}
      {...props}
      opened={shown.opened}
      edit={shown.edit}
      newer={newer}
      title={title}
      titleFrom={titleFrom}
    />
  )
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
  newer: { opened: OpenedNote; at: number } | null
  title: string
  titleFrom: string
}

function OpenNote({
  title,
  titleFrom,
  id,
  block,
  visit,
  tab,
  open,
  onEditor,
  onLargePaste,
  opened,
  edit,
  newer,
}: OpenNoteProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorHandle | null>(null)
  const [handle, setHandle] = useState<EditorHandle | null>(null)
  const isNew = opened.head.title === '' && opened.head.words === 0
  const key = `${tab} ${opened.head.id}`

  const onHandle = useCallback(
    (next: EditorHandle | null) => {
      editor.current = next
      setHandle(next)
      onEditor(next)
    },
    [onEditor],
  )
  const toTitle = useCallback(() => {
    const title = scroller.current?.querySelector<HTMLTextAreaElement>('[data-note-title]')
    title?.focus()
    title?.setSelectionRange(title.value.length, title.value.length)
  }, [])
  useEffect(() => {
    if (newer) editor.current?.setBlocks(newer.opened.blocks)
  }, [newer])

  useLayoutEffect(() => {
    const page = scroller.current
    if (!handle || !page) return
    const was = recall(key)
    if (block !== undefined && was?.visit !== visit) handle.reveal(block)
    else if (was) page.scrollTop = was.top
    remember(key, { top: page.scrollTop, visit })
    const onScroll = () => remember(key, { top: page.scrollTop, visit })
    page.addEventListener('scroll', onScroll, { passive: true })
    return () => page.removeEventListener('scroll', onScroll)
  }, [handle, block, visit, key])

  // Where nothing has the focus, or the page as a whole, writing goes on here.
  useEffect(() => {
    const { activeElement } = document
    const isFree = activeElement === document.body || activeElement === scroller.current?.closest('[role="tabpanel"]')
    if (handle && !isNew && isFree) handle.focus('start')
  }, [handle, isNew])

  return (
    <div ref={scroller} className={styles.page}>
      <div className={styles.text}>
        <Notices id={id} open={open} />
        <TitleField
          title={title}
          from={titleFrom}
          autoFocus={isNew}
          onChange={title => edit.setTitle(title)}
          onLeave={() => editor.current?.focus('start')}
        />
        <NoteMeta id={id} foreignAt={newer?.at ?? null} open={open} />
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

/** What one should know before writing on: that the note lies in the trash, or is one of two. */
function Notices({ id, open }: { id: Id; open: Open }) {
  const inTrash = useHeads(heads => (heads.notes.get(id)?.deletedAt ?? null) !== null)
  const other = useHeads(heads => {
    const of = heads.notes.get(id)?.conflictOf
    const note = of ? heads.notes.get(of) : undefined
    return note && note.deletedAt === null ? note : undefined
  })
  return (
    <>
      {inTrash && (
        <div className={styles.notice}>
          <Callout
            tone="warn"
            title="This note lies in the Trash."
            actions={<Button onPress={() => void restoreNote(id)}>Restore it</Button>}
          />
        </div>
      )}
      {other && (
        <div className={styles.notice}>
          <Callout
            tone="warn"
            title="This note was also changed in another window."
            actions={
              <Button onPress={() => open({ kind: 'note', id: other.id }, 'beside')}>Open the other one beside</Button>
            }
          >
            Your words are in this copy; “{titleOf(other)}” has the others. Nothing is lost.
          </Callout>
        </div>
      )}
    </>
  )
}
